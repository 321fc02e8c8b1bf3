"""X84 out of X83: the buyer's positions in their order with their ids, our prices, and the bid's one total."""

from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.readers.gaeb.bill import read_gaeb
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.writers.machine.gaeb import write_gaeb_answer
from bidbuilder.formats.writers.machine.reading import find_machine_totals
from tests.corpus import corpus_file
from tests.factories.snapshots import item, price, price_line, small_snapshot, tender

CALL = b"""<?xml version="1.0" encoding="UTF-8"?>
<GAEB xmlns="http://www.gaeb.de/GAEB_DA_XML/DA83/3.2"><GAEBInfo><Version>3.2</Version></GAEBInfo>
<PrjInfo><NamePrj>Heizwerk</NamePrj></PrjInfo><Award><DP>83</DP><BoQ ID="B1"><BoQInfo><Name>LV</Name>
<BoQBkdn><Type>Item</Type><Length>4</Length><Num>Yes</Num></BoQBkdn></BoQInfo>
<BoQBody><BoQCtgy ID="C1" RNoPart="01"><BoQBody><Itemlist>
<Item ID="a" RNoPart="0010"><Qty>3.000</Qty><QU>Stk</QU>
<Description><CompleteText><DetailTxt><Text><p><span>Kessel</span></p></Text>
<TextComplement MarkLbl="1" Kind="Bidder" Empty="Yes"><ComplBody/></TextComplement></DetailTxt>
</CompleteText></Description></Item>
<Item ID="b" RNoPart="0020"><Qty>2.000</Qty><QU>Stk</QU>
<Description><CompleteText><DetailTxt/></CompleteText></Description></Item>
<Item ID="c" RNoPart="0030"><Provis>WithoutTotal</Provis><Qty>9</Qty>
<Description><CompleteText/></Description></Item>
</Itemlist></BoQBody></BoQCtgy><BoQCtgy ID="C2" RNoPart="02"><BoQBody><Itemlist>
<Item ID="d" RNoPart="0010"><LumpSumItem>Yes</LumpSumItem>
<Description><CompleteText/></Description></Item>
</Itemlist></BoQBody></BoQCtgy></BoQBody></BoQ></Award></GAEB>"""


def snapshot_for(
    call: bytes, answers: dict[str, tuple[str, ...]], totals: dict[str, str], discount: str = "0"
) -> BidSnapshot:
    """A bid on a GAEB call: the numbers each item answers, and what each line costs (items or services)."""
    read = read_gaeb("lv.x83", parse_xml(call)).tender.requirements
    requirements = tuple(replace(one, key=one.number) for one in read)
    items = tuple(item(number, key=key, answers=answers[key]) for number, key in enumerate(answers, start=1))
    lines = tuple(
        replace(price_line(1), item_key=key, quantity=Decimal(1), unit_price=Decimal(total), total=Decimal(total))
        for key, total in totals.items()
    )
    return small_snapshot(
        tender=tender(requirements=requirements), items=items, coverage=(), price=price(lines, discount)
    )


def prices_of(answer: bytes) -> dict[str, tuple[str | None, str | None]]:
    """Unit price and sum by the id of the position."""
    return {
        str(one.get("ID")): (one.findtext("{*}UP"), one.findtext("{*}IT"))
        for one in etree.fromstring(answer).iter("{*}Item")
    }


def test_each_position_gets_the_price_of_the_items_that_answer_it() -> None:
    snapshot = snapshot_for(
        CALL, {"x": ("01.0010",), "y": ("01.0020",), "z": ("02.0010",)}, {"x": "300", "y": "50.10", "z": "7"}
    )
    answer = write_gaeb_answer(snapshot, CALL)
    assert prices_of(answer) == {
        "a": ("100.00", "300.00"),
        "b": ("25.05", "50.10"),
        "c": (None, None),
        "d": ("7.00", "7.00"),
    }
    assert list(find_machine_totals("a.x84", answer)) == [Decimal("357.10")]
    root = etree.fromstring(answer)
    assert etree.QName(root).namespace == "http://www.gaeb.de/GAEB_DA_XML/DA84/3.2"
    assert [one.text for one in root.iter("{*}Total")] == ["357.10", "350.10", "7.00"]


