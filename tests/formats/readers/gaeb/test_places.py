"""Where a position stands: by the buyer's numbers, one text for one element, the same in the source tree."""

from bidbuilder.formats.sources.opening import read_source
from tests.formats.readers.gaeb.test_bills import BILL, read_bill

ITEM = '<Item RNoPart="{part}"{index}><Qty>3</Qty><QU>Stk</QU><Description>{text}</Description></Item>'
TEXT = "<CompleteText><OutlineText><OutlTxt><TextOutlTxt>Pumpe</TextOutlTxt></OutlTxt></OutlineText></CompleteText>"
SPACE = "http://www.gaeb.de/GAEB_DA_XML/200407"


def bill(*items: tuple[str, str]) -> str:
    """A category 03 with positions by their number and index."""
    inner = "".join(ITEM.format(part=part, index=f' RNoIndex="{one}"' if one else "", text=TEXT) for part, one in items)
    return f'<BoQCtgy RNoPart="03"><BoQBody><Itemlist>{inner}</Itemlist></BoQBody></BoQCtgy>'


def test_a_position_is_placed_by_its_numbers_and_twins_are_counted() -> None:
    reading = read_bill(bill(("0040", ""), ("0040", "1"), ("0050", ""), ("0050", ""), ("1/2", "")))
    start = "/GAEB/Award/BoQ/BoQBody/BoQCtgy[03]/BoQBody/Itemlist/Item"
    assert [one.source.xpath for one in reading.tender.requirements] == [
        f"{start}[0040]",
        f"{start}[0040.1]",
        f"{start}[0050][1]",
        f"{start}[0050][2]",
        f"{start}[1⁄2]",
    ]


def test_the_source_tree_names_positions_as_the_reader_does() -> None:
    body = bill(("0010", ""), ("0020", "")) + "<Remark><p>eins</p></Remark><Remark><p>zwei</p></Remark>"
    reading = read_bill(body)
    content = BILL.format(namespace=SPACE, phase="83", body=body).encode()
    lines = [line.address for part in read_source("lv.x83", content, {}).files[0].parts for line in part.lines]
    assert len(set(lines)) == len(lines)
    assert {one.source.xpath for one in reading.tender.requirements} <= set(lines)
