"""How positions stand: alternatives, positions on demand, dropped and priced ones, against the file's own XPath."""

from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.gaeb.standing import Standings
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_files
from tests.formats.readers.gaeb.test_bills import codes, read_bill

M, R, INFO = Level.MANDATORY, Level.RATED, Level.INFORMATION


def item(number: str, marks: str = "") -> str:
    return f'<Item RNoPart="{number}">{marks}<Qty>1</Qty></Item>'


def alternative(number: str, group: str, serial: str) -> str:
    return item(number, f"<ALNGroupNo>{group}</ALNGroupNo><ALNSerNo>{serial}</ALNSerNo>")


@pytest.mark.parametrize(
    ("serials", "levels"),
    [
        (("0", "1", "2"), (M, INFO, INFO)),
        (("00", "01"), (M, INFO)),
        (("1", "2"), (M, INFO)),
        (("3", "2"), (INFO, M)),
        (("2", "0"), (INFO, M)),
        (("", "1"), (M, INFO)),
    ],
)
def test_the_lowest_number_of_a_group_is_its_base(serials: tuple[str, ...], levels: tuple[Level, ...]) -> None:
    body = "".join(alternative(str(place), "7", serial) for place, serial in enumerate(serials))
    reading = read_bill(f"<Itemlist>{body}</Itemlist>")
    assert tuple(one.level for one in reading.tender.requirements) == levels
    told = [one.params for one in reading.findings if one.code == "position-alternative"]
    assert [one["group"] for one in told] == ["7"] * levels.count(INFO)


def test_groups_do_not_mix() -> None:
    body = alternative("1", "1", "0") + alternative("2", "2", "1") + alternative("3", "2", "2")
    reading = read_bill(f"<Itemlist>{body}</Itemlist>")
    assert [one.level for one in reading.tender.requirements] == [M, M, INFO]


@pytest.mark.parametrize(
    ("mark", "level", "code"),
    [
        ("<Provis>WithTotal</Provis>", R, "position-optional"),
        ("<Provis>WithoutTotal</Provis>", INFO, "position-optional"),
        ("<NotAppl>Yes</NotAppl>", INFO, "position-dropped"),
        ("<NotAppl>No</NotAppl>", M, ""),
        ("<HourIt>Yes</HourIt>", M, "position-by-hour"),
        ("<UP>12.50</UP>", M, "position-priced"),
    ],
)
def test_what_is_on_demand_or_dropped_binds_less(mark: str, level: Level, code: str) -> None:
    part = f"{mark}<SubDescr><SubDNo>1</SubDNo><Qty>1</Qty></SubDescr>"
    reading = read_bill(f"<Itemlist>{item('1', part)}</Itemlist>")
    assert [one.level for one in reading.tender.requirements] == [level, level]
    assert codes(reading) - {"deadline-missing", "position-without-text"} == ({code} if code else set())


def test_positions_of_an_alternative_category_are_alternatives() -> None:
    def category(number: str, serial: str) -> str:
        marks = f"<ALNBGroupNo>1</ALNBGroupNo><ALNBSerNo>{serial}</ALNBSerNo>"
        inner = f"<BoQBody><Itemlist>{item('10')}</Itemlist></BoQBody>"
        return f'<BoQCtgy RNoPart="{number}">{marks}{inner}</BoQCtgy>'

    reading = read_bill(category("1", "0") + category("2", "1"))
    assert [(one.number, one.level) for one in reading.tender.requirements] == [("1.10", M), ("2.10", INFO)]


def test_a_lump_sum_is_one_of_its_kind() -> None:
    reading = read_bill('<Itemlist><Item RNoPart="1"><LumpSumItem>Yes</LumpSumItem></Item></Itemlist>')
    (lump,) = reading.tender.requirements
    assert (lump.quantity, lump.unit) == (1, "psch")


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("gaeb"), ids=lambda path: path.name)
def test_mandatory_positions_of_the_corpus_are_those_without_a_mark(path: Path) -> None:
    root = etree.parse(str(path)).getroot()
    base = "not(*[local-name()='ALNSerNo'] > ../*/*[local-name()='ALNSerNo'])"
    plain = f"//*[local-name()='Item'][not(*[local-name()='Provis' or local-name()='NotAppl']) and {base}]"
    numbers = [one.get("RNoPart") + (one.get("RNoIndex") or "") for one in root.xpath(plain)]
    standings = Standings(root)
    counted = [one for one in root.iter("{*}Item") if standings.of(one).level is M]
    assert [one.get("RNoPart") + (one.get("RNoIndex") or "") for one in counted] == numbers
    reading = read_tender(path.name, path.read_bytes(), {})
    found = [one for one in reading.tender.requirements if one.level is M]
    parts = sum(len(one.findall("{*}SubDescr")) for one in counted)
    assert len(found) == len(counted) + parts
