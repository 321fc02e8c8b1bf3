"""What typing alone tells in plain texts: lines that are a list, columns under each other, numbered titles of chapters."""

import pytest

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.prose.chapters import chapter_lines
from bidbuilder.formats.readers.prose.plain import read_plain
from bidbuilder.formats.readers.prose.typed_layout import are_items, is_caption, typed_table_end


def _requirements(text: str) -> tuple[Requirement, ...]:
    return read_plain("call.txt", text).tender.requirements


@pytest.mark.parametrize(
    ("lines", "is_list"),
    [
        (["Tank of 24 m³", "Tower of steel, 6 m high, with a ladder", "Point for dosing"], True),
        (["Tank of 24 m³", "Tower of steel, 6 m high, with a ladder"], False),
        (
            ["The tank holds 24 m³ and stands on a", "Tower of steel, 6 m high, with a ladder", "Point for dosing"],
            False,
        ),
        (["Tank of 24 m³.", "Tower of steel, 6 m high, with a ladder", "Point for dosing"], False),
        (["Anna Holm", "Head of purchasing, room 12", "Tel. 12 34 56 78"], False),
        (["Phase 1: planning and high-level system", "Design", "Phase 2: tests"], False),
        (["Der Behälter steht auf dem Turm im Hof", "Turm und Leiter sind aus verzinktem Stahl", "Werk zwei"], True),
    ],
)
def test_lines_that_begin_anew_and_end_without_a_stop_are_a_list(lines: list[str], is_list: bool) -> None:
    assert are_items(lines) == is_list


@pytest.mark.parametrize(
    ("line", "below", "is_name"),
    [
        ("Item 2. Tanks – 6 units", ["Tank of 24 m³"], True),
        ("Services", ["Transport to the site", "Training of two caretakers"], True),
        ("Point for dosing", ["Transport to the site"], False),
        ("DN 50", ["Flanges of steel"], False),
    ],
)
def test_the_first_line_of_a_list_may_be_its_name(line: str, below: list[str], is_name: bool) -> None:
    assert is_caption(line, below) == is_name


def test_lines_below_the_name_of_an_item_are_asked_one_by_one() -> None:
    text = (
        "SCHEDULE OF REQUIREMENTS\n\nThe vendor shall deliver all items.\n\n"
        "Item 1. Tank\nVolume of 24 m³\nTower of steel, 6 m high, with a ladder\nPoint for dosing\n"
    )
    found = _requirements(text)
    assert [one.text for one in found[1:]] == [
        "Volume of 24 m³",
        "Tower of steel, 6 m high, with a ladder",
        "Point for dosing",
    ]
    assert found[1].section[-1] == "Item 1. Tank"


def test_columns_typed_under_each_other_are_a_table() -> None:
    lines = [
        "Service level   Priority 1   Priority 2",
        "Response        15 minutes   1 hour",
        "Resolution      4 hours      8 hours",
    ]
    assert typed_table_end([*lines, "", "Text."], 0) == 3
    assert typed_table_end(lines[:2], 0) == 0
    assert typed_table_end(["Two   columns", "Of   words", "In   text"], 0) == 0
    found = _requirements("The supplier shall meet these levels.\n\n" + "\n".join(lines) + "\n")
    assert [one.text for one in found[1:]] == [
        "Response; Priority 1: 15 minutes; Priority 2: 1 hour",
        "Resolution; Priority 1: 4 hours; Priority 2: 8 hours",
    ]


def test_titles_that_count_on_from_a_chapter_with_clauses_are_chapters() -> None:
    lines = ["3. Performance", "Flow of 5 l/s", "4. Safety", "4.1 The pump shall stop.", "5. Connectivity", "A port."]
    assert chapter_lines(lines) == {0, 2, 4}
    assert chapter_lines(["1. Drawings", "2. Data sheets"]) == frozenset()
