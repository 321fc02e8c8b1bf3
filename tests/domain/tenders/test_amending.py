"""Taking changes over: untouched work stays, keys stay with their requirement, pieces of a split take their part."""

from dataclasses import replace

from hypothesis import given, settings

from bidbuilder.domain.tenders.amending import amend, touched_keys
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.editing import (
    confirm_constraints,
    edit_requirement,
    merge_requirements,
    split_requirement,
)
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.tenders import Tender, TenderDocument
from bidbuilder.domain.tenders.word_differences import PieceKind, differing_words
from tests.domain.tenders.test_amendments import CALL, DEADLINE, LATER, MOTOR, NEW, PAINT, PUMP, ROWS, numbered, text
from tests.factories.versions import read_rows, stored_from, versions_of


def texts(tender: Tender) -> list[tuple[str, str]]:
    """Key and text of every requirement."""
    return [(one.key, one.text) for one in tender.requirements]


def test_only_what_the_buyer_changed_is_touched() -> None:
    before, after = read_rows(PUMP, MOTOR, PAINT), read_rows(PUMP, NEW, text(MOTOR, "IE3", "IE4"), file="v2.xlsx")
    stored = stored_from(before)
    first = edit_requirement(
        stored.requirements[0], level=Level.RATED, scope=Scope.SYSTEM, is_confirmed=True
    ).requirement
    stored = replace(stored, requirements=(first, *stored.requirements[1:]))
    versions = versions_of(before, after)
    amended = amend(stored, versions, versions.difference.ids)
    assert texts(amended.tender) == [("R1", PUMP[1]), ("R4", NEW[1]), ("R2", MOTOR[1].replace("IE3", "IE4"))]
    untouched = amended.tender.requirements[0]
    assert replace(untouched, source=first.source) == first
    assert untouched.source.file == "v2.xlsx"
    assert sorted(amended.touched.values()) == [("R2",), ("R3",), ("R4",)]


def test_a_changed_condition_is_proposed_anew_and_one_that_still_stands_stays_confirmed() -> None:
    row = ("1", "Rated power at least 12 kW. Enclosure IP55.")
    before, after = read_rows(row), read_rows(text(row, "12 kW", "15 kW"), file="v2.xlsx")
    stored = stored_from(before)
    stored = replace(stored, requirements=(confirm_constraints(stored.requirements[0]).requirement,))
    versions = versions_of(before, after)
    (changed,) = amend(stored, versions, versions.difference.ids).tender.requirements
    states = {one.property: (one.state, one.values) for one in changed.constraints}
    assert states["protection_class"][0] is ConstraintState.CONFIRMED
    powers = [one for one in changed.constraints if "15" in one.values]
    assert [one.state for one in powers] == [ConstraintState.PROPOSED]
    assert not [one for one in changed.constraints if "12" in one.values]
    assert not changed.is_confirmed


def test_the_pieces_of_a_split_each_take_their_part_of_the_new_text() -> None:
    row = ("1", "The pump delivers 12 m3/h. The motor is of class IE3. Paint is grey.")
    before, after = read_rows(row), read_rows(text(row, "class IE3", "class IE4"), file="v2.xlsx")
    (whole,) = stored_from(before).requirements
    split = split_requirement(whole, [row[1].index("The motor"), row[1].index("Paint")], ["R2", "R3"])
    stored = replace(before, requirements=tuple(replace(one, is_confirmed=True) for one in split.requirements))
    versions = versions_of(before, after)
    amended = amend(stored, versions, versions.difference.ids).tender
    assert texts(amended) == [
        ("R1", "The pump delivers 12 m3/h."),
        ("R2", "The motor is of class IE4."),
        ("R3", "Paint is grey."),
    ]
    assert [one.is_confirmed for one in amended.requirements] == [True, False, True]


