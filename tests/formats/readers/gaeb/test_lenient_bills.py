"""Bills of programs that leave out bodies and lists, write plain texts, and put pictures, tables and gaps into long texts."""

import pytest

from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FormatOutdated
from tests.formats.readers.gaeb.test_bills import codes, read_bill

ITEM = '<Item ID="i{no}" RNoPart="{no}"><Qty>1</Qty><Description>{text}</Description></Item>'


def item(no: int, text: str = "<OutlineText><p>Pipe</p></OutlineText>") -> str:
    return ITEM.format(no=no, text=text)


def listed(*items: str) -> str:
    return f"<Itemlist>{''.join(items)}</Itemlist>"


def long_text(inner: str) -> str:
    return f"<CompleteText><DetailTxt>{inner}</DetailTxt></CompleteText>"


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        (item(10), ["10"]),
        (f'<BoQCtgy RNoPart="1">{listed(item(10))}</BoQCtgy>{listed(item(20))}', ["1.10", "20"]),
        (f'<BoQCtgy RNoPart="1">{item(10)}</BoQCtgy>', ["1.10"]),
        (
            f'<BoQCtgy RNoPart="1"><BoQBody>{listed(item(10))}</BoQBody><BoQBody>{listed(item(20))}</BoQBody></BoQCtgy>',
            ["1.10", "1.20"],
        ),
        (f'<BoQCtgy RNoPart="1"><BoQCtgy RNoPart="2">{listed(item(10))}</BoQCtgy></BoQCtgy>', ["1.2.10"]),
    ],
)
def test_no_position_is_lost_where_a_body_or_a_list_is_left_out_or_doubled(body: str, numbers: list[str]) -> None:
    assert [one.number for one in read_bill(body).tender.requirements] == numbers


def test_levels_may_be_elements_of_their_own() -> None:
    levels = '<BoQInfo><BoQBkdn><Lot Length="1"/><Item Length="4"/></BoQBkdn></BoQInfo>'
    body = f'</BoQBody>{levels}<BoQBody><BoQCtgy RNoPart="1">{listed(item(10))}</BoQCtgy>'
    tender = read_bill(body).tender
    assert [lot.id for lot in tender.lots] == [tender.requirements[0].lot] == ["1"]


def test_plain_texts_beside_the_quantity_are_read() -> None:
    body = '<Item RNoPart="1"><ShortText>Wall</ShortText><LongText>Lime sand brick</LongText><Qty>2</Qty></Item>'
    (requirement,) = read_bill(listed(body)).tender.requirements
    assert (requirement.title, requirement.text) == ("Wall", "Lime sand brick")


def test_a_picture_is_told_and_its_bytes_stay_out_of_the_text() -> None:
    text = long_text('<Text><p>Dig</p><p><image Type="image/png" Name="pit.png">iVBORw0KGgo=</image></p></Text>')
    reading = read_bill(listed(item(1, text)))
    assert reading.tender.requirements[0].text == "Dig"
    (told,) = (one for one in reading.findings if one.code == "picture-left-out")
    assert told.params == {"number": "1", "names": "pit.png"}


def test_cells_of_a_table_stand_apart_and_a_row_stays_a_line() -> None:
    table = "<table><tr><td><p>Colour</p></td><td/><td>grey<br/>matt</td></tr><tr><td>a</td><td>b</td></tr></table>"
    (requirement,) = read_bill(listed(item(1, long_text(f"<Text>{table}</Text>")))).tender.requirements
    assert requirement.text == "Colour | | grey matt\na | b"


def test_a_surcharge_says_what_it_is_on_and_a_text_on_what_it_builds() -> None:
    surcharge = (
        '<MarkupItem RNoPart="90"><MarkupType>ListInSubQty</MarkupType>'
        '<MarkupSubQty><RefItem IDRef="i10"/><SubQty>5</SubQty></MarkupSubQty></MarkupItem>'
    )
    again = '<Item RNoPart="20"><RefRNo IDRef="i10"/><Qty>3</Qty></Item>'
    reading = read_bill(f'<BoQCtgy RNoPart="1">{listed(item(10), again, surcharge)}</BoQCtgy>')
    told = {one.code: one.params["positions"] for one in reading.findings if "positions" in one.params}
    assert told == {"position-surcharge": "1.10 (5)", "position-refers": "1.10"}


