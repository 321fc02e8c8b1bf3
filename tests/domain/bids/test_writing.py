"""Two texts of one section brought together, and a section's way through review."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.bids.writing import (
    Note,
    NotesOpen,
    PageSpot,
    Section,
    SectionState,
    Writing,
    list_writing_findings,
    merge_texts,
    move_section,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXTS = st.lists(st.sampled_from(["alpha", "beta", "gamma", ""]), max_size=8).map("\n".join)
SECTION = Section(id=1, bid_id=1, title="Method", organisation_id=1)
NOTE = Note(id=1, bid_id=1, section_id=1, text="Shorter", by="Anna", at=NOW)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"),
        ("a\nb\nc", "a\nb\nc\nd", "x\na\nb\nc", "x\na\nb\nc\nd"),
        ("a\nb", "A\nb", "A\nb", "A\nb"),
        ("a\nb", "A\nb", "AA\nb", None),
        ("a\nb\nc", "a\nc", "a\nB\nc", None),
        ("a\nb", "a\nx\nb", "a\ny\nb", None),
        ("", "mine", "theirs", None),
    ],
)
def test_changes_of_other_lines_come_together_and_those_of_one_do_not(
    base: str, mine: str, theirs: str, merged: str | None
) -> None:
    assert merge_texts(base, mine, theirs) == merged


@settings(max_examples=60)
@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_merging_is_even_handed_and_an_unchanged_text_gives_way(base: str, mine: str, theirs: str) -> None:
    assert merge_texts(base, mine, theirs) == merge_texts(base, theirs, mine)
    assert merge_texts(base, mine, base) == mine
    assert merge_texts(base, base, theirs) == theirs


def test_a_section_with_an_open_note_is_not_accepted() -> None:
    with pytest.raises(NotesOpen):
        move_section(SECTION, SectionState.DONE, [NOTE])
    assert move_section(SECTION, SectionState.IN_REVIEW, [NOTE]).state is SectionState.IN_REVIEW
    assert move_section(SECTION, SectionState.DONE, []).state is SectionState.DONE


def test_open_notes_and_unfinished_sections_block() -> None:
    on_letter = replace(NOTE, section_id=None, paper="01-letter-of-bid.docx", spot=PageSpot(page=2, across=9, down=9))
    found = list_writing_findings(Writing(sections=(SECTION,), notes=(NOTE, on_letter)))
    assert [(one.severity.value, one.code, one.params["key"]) for one in found] == [
        ("error", "note-open", "1"),
        ("error", "page-note-open", "01-letter-of-bid.docx"),
        ("error", "section-open", "1"),
    ]
