"""Bills of quantities: numbers along the tree, texts made readable, and files from programs that do not conform."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file, corpus_files

BILL = '<GAEB xmlns="{namespace}"><Award><DP>{phase}</DP><BoQ><BoQBody>{body}</BoQBody></BoQ></Award></GAEB>'


def read_bill(
    body: str, *, phase: str = "83", namespace: str = "http://www.gaeb.de/GAEB_DA_XML/200407"
) -> TenderReading:
    return read_tender("lv.x83", BILL.format(namespace=namespace, phase=phase, body=body).encode(), {})


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


@pytest.mark.corpus
def test_the_bill_of_the_corpus_is_read_position_by_position() -> None:
    path = corpus_file("gaeb", "boq.x83")
    reading = read_tender(path.name, path.read_bytes(), {})
    found = [(one.number, one.section, one.quantity, one.unit) for one in reading.tender.requirements]
    earth, digging, extras = "01 Erdarbeiten", "01.02 Aushub", "03 Zusatzleistungen"
    assert found == [
        ("01.02.0010", (earth, digging), Decimal("100.000"), "m3"),
        ("01.02.0010.1", (earth, digging, "01.02.0010 Boden loesen"), Decimal("60.000"), "m3"),
        ("01.02.0020", (earth, digging), Decimal(1), "psch"),
        ("03.0030", (extras,), Decimal("5.000"), "Stk"),
        ("03.0040", (extras,), Decimal("10.000"), "m2"),
        ("03.0040.1", (extras,), Decimal("10.000"), "m2"),
        ("03.0050", (extras,), Decimal("20.000"), "Std"),
    ]
    first = reading.tender.requirements[0]
    assert first.title == "Boden loesen"
    assert first.text.startswith(
        "Boden loesen und lagern.\nBodenklasse 3-5.\nBodenklasse: 3-5 (gemaess Bodengutachten)\n……"
    )
    assert first.answer.kind == "text"
    assert (reading.tender.reference, reading.tender.currency) == ("PRJ-1", "EUR")
    assert {"position-optional", "position-alternative", "position-by-hour"} <= codes(reading)


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("gaeb"), ids=lambda path: path.name)
def test_every_position_of_every_file_is_there(path: Path) -> None:
    root = etree.parse(str(path)).getroot()
    items = root.xpath("//*[local-name()='Itemlist']/*[local-name()='Item'] | //*[local-name()='SubDescr']")
    reading = read_tender(path.name, path.read_bytes(), {})
    assert len(reading.tender.requirements) == len(items)
    assert ("not-a-call" in codes(reading)) == (path.suffix not in {".x80", ".x83"})


def test_formatted_texts_become_lines() -> None:
    text = "<p>First<br/>second <b>bold</b></p><ul><li>one</li><li>two</li></ul><p> third  </p>"
    detail = f"<CompleteText><DetailTxt><Text>{text}</Text></DetailTxt></CompleteText>"
    item = f'<Itemlist><Item RNoPart="1"><Description>{detail}</Description></Item></Itemlist>'
    (requirement,) = read_bill(item).tender.requirements
    assert requirement.text == "First\nsecond bold\n– one\n– two\nthird"


@pytest.mark.parametrize(
    "namespace", ["http://www.gaeb.de/GAEB_DA_XML/DA83/3.3", "http://www.gaeb.de/GAEB_DA_XML/200407", ""]
)
def test_the_version_of_the_namespace_does_not_matter(namespace: str) -> None:
    reading = read_bill('<Itemlist><Item RNoPart="1"><Qty>2</Qty></Item></Itemlist>', namespace=namespace)
    assert (reading.format, len(reading.tender.requirements)) == ("gaeb", 1)


def test_a_quantity_that_is_no_number_is_told() -> None:
    reading = read_bill('<Itemlist><Item RNoPart="1"><Qty>1.000,5</Qty></Item></Itemlist>')
    assert reading.tender.requirements[0].quantity is None
    assert {"quantity-unreadable", "position-without-text"} <= codes(reading)


def test_another_phase_is_no_call() -> None:
    assert "not-a-call" in codes(read_bill("", phase="86"))


def test_remarks_and_texts_before_the_bill_are_information() -> None:
    remark = "<Remark><Description><CompleteText><DetailTxt><Text><p>By hand</p></Text></DetailTxt></CompleteText>"
    body = f'<Itemlist>{remark}</Description></Remark><Item RNoPart="1"><Qty>1</Qty></Item></Itemlist>'
    before = "<AddText><DetailAddText><p>VOB/B applies.</p></DetailAddText></AddText>"
    content = BILL.format(namespace="", phase="83", body=body).replace("<BoQ>", f"{before}<BoQ>")
    tender = read_tender("lv.x83", content.encode(), {}).tender
    assert [(one.number, one.text, one.level) for one in tender.requirements] == [
        ("", "VOB/B applies.", "information"),
        ("", "By hand", "information"),
        ("1", "1", "mandatory"),
    ]


def test_categories_of_the_level_of_lots_are_lots() -> None:
    levels = "<BoQInfo><BoQBkdn><Type>Lot</Type></BoQBkdn><BoQBkdn><Type>Item</Type></BoQBkdn></BoQInfo>"
    item = '<BoQBody><Itemlist><Item RNoPart="10"><Qty>1</Qty></Item></Itemlist></BoQBody>'
    body = "".join(f'<BoQCtgy RNoPart="{no}"><LblTx>Los {no}</LblTx>{item}</BoQCtgy>' for no in (1, 2))
    content = BILL.format(namespace="", phase="83", body=body).replace("<BoQ>", f"<BoQ>{levels}")
    tender = read_tender("lv.x83", content.encode(), {}).tender
    assert [(lot.id, lot.title) for lot in tender.lots] == [("1", {"de": "Los 1"}), ("2", {"de": "Los 2"})]
    assert [(one.number, one.lot) for one in tender.requirements] == [("1.10", "1"), ("2.10", "2")]


def test_a_quantity_left_to_the_bidder_and_a_surcharge_are_told() -> None:
    body = '<Itemlist><Item RNoPart="1"><QtyTBD>Yes</QtyTBD></Item><MarkupItem RNoPart="2"><QU>%</QU></MarkupItem></Itemlist>'
    reading = read_bill(body)
    assert [(one.number, one.answer.kind) for one in reading.tender.requirements] == [("1", "number"), ("2", "none")]
    assert {"quantity-by-bidder", "position-surcharge"} <= codes(reading)


def test_dates_of_the_award_count_the_validity_and_the_delivery() -> None:
    info = "<AwardInfo><OpenDate>2027-03-02</OpenDate><EvalEnd>2027-04-01</EvalEnd><CnstEnd>2028-01-31</CnstEnd></AwardInfo>"
    content = BILL.format(namespace="", phase="81", body="").replace("<BoQ>", f"{info}<BoQ>")
    tender = read_tender("lv.x81", content.encode(), {}).tender
    assert (tender.bid_validity_days, str(tender.delivery_until)) == (30, "2028-01-31")
