"""Places and addresses of a source, words found again in it, and what no requirement took."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.left_out import holds, match_asks, match_others
from bidbuilder.domain.tenders.locating import Span, locate
from bidbuilder.domain.tenders.sources import Ask, SourceCell, SourceLine, address_of, column_of, place_of
from tests.factories.requirements import requirement


@pytest.mark.parametrize(
    ("place", "address", "column"),
    [
        (SourcePlace(sheet="Krav", cell="C12"), "Krav!12", "C"),
        (SourcePlace(sheet="A!B", cell="AA1"), "A!B!1", "AA"),
        (SourcePlace(sheet="Krav"), "", ""),
        (SourcePlace(cell="¶7"), "¶7", ""),
        (SourcePlace(cell="L3"), "L3", ""),
        (SourcePlace(page=4), "p4", ""),
        (SourcePlace(xpath="/a/b[2]"), "/a/b[2]", ""),
        (SourcePlace(file="x.pdf"), "", ""),
    ],
)
def test_a_place_has_the_address_of_its_line(place: SourcePlace, address: str, column: str) -> None:
    assert (address_of(place), column_of(place)) == (address, column)


@pytest.mark.parametrize(
    ("address", "column", "place"),
    [
        ("Krav!12", "C", SourcePlace(file="f", sheet="Krav", cell="C12")),
        ("p4:17", "", SourcePlace(file="f", page=4)),
        ("¶7", "", SourcePlace(file="f", cell="¶7")),
        ("/tender/lots/0", "", SourcePlace(file="f", xpath="/tender/lots/0")),
    ],
)
def test_an_address_leads_back_to_its_place(address: str, column: str, place: SourcePlace) -> None:
    assert place_of("f", address, column) == place


@pytest.mark.parametrize(
    ("words", "lines", "spans"),
    [
        ("at least 12 kW", ["It gives at least", "12 kW."], [(0, 9, 17), (1, 0, 5)]),
        ("requirements hold", ["The require-", "ments hold here"], [(0, 4, 12), (1, 0, 10)]),
        ("a  b", ["x a b"], [(0, 2, 5)]),
        ("not there", ["something else"], []),
        ("", ["anything"], []),
        ("(a+b)*", ["is (a+b)* escaped?"], [(0, 3, 9)]),
    ],
)
def test_words_are_found_over_the_ends_of_lines(
    words: str, lines: list[str], spans: list[tuple[int, int, int]]
) -> None:
    assert locate(words, lines) == tuple(Span(*one) for one in spans)


@given(st.lists(st.text("abc-é ", min_size=1, max_size=12), min_size=1, max_size=6), st.data())
def test_every_stretch_of_a_text_is_found_in_it(lines: list[str], data: st.DataObject) -> None:
    text = " ".join(" ".join(lines).split())
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    words = text[start : data.draw(st.integers(start, len(text)))].split()
    whole = " ".join(words)
    found = locate(whole, (text,))
    assert [text[span.start : span.end] for span in found] == ([whole] if words else [])


def row(number: int, text: str, *asks: str) -> SourceLine:
    """A row of the sheet Krav."""
    return SourceLine(
        address=f"Krav!{number}",
        kind="row",
        cells=(SourceCell(column="A", text=str(number)), SourceCell(column="B", text=text)),
        asks=tuple(Ask(text=one, column="B") for one in asks),
    )


def test_what_a_requirement_of_the_line_holds_is_taken_and_all_else_is_not() -> None:
    lines = [
        row(1, "The pump must be red. It shall be loud.", "The pump must be red.", "It shall be loud."),
        row(2, "It shall be loud.", "It shall be loud."),
    ]
    loud = requirement(text="It shall  be loud.", source=SourcePlace(sheet="Krav", cell="B1"))
    taken = [(one.ask.text, one.key) for one in match_asks(lines, [loud])]
    assert taken == [
        ("The pump must be red.", None),
        ("It shall be loud.", "R1"),
        ("It shall be loud.", None),
    ]


def test_a_row_between_requirements_asks_even_without_a_word_of_duty() -> None:
    lines = [row(1, "a"), row(2, "Protection of the cabinet IP55 outdoors"), row(3, "Pump"), row(4, "b")]
    lines.append(row(5, "Notes that stand below the whole table here"))
    requirements = [
        requirement(key=f"R{number}", text=text, source=SourcePlace(sheet="Krav", cell=f"B{number}"))
        for number, text in ((1, "a"), (4, "b"))
    ]
    assert [one.ask.text for one in match_asks(lines, requirements)] == ["Protection of the cabinet IP55 outdoors"]


def test_of_rows_only_those_without_requirement_or_heading_are_others() -> None:
    lines = [row(1, "Answer in column D."), row(2, "Requirement"), row(3, "a"), row(4, "Colour as before"), row(5, "b")]
    lines += [SourceLine(address="Notes!1", kind="row", cells=(SourceCell(column="A", text="Read this first."),))]
    taken = [requirement(text="a", source=SourcePlace(sheet="Krav", cell="B3"))]
    others = [one.ask.text for one in match_others(lines, taken)]
    assert others == ["1 | Answer in column D.", "4 | Colour as before", "5 | b", "Read this first."]


def test_words_of_a_page_belong_to_a_requirement_that_began_on_the_page_before() -> None:
    lines = [SourceLine(address="p3:1", text="and must end here.", asks=(Ask(text="It begins and must end here."),))]
    one = requirement(text="It begins and must end here.", source=SourcePlace(page=2))
    assert [taken.key for taken in match_asks(lines, [one])] == ["R1"]


@pytest.mark.parametrize(
    ("place", "key"),
    [("/n/lot[2]", "R1"), ("/n/lot[2]/text", "R1"), ("/n/lot[20]", None), ("/n/lot[2]/text/p[2]", None)],
)
def test_words_in_a_node_are_taken_by_the_requirement_of_a_node_around_it(place: str, key: str | None) -> None:
    words = "It must have a certificate."
    lines = [SourceLine(address="/n/lot[2]/text", kind="node", text=words, asks=(Ask(text=words),))]
    one = requirement(text=f"{words} It is shown with the bid.", source=SourcePlace(xpath=place))
    assert [taken.key for taken in match_asks(lines, [one])] == [key]


def test_words_in_the_evidence_or_the_section_are_held_too() -> None:
    one = requirement(text="Certificate.", evidence="A copy must be enclosed.", section=("You must read this",))
    assert holds(one, "a copy must be  enclosed.")
    assert holds(one, "You must read this")
    assert not holds(one, "A copy must be stamped.")