def test_of_joined_requirements_only_the_changed_words_are_put_anew() -> None:
    before, after = read_rows(PUMP, MOTOR), read_rows(PUMP, text(MOTOR, "IE3", "IE4"), file="v2.xlsx")
    joined = merge_requirements(stored_from(before).requirements).requirement
    versions = versions_of(before, after)
    (amended,) = amend(replace(before, requirements=(joined,)), versions, versions.difference.ids).tender.requirements
    assert amended.key == "R1"
    assert PUMP[1] in amended.text
    assert "IE4" in amended.text
    assert "IE3" not in amended.text


def test_what_somebody_took_out_comes_back_when_the_buyer_changes_it() -> None:
    before, after = read_rows(PUMP, MOTOR), read_rows(PUMP, text(MOTOR, "IE3", "IE4"), file="v2.xlsx")
    stored = replace(stored_from(before), requirements=stored_from(before).requirements[:1])
    versions = versions_of(before, after)
    assert list(touched_keys(stored, versions).values()) == [()]
    amended = amend(stored, versions, versions.difference.ids, retired={"R2"}).tender
    assert texts(amended) == [("R1", PUMP[1]), ("R3", MOTOR[1].replace("IE3", "IE4"))]


def test_changes_are_taken_over_one_by_one_with_the_same_outcome() -> None:
    before = read_rows(PUMP, MOTOR, PAINT)
    after = read_rows(numbered(PAINT, "1"), numbered(text(PUMP, "12", "14"), "2"), numbered(NEW, "3"), file="v2.xlsx")
    versions = versions_of(before, after)
    whole = amend(stored_from(before), versions, versions.difference.ids).tender
    step = stored_from(before)
    for position, one in enumerate(versions.difference.ids, start=1):
        step = amend(step, versions, [one], is_last=position == len(versions.difference.ids)).tender
    assert texts(step) == texts(whole)
    assert [one.number for one in whole.requirements] == ["1", "2", "3"]


def test_what_is_left_out_stays_as_it_was() -> None:
    before, after = read_rows(PUMP, MOTOR), read_rows(text(PUMP, "12", "14"), file="v2.xlsx")
    versions = versions_of(before, after)
    assert texts(amend(stored_from(before), versions, []).tender) == texts(stored_from(before))


def test_the_head_takes_only_what_changed() -> None:
    ours = replace(CALL, delivery_place="written here", languages=("en", "pl"))
    versions = versions_of(CALL, replace(CALL, submission_deadline=LATER))
    amended = amend(ours, versions, versions.difference.ids).tender
    assert (amended.submission_deadline, amended.delivery_place) == (LATER, "written here")
    assert amended.lots[0].submission_deadline == DEADLINE


def test_files_kept_here_outlive_the_buyer_s_new_list_of_documents() -> None:
    file, old, new = (TenderDocument(name=name, file_key=key) for name, key in (("a", "k"), ("b", None), ("c", None)))
    versions = versions_of(replace(CALL, documents=(old,)), replace(CALL, documents=(new,)))
    amended = amend(replace(CALL, documents=(old, file)), versions, versions.difference.ids).tender
    assert amended.documents == (new, file)


@settings(max_examples=100, deadline=None)
@given(ROWS, ROWS)
def test_all_changes_together_give_the_new_version(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    old, new = read_rows(*before), read_rows(*after, file="v2.xlsx")
    versions = versions_of(old, new)
    amended = amend(stored_from(old), versions, versions.difference.ids).tender
    assert [(one.number, one.text) for one in amended.requirements] == [
        (one.number, one.text) for one in new.requirements
    ]
    again = versions_of(new, read_rows(*after, file="v3.xlsx"))
    assert amend(amended, again, again.difference.ids).touched == {}


def test_differing_words_put_together_give_both_texts() -> None:
    before, after = "At least 1,200 kW, class IE3.", "At least 1,500 kW, class IE3 or better."
    pieces = differing_words(before, after)
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.NEW) == before
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.GONE) == after
    assert [one.text for one in pieces if one.kind is PieceKind.GONE] == ["1,200"]