def test_a_quantity_with_a_comma_is_counted_and_written_with_a_point() -> None:
    call = CALL.replace(b"<Qty>3.000</Qty>", b"<Qty>2,5</Qty>")
    answer = write_gaeb_answer(snapshot_for(call, {"x": ("01.0010",)}, {"x": "300"}), call)
    assert prices_of(answer)["a"] == ("120.00", "300.00")
    assert b"<Qty>2.5</Qty>" in answer


def test_a_position_outside_the_total_has_a_unit_price_where_an_option_answers_it() -> None:
    snapshot = snapshot_for(CALL, {"x": ("01.0010",), "o": ("01.0030",)}, {"x": "300", "o": "45"})
    beside = replace(snapshot.price, lines=snapshot.price.lines[:1], outside=snapshot.price.lines[1:])
    priced = replace(beside, total=Decimal(300), subtotal=Decimal(300))
    answer = write_gaeb_answer(replace(snapshot, price=priced), CALL)
    assert prices_of(answer)["c"] == ("5.00", None)
    assert list(find_machine_totals("a.x84", answer)) == [Decimal(300)]


def test_what_rounding_adds_and_the_discount_are_taken_off_in_one_amount() -> None:
    snapshot = snapshot_for(CALL, {"x": ("01.0010",)}, {"x": "100.01"}, discount="10")
    answer = write_gaeb_answer(snapshot, CALL)
    assert prices_of(answer)["a"] == ("33.34", "100.02")
    info = etree.fromstring(answer).find(".//{*}BoQInfo/{*}Totals")
    assert [one.text for one in info] == ["100.02", "10.01", "90.01"]
    assert list(find_machine_totals("a.x84", answer)) == [snapshot.price.total]


def test_shared_costs_are_spread_over_the_priced_positions() -> None:
    snapshot = snapshot_for(CALL, {"x": ("01.0010",), "y": ("01.0020",)}, {"x": "300", "y": "100", "service-1": "40"})
    answer = write_gaeb_answer(snapshot, CALL)
    assert prices_of(answer)["a"] == ("110.00", "330.00")
    assert prices_of(answer)["b"] == ("55.00", "110.00")
    assert prices_of(answer)["d"] == (None, None)


def test_the_bidders_gap_gets_maker_and_type_and_the_name_stands_letter_for_letter() -> None:
    answer = write_gaeb_answer(snapshot_for(CALL, {"x": ("01.0010",)}, {"x": "3"}), CALL)
    root = etree.fromstring(answer)
    gap = root.find(".//{*}TextComplement")
    assert "".join(gap.itertext()).strip() == "Nordvind NV-0001"
    assert gap.get("Empty") is None
    assert root.findtext(".//{*}CTR/{*}Address/{*}Name1") == "Nordvind Energisystemer A/S"


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["boq.x83", "nonconforming.x83", "minimal.x83"])
def test_calls_of_the_corpus_are_answered_position_by_position(name: str) -> None:
    call = corpus_file("gaeb", name).read_bytes()
    numbers = [one.number for one in read_gaeb(name, parse_xml(call)).tender.requirements]
    answers = {f"i{place}": (number,) for place, number in enumerate(numbers)}
    snapshot = snapshot_for(call, answers or {"i0": ()}, dict.fromkeys(answers or ["i0"], "12.34"))
    answer = write_gaeb_answer(snapshot, call)
    source, made = etree.fromstring(call), etree.fromstring(answer)
    assert [one.attrib for one in made.iter("{*}Item", "{*}BoQCtgy")] == [
        one.attrib for one in source.iter("{*}Item", "{*}BoQCtgy")
    ]
    if numbers:
        assert list(find_machine_totals("a.x84", answer)) == [snapshot.price.total]


def test_positions_without_a_list_or_a_body_are_priced_in_their_place() -> None:
    call = CALL.replace(b"<BoQBody><Itemlist>", b"").replace(b"</Itemlist></BoQBody></BoQCtgy>", b"</BoQCtgy>")
    answer = write_gaeb_answer(snapshot_for(call, {"x": ("01.0010",)}, {"x": "300"}), call)
    assert prices_of(answer)["a"] == ("100.00", "300.00")
    assert list(find_machine_totals("a.x84", answer)) == [Decimal("300")]
