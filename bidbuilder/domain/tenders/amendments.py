"""The difference between two versions of a call as they were read: its head, its lots and its requirements.

What was read is compared with what was read, never with what people made of it since: so a requirement that was split,
joined or typed here is only touched where the buyer really wrote something else (see `domain.tenders.amending`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bidbuilder.domain.tenders.alignment import FindLike, align, moved_positions, plain_words
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Buyer, Lot, Tender

HEAD_ASPECTS = (
    "title", "description", "buyer", "reference", "currency", "languages", "submission_deadline",
    "clarification_deadline", "expected_award_on", "delivery_until", "bid_validity", "bid_validity_days", "incoterm",
    "delivery_place",
    "variants_allowed", "group_rules", "procedure", "securities", "documents", "cpv", "value", "submission_url",
    "lot_groups", "terms",
)  # fmt: skip
LOT_ASPECTS = (
    "title", "description", "cpv", "value", "nature", "framework_maximum", "submission_deadline",
    "participation_deadline", "interest_deadline", "opening", "award_criteria",
    "starts_on", "ends_on", "duration", "place", "quantity", "unit", "terms",
)  # fmt: skip
LOT_ADDED, LOT_REMOVED = "lot-added", "lot-removed"
DEADLINES = frozenset(
    {
        "submission_deadline",
        "clarification_deadline",
        "participation_deadline",
        "interest_deadline",
        "opening",
        "expected_award_on",
        "delivery_until",
        "starts_on",
        "ends_on",
    }
)
# What a verdict, an item or a quote may rest on; the others say where a requirement stands.
MEANING = (
    "text", "level", "lot", "scope", "member_rule", "weight", "quantity", "unit", "answer", "evidence",
)  # fmt: skip
PLACE = ("number", "title", "section")
ORDER = "order"
_PROPOSED = frozenset({"scope", "member_rule", "answer", "evidence"})
_PRICED = ("text", "title", "quantity", "unit", "number", "section")
# Readers of workbooks and texts take these from the file's name, first line or words, which say nothing about the call.
_FROM_FILE_NAMES = frozenset({"title", "description", "reference", "languages"})
_SILENT: tuple[object, ...] = (None, "", (), {}, Buyer())


class ChangeKind(StrEnum):
    """What became of a requirement. Moved: it stands elsewhere or is numbered anew, and means the same."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementChange:
    """One requirement that differs. `aspects` are names of its fields, or `order`; `id` is unique in the difference.

    `position` is where it stands in the new version, None for what was removed.
    """

    id: str
    kind: ChangeKind
    position: int | None = None
    before: Requirement | None = None
    after: Requirement | None = None
    aspects: tuple[str, ...] = ()

    @property
    def shown(self) -> Requirement:
        """The requirement as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - every change has a side
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadChange:
    """One field of the call or of a lot that differs; the values stand in `before` and `after` of the difference."""

    id: str
    aspect: str
    lot: str = ""

    @property
    def is_deadline(self) -> bool:
        """Whether a day or an hour was changed."""
        return self.aspect in DEADLINES


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that differs. `before` and `after` are the calls as read, without requirements.

    `pairs` are the positions (before, after) of all requirements that are in both. `prices` are lines of price sheets: they
    change nothing in the tender itself, but what rests on them has to be looked at again.
    """

    before: Tender = Tender()
    after: Tender = Tender()
    head: tuple[HeadChange, ...] = ()
    requirements: tuple[RequirementChange, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    prices: tuple[RequirementChange, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all changes, the call's first."""
        return tuple(one.id for changes in (self.head, self.requirements, self.prices) for one in changes)

    @property
    def unchanged(self) -> int:
        """How many requirements are the same in both."""
        return len(self.pairs) - sum(bool(one.before and one.after) for one in self.requirements)

    def count(self, kind: ChangeKind) -> int:
        """How many requirements are of that kind of change."""
        return sum(one.kind == kind for one in self.requirements)  # templates name kinds in words

    def value(self, change: HeadChange, *, after: bool) -> object:
        """The value of a changed field in the version before or after; None where its lot is not there."""
        tender = self.after if after else self.before
        owner: Tender | Lot | None = tender
        if change.lot:
            owner = next((lot for lot in tender.lots if lot.id == change.lot), None)
        if change.aspect in {LOT_ADDED, LOT_REMOVED} or owner is None:
            return owner.title if isinstance(owner, Lot) else None
        return getattr(owner, change.aspect)


def compare(before: Tender, after: Tender, find_like: FindLike, *, is_edited: bool = False) -> Difference:
    """What differs between two versions as read. A file that carries no call of its own changes no head.

    `is_edited` says that the version before is not a reading but what people made of one: then what a reader only proposes
    (whom a requirement concerns, how it is answered) is no difference.
    """
    pairs = align(before.requirements, after.requirements, find_like)
    aspects = tuple(one for one in (*MEANING, *PLACE) if not (is_edited and one in _PROPOSED))
    return Difference(
        before=replace(before, requirements=()),
        after=replace(after, requirements=()),
        head=tuple(_head_changes(before, after)),
        requirements=tuple(_requirement_changes(before.requirements, after.requirements, pairs, aspects)),
        pairs=pairs,
    )


def compare_prices(
    before: Sequence[Requirement], after: Sequence[Requirement], find_like: FindLike
) -> tuple[RequirementChange, ...]:
    """What differs between the lines of the price sheets: words, quantities, units; rows that only moved are the same."""
    pairs = align(before, after, find_like)
    changes = _requirement_changes(before, after, pairs, _PRICED, "p")
    return tuple(one for one in changes if one.kind is not ChangeKind.MOVED)


def _head_changes(before: Tender, after: Tender) -> Iterator[HeadChange]:
    is_whole = bool(after.lots or after.notice_id)
    for aspect in HEAD_ASPECTS:
        if not is_whole and aspect in _FROM_FILE_NAMES:
            continue
        if aspect == _other_way_to_say_validity(before, after):
            continue
        if _differs(getattr(before, aspect), getattr(after, aspect), is_whole):
            yield HeadChange(id=f"h.{aspect}", aspect=aspect)
    if is_whole:
        yield from _lot_changes({lot.id: lot for lot in before.lots}, {lot.id: lot for lot in after.lots})


def _other_way_to_say_validity(before: Tender, after: Tender) -> str:
    """The field of the bid validity that is not compared: its days follow the deadline where both calls state a period."""
    return "bid_validity_days" if before.bid_validity and after.bid_validity else "bid_validity"


def _lot_changes(before: dict[str, Lot], after: dict[str, Lot]) -> Iterator[HeadChange]:
    for key in (*before, *(one for one in after if one not in before)):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            aspect = LOT_ADDED if old is None else LOT_REMOVED
            yield HeadChange(id=f"h.{key}.{aspect}", aspect=aspect, lot=key)
            continue
        for aspect in LOT_ASPECTS:
            if _differs(getattr(old, aspect), getattr(new, aspect), True):
                yield HeadChange(id=f"h.{key}.{aspect}", aspect=aspect, lot=key)


def _differs(old: object, new: object, is_whole: bool) -> bool:
    """Whether a field was changed; a file that is not the whole call says nothing by leaving it out."""
    if new in _SILENT and (not is_whole or old in _SILENT):
        return False
    return _plain(old) != _plain(new)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return plain_words(value)
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def _requirement_changes(
    before: Sequence[Requirement],
    after: Sequence[Requirement],
    pairs: Sequence[tuple[int, int]],
    compared: Sequence[str],
    letter: str = "r",
) -> Iterator[RequirementChange]:
    """In the order of the new version; what was removed comes where it stood."""
    next_id = _counter(letter)
    partner = {new: old for old, new in pairs}
    moved = moved_positions(pairs)
    removed = sorted(set(range(len(before))) - set(partner.values()), reverse=True)
    for new, one in enumerate(after):
        old = partner.get(new)
        while removed and old is not None and removed[-1] < old and new not in moved:
            yield RequirementChange(id=next_id(), kind=ChangeKind.REMOVED, before=before[removed.pop()])
        if old is None:
            yield RequirementChange(id=next_id(), kind=ChangeKind.ADDED, position=new, after=one)
            continue
        aspects = (*_aspects(before[old], one, compared), *([ORDER] if new in moved else []))
        if aspects:
            kind = ChangeKind.CHANGED if any(aspect in MEANING for aspect in aspects) else ChangeKind.MOVED
            yield RequirementChange(
                id=next_id(), kind=kind, position=new, before=before[old], after=one, aspects=aspects
            )
    while removed:
        yield RequirementChange(id=next_id(), kind=ChangeKind.REMOVED, before=before[removed.pop()])


def _aspects(old: Requirement, new: Requirement, compared: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in compared if _plain(getattr(old, one)) != _plain(getattr(new, one)))


def _counter(letter: str) -> Callable[[], str]:
    numbers = iter(range(1, 10_000_000))
    return lambda: f"{letter}{next(numbers)}"
