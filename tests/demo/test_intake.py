"""The addendum of the demo: the buyer's file differs from the tender as people confirmed it in what was changed, and no more."""

from bidbuilder.demo.samples import make_requirement_workbook
from bidbuilder.demo.tender.addendum import FILE, list_amended
from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.tenders.amendments import ChangeKind, compare
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.likeness import find_like_texts
from bidbuilder.formats.readers.registry import read_tender


def test_the_second_addendum_changes_what_it_says() -> None:
    stored = Tender(requirements=list_requirements(), languages=("en", "pl"))
    read = read_tender(FILE, make_requirement_workbook(list_amended()), {}).tender
    found = compare(stored, read, find_like_texts, is_edited=True)
    assert found.head == ()
    assert [(one.kind, one.shown.number) for one in found.requirements] == [
        (ChangeKind.REMOVED, "1.6.3"),
        (ChangeKind.CHANGED, "2.4.1"),
        (ChangeKind.CHANGED, "2.5.1"),
        (ChangeKind.ADDED, "2.7.10"),
        (ChangeKind.CHANGED, "3.4.1"),
        (ChangeKind.CHANGED, "3.4.4"),
    ]
