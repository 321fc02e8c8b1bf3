"""The difference of two versions: what was added, removed, changed and moved, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.alignment import moved_positions
from bidbuilder.domain.tenders.amendments import ChangeKind, Difference
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.domain.tenders.tenders import Buyer, Lot, Tender
from tests.factories.versions import difference_of, read_rows

PUMP = ("1", "The pump shall deliver at least 12 m3/h at 3 bar.")
MOTOR = ("2", "The motor shall have efficiency class IE3 or better.")
PAINT = ("3", "All steel parts are painted in RAL 7035.")
VALVE = ("4", "Valves shall be of stainless steel, DN 50, PN 16.")
NEW = ("9", "A spare parts list for ten years is handed over.")


def kinds(difference: Difference) -> list[tuple[str, str, str]]:
    """Kind, number and aspects of every change."""
    return [(one.kind.value, one.shown.number, " ".join(one.aspects)) for one in difference.requirements]


def text(row: tuple[str, str], old: str, new: str) -> tuple[str, str]:
    """The row with other words."""
    assert old in row[1]
    return row[0], row[1].replace(old, new)


def numbered(row: tuple[str, str], number: str) -> tuple[str, str]:
    """The row with another number."""
    return number, row[1]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([PUMP, MOTOR], [PUMP, MOTOR], []),
        ([PUMP, MOTOR], [PUMP, MOTOR, NEW], [("added", "9", "")]),
        ([PUMP, MOTOR], [MOTOR], [("removed", "1", "")]),
        ([PUMP, MOTOR], [text(PUMP, "12 m3/h", "15 m3/h"), MOTOR], [("changed", "1", "text")]),
        ([PUMP, MOTOR, PAINT, VALVE], [PUMP, VALVE, MOTOR, PAINT], [("moved", "4", "order")]),
        ([PUMP, MOTOR], [PUMP, (MOTOR[0], "  The motor\u00a0shall have\n efficiency class IE3 or better. ")], []),
        # an inserted row shifts the numbers: one addition, the others are only numbered anew
        (
            [PUMP, MOTOR, PAINT],
            [PUMP, numbered(NEW, "2"), numbered(MOTOR, "3"), numbered(PAINT, "4")],
            [("added", "2", ""), ("moved", "3", "number"), ("moved", "4", "number")],
        ),
        # numbers shift and the words of the shifted one change too
        (
            [PUMP, MOTOR, PAINT],
            [PUMP, numbered(NEW, "2"), numbered(text(MOTOR, "IE3", "IE4"), "3"), numbered(PAINT, "4")],
            [("added", "2", ""), ("changed", "3", "text number"), ("moved", "4", "number")],
        ),
        # the same number, rewritten beyond likeness, is still that requirement
        ([PUMP, MOTOR], [PUMP, ("2", "Diesel.")], [("changed", "2", "text")]),
        # the same words three times pair in their order
        ([("1", "Yes"), ("2", "Yes"), ("3", "Yes")], [("1", "Yes"), ("3", "Yes")], [("removed", "2", "")]),
        (["Same words here", "Same words here"], ["Same words here"], [("removed", "", "")]),
    ],
)
def test_what_became_of_each_requirement(
    before: list[tuple[str, str]], after: list[tuple[str, str]], expected: list[tuple[str, str, str]]
) -> None:
    assert kinds(difference_of(read_rows(*before), read_rows(*after, file="v2.xlsx"))) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("2-2", [("removed", "2-2", ""), ("added", "2-2", "")]),
        ("2.1/2", [("removed", "2.1/2", ""), ("added", "2.1/2", "")]),
        ("7", [("removed", "7", ""), ("added", "7", "")]),
        ("2.1", [("changed", "2.1", "text")]),  # a paragraph's own
    ],
)
def test_a_number_that_was_counted_in_running_text_ties_no_other_words(
    number: str, expected: list[tuple[str, str, str]]
) -> None:
    def said(file: str, words: str) -> Tender:
        place = SourcePlace(file=file, cell="¶7")
        return Tender(requirements=(Requirement(number=number, text=words, source=place),))

    before = said("call.docx", "Spare parts shall be available for ten years.")
    found = kinds(difference_of(before, said("v2.docx", "The supplier shall train two operators on site.")))
    assert sorted(found) == sorted(expected)
    renewed = difference_of(before, said("v2.docx", "Spare parts shall be available for 12 years."))
    assert kinds(renewed) == [("changed", number, "text")]


def test_the_better_likeness_wins_over_the_shifted_number() -> None:
    before = [
        ("1", "The supplier delivers drawing A within 10 days."),
        ("2", "The supplier delivers manual B at start."),
    ]
    after = [
        ("2", "The supplier delivers drawing A within 12 days."),
        ("3", "The supplier delivers manual B at handover."),
    ]
    found = difference_of(read_rows(*before), read_rows(*after)).requirements
    assert [(one.before and one.before.number, one.after and one.after.number) for one in found] == [
        ("1", "2"),
        ("2", "3"),
    ]


def test_a_level_that_hardens_is_a_change() -> None:
    before = read_rows(PUMP)
    after = replace(before, requirements=(replace(before.requirements[0], level=Level.RATED),))
    assert kinds(difference_of(before, after)) == [("changed", "1", "level")]


@given(st.permutations(list(range(8))))
def test_what_did_not_move_stands_in_its_old_order(order: list[int]) -> None:
    pairs = [(old, new) for new, old in enumerate(order)]
    moved = moved_positions(pairs)
    kept = [old for old, new in pairs if new not in moved]
    assert kept == sorted(kept)


VOCABULARY = ("pump", "motor", "valve", "steel", "paint", "class", "bar", "shall", "be", "at", "least", "5", "12", "DN")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1)
ROWS = st.lists(st.tuples(st.sampled_from(["", "1", "2", "3", "4"]), WORDS.map(" ".join)), max_size=8)


@settings(max_examples=150, deadline=None)
@given(ROWS, ROWS)
def test_every_requirement_is_accounted_for_once(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    found = difference_of(read_rows(*before), read_rows(*after))
    added, removed = found.count(ChangeKind.ADDED), found.count(ChangeKind.REMOVED)
    assert len(after) - added == len(before) - removed == len(found.pairs)
    assert len({one.id for one in found.requirements}) == len(found.requirements)
    assert not difference_of(read_rows(*after), read_rows(*after, file="copy.xlsx")).requirements


DEADLINE = Deadline(datetime(2027, 3, 2, 11, tzinfo=UTC), "Europe/Warsaw")
LATER = Deadline(datetime(2027, 3, 16, 11, tzinfo=UTC), "Europe/Warsaw")
CALL = Tender(
    title={"en": "Plant"},
    buyer=Buyer(name="Gmina"),
    notice_id="n-1",
    submission_deadline=DEADLINE,
    lots=(Lot(id="L1", title={"en": "Pumps"}, submission_deadline=DEADLINE), Lot(id="L2", title={"en": "Pipes"})),
)


def test_head_and_lots_are_compared_field_by_field() -> None:
    lots = (replace(CALL.lots[0], submission_deadline=LATER), Lot(id="L3", title={"en": "Paint"}))
    found = difference_of(CALL, replace(CALL, submission_deadline=LATER, lots=lots, notice_id="n-2"))
    assert [(one.aspect, one.lot, one.is_deadline) for one in found.head] == [
        ("submission_deadline", "", True),
        ("submission_deadline", "L1", True),
        ("lot-removed", "L2", False),
        ("lot-added", "L3", False),
    ]
    assert found.value(found.head[1], after=True) == LATER
    assert found.value(found.head[2], after=True) is None
    assert found.value(found.head[3], after=True) == {"en": "Paint"}


def test_a_workbook_without_a_call_changes_no_head() -> None:
    assert difference_of(CALL, read_rows(PUMP)).head == ()


def test_a_whole_notice_that_leaves_a_day_out_takes_it_back() -> None:
    found = difference_of(CALL, replace(CALL, submission_deadline=None))
    assert [one.aspect for one in found.head] == ["submission_deadline"]