def test_the_name_of_a_general_description_is_kept() -> None:
    general = f"<PerfDescr><PerfLbl>Digging</PerfLbl><Description>{long_text('<Text>All of it</Text>')}</Description></PerfDescr>"
    (requirement,) = read_bill(listed(general)).tender.requirements
    assert (requirement.title, requirement.text, requirement.level) == ("Digging", "All of it", "information")


def test_prices_asked_for_in_parts_and_the_guarantee_are_told() -> None:
    info = "<BoQInfo><NoUPComps>2</NoUPComps><LblUPComp1>Lohn</LblUPComp1><LblUPComp2>Material</LblUPComp2></BoQInfo>"
    reading = read_bill(f"</BoQBody>{info}<BoQBody>")
    (told,) = (one for one in reading.findings if one.code == "price-in-parts")
    assert told.params == {"count": "2", "parts": "Lohn, Material"}
    assert "no-requirements" not in codes(reading)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"00        83L".ljust(74) + b"000001\r\n01Musterdatei", "GAEB 90 (.d83)"),
        (b"#begin[GAEB]\r\n[Version]1.2[end]", "GAEB 2000 (.p83)"),
    ],
)
def test_bills_from_before_xml_are_refused_with_what_to_ask_for(content: bytes, kind: str) -> None:
    with pytest.raises(FormatOutdated) as refused:
        read_tender("lv.d83", content, {})
    assert refused.value.params == {"kind": kind, "better": "GAEB DA XML (.x83)"}


def test_number_title_kind_and_mail_of_a_call_are_read_where_programs_write_them() -> None:
    head = (
        "<AwardInfo><Prj>P-999</Prj><PrjName>School</PrjName><Cat>OpenCall</Cat></AwardInfo><OWN><Address>"
        "<Name1>Bauamt</Name1><EMail>amt@example.org</EMail></Address>{number}</OWN>"
    )
    whole = "<GAEB><Award>{}<BoQ><BoQBody>{}</BoQBody></BoQ></Award></GAEB>"
    for number, reference in (("<AwardNo>V-1</AwardNo>", "V-1"), ("", "P-999")):
        tender = read_tender("a.x81", whole.format(head.format(number=number), item(10)).encode(), {}).tender
        assert (tender.reference, tender.title, tender.procedure) == (reference, {"de": "School"}, "open")
        assert (tender.buyer.name, tender.buyer.email) == ("Bauamt", "amt@example.org")


def test_comments_of_a_program_are_no_parts_of_a_bill() -> None:
    noted = item(10).replace("<Qty>", "<!-- i --><Qty>").replace("<Description>", "<Description><!-- d -->")
    bill = f'<!-- b --><BoQCtgy RNoPart="1"><!-- c -->{listed("<!-- l -->", noted)}</BoQCtgy>'
    assert [(one.number, one.text) for one in read_bill(bill).tender.requirements] == [("1.10", "Pipe")]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<Text><p>Colour <TextComplement Kind="Bidder"><ComplBody>...</ComplBody></TextComplement>, matt</p></Text>',
         "Colour ……, matt"),
        (('<Text><table><tr><td>Maker</td><td><TextComplement Kind="Bidder"><ComplBody/></TextComplement></td></tr>'
         "</table></Text>"), "Maker | ……"),
        (('<Text><p>Pump</p></Text><TextComplement Kind="Bidder"><ComplCaption><p>Maker</p></ComplCaption>'
         "<ComplBody><p>'....'</p></ComplBody><ComplTail>,</ComplTail></TextComplement>"), "Pump\nMaker ……,"),
        (('<TextComplement Kind="Owner"><ComplCaption>Width</ComplCaption><ComplBodyDec Value="799"/>'
         "<ComplBody>'799'</ComplBody><ComplTail>mm</ComplTail></TextComplement>"), "Width '799' mm"),
        ('<TextComplement Kind="Bidder">Type: </TextComplement>', "Type:"),
        ('<TextComplement Kind="Bidder"/>', "……"),
    ],
)  # fmt: skip
def test_a_gap_stands_where_the_bidder_has_to_write(inner: str, text: str) -> None:
    (requirement,) = read_bill(listed(item(1, long_text(inner)))).tender.requirements
    assert requirement.text == text
    assert requirement.answer.kind == ("text" if "Bidder" in inner else "none")


def test_version_2_with_german_names_is_said_to_be_old() -> None:
    content = b'<GAEB xmlns="http://www.gaeb.de/GAEB_DA_XML/200407"><Vergabe><Leistungsverzeichnis/></Vergabe></GAEB>'
    with pytest.raises(FormatOutdated):
        read_tender("old.x83", content, {})
