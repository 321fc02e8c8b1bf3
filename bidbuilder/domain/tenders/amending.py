"""Taking changes of the buyer over into a tender that people have worked on. Pure: gives the new tender and what it touched.

A changed requirement keeps its key, so that everything that answers it stays in place; its text becomes the buyer's new
words, conditions whose words are gone are dropped, new ones are proposed, and a person confirms it again. The pieces of a
split requirement each take their part of the new text. What is unchanged is not touched at all, apart from its place.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.tenders.alignment import plain_words
from bidbuilder.domain.tenders.amendments import (
    LOT_ADDED,
    LOT_REMOVED,
    MEANING,
    ORDER,
    PLACE,
    ChangeKind,
    Difference,
    HeadChange,
    RequirementChange,
)
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.numbering import new_keys
from bidbuilder.domain.tenders.origins import Origins, is_exact
from bidbuilder.domain.tenders.preparing import prepare
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Lot, Tender
from bidbuilder.domain.tenders.validity import count_validity
from bidbuilder.domain.tenders.word_differences import place_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The tender after the changes, and the keys of the requirements each change touched, by the id of the change."""

    tender: Tender
    touched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Versions:
    """The requirements of both versions as they were read, and how the second differs from the first."""

    before: Sequence[Requirement]
    after: Sequence[Requirement]
    difference: Difference


@dataclass(frozen=True, slots=True)
class Proposing:
    """How conditions are proposed for new words: in which language, out of which dictionary (None: the standard one)."""

    language: str
    dictionary: Dictionary | None = None

    def prepare(self, requirement: Requirement) -> Requirement:
        """The requirement with what its words propose."""
        (prepared,) = prepare([requirement], (), self.language, self.dictionary)
        return prepared


def touched_keys(stored: Tender, versions: Versions) -> dict[str, tuple[str, ...]]:
    """The keys of the stored requirements each change is about, by its id, before anything is taken over."""
    origins = Origins(stored.requirements, versions.before)
    found = {
        change.id: tuple(one.key for one in origins.find(change.before)) if change.before else ()
        for change in versions.difference.requirements
    }
    return found | {one.id: _priced_keys(stored, one) for one in versions.difference.prices}


def _priced_keys(stored: Tender, change: RequirementChange) -> tuple[str, ...]:
    """The requirements a line of a price sheet is about: those with its number, else those with its words."""
    sides = [one for one in (change.before, change.after) if one is not None]
    numbers = {one.number for one in sides if one.number}
    texts = {plain_words(one.text) for one in sides}
    numbered = tuple(one.key for one in stored.requirements if one.number in numbers)
    return numbered or tuple(one.key for one in stored.requirements if plain_words(one.text) in texts)


def amend(
    stored: Tender,
    versions: Versions,
    wanted: Collection[str],
    *,
    retired: Collection[str] = (),
    is_last: bool = True,
    dictionary: Dictionary | None = None,
) -> Amended:
    """Take the wanted changes (ids) over. `retired` keys were given once and are never given again.

    With the last changes of a version (`is_last`) all requirements begin to point into the new file; until then the
    changes still to be decided find theirs by the places of the old one.
    """
    language = (stored if stored.languages else versions.difference.after).document_language
    working = _Working(stored, versions, retired, Proposing(language, dictionary))
    head = stored
    for change in versions.difference.head:
        if change.id in wanted:
            head = _with_head(head, versions.difference, change)
    head = count_validity(head) if head is not stored else head
    for one in versions.difference.requirements:
        if one.id in wanted:
            working.take(one)
    if is_last:
        working.follow_places()
    return Amended(tender=replace(head, requirements=working.requirements), touched=working.touched)


class _Working:
    """The requirements while changes are taken over one after another: by key, and the order of the keys.

    The order may name keys that were removed meanwhile; they mark the place where something stood.
    """

    def __init__(self, stored: Tender, versions: Versions, retired: Collection[str], proposing: Proposing) -> None:
        self.by_key = {one.key: one for one in stored.requirements}
        self.order = [one.key for one in stored.requirements]
        self.versions = versions
        self.proposing = proposing
        self.fresh_keys = iter(new_keys(len(versions.difference.requirements), {*retired, *self.order}))
        self.touched: dict[str, tuple[str, ...]] = {}
        self.keys_before = touched_keys(stored, versions)
        origins = Origins(stored.requirements, versions.before)
        self.keys_at = {
            new: tuple(one.key for one in origins.find(versions.before[old])) for old, new in versions.difference.pairs
        }

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """All there are, in order."""
        return tuple(self.by_key[key] for key in self.order if key in self.by_key)

    def take(self, change: RequirementChange) -> None:
        """Take one change over."""
        keys = self.keys_before[change.id]
        if change.kind is ChangeKind.REMOVED:
            for key in keys:
                self.by_key.pop(key, None)
        elif change.after is not None and change.position is not None:
            if keys:
                self._change(change, change.after, keys)
            else:
                keys = (self._add(change.after, change.position),)
                self.keys_at[change.position] = keys
        self.touched[change.id] = keys

    def follow_places(self) -> None:
        """Let requirements point at where they stand in the new file, so that the next version finds them again."""
        for new, keys in self.keys_at.items():
            source = self.versions.after[new].source
            for key in keys:
                if is_exact(source) and key in self.by_key and self.by_key[key].source != source:
                    self.by_key[key] = replace(self.by_key[key], source=source)

    def _add(self, read: Requirement, position: int) -> str:
        key = next(self.fresh_keys)
        self.by_key[key] = self.proposing.prepare(replace(read, key=key))
        self.order.insert(self._place_for(position), key)
        return key

    def _change(self, change: RequirementChange, after: Requirement, keys: tuple[str, ...]) -> None:
        before = change.before
        assert before is not None  # noqa: S101 - a change of what is there
        pieces = [self.by_key[key] for key in keys if key in self.by_key]
        for one in pieces:
            self.by_key[one.key] = _changed_piece(
                one, before, after, change.aspects, self.proposing, is_split=len(pieces) > 1
            )
        if ORDER in change.aspects and change.position is not None:
            moving = [key for key in self.order if key in keys]
            self.order = [key for key in self.order if key not in keys]
            goal = self._place_for(change.position)
            self.order[goal:goal] = moving

    def _place_for(self, position: int) -> int:
        """The place behind the nearest requirement that stands before it in the new file; the beginning if none does."""
        places = {key: place for place, key in enumerate(self.order) if key in self.by_key}
        for earlier in range(position - 1, -1, -1):
            known = [places[key] for key in self.keys_at.get(earlier, ()) if key in places]
            if known:
                return max(known) + 1
        later = [places[key] for keys in self.keys_at.values() for key in keys if key in places]
        return min(later, default=len(self.order))


def _with_head(tender: Tender, difference: Difference, change: HeadChange) -> Tender:
    if change.aspect == "documents":
        ours = tuple(one for one in tender.documents if one.file_key is not None)
        return replace(tender, documents=(*difference.after.documents, *ours))
    if not change.lot:
        return replace(tender, **{change.aspect: getattr(difference.after, change.aspect)})
    new = next((lot for lot in difference.after.lots if lot.id == change.lot), None)
    if change.aspect == LOT_REMOVED:
        return replace(tender, lots=tuple(lot for lot in tender.lots if lot.id != change.lot))
    if new is None:
        return tender
    if change.aspect == LOT_ADDED:
        return replace(tender, lots=(*(lot for lot in tender.lots if lot.id != change.lot), new))
    return replace(tender, lots=tuple(_with_aspect(lot, new, change.aspect) for lot in tender.lots))


def _with_aspect(lot: Lot, new: Lot, aspect: str) -> Lot:
    return replace(lot, **{aspect: getattr(new, aspect)}) if lot.id == new.id else lot


def _changed_piece(
    piece: Requirement,
    before: Requirement,
    after: Requirement,
    aspects: Sequence[str],
    proposing: Proposing,
    *,
    is_split: bool,
) -> Requirement:
    """A stored requirement with what the buyer changed; of several pieces, each with its part of the new text."""
    values = {name: getattr(after, name) for name in aspects if name in (*MEANING, *PLACE) and name != "text"}
    if is_split and "number" in values:
        values["number"] = after.number + piece.number.removeprefix(before.number)
    if is_split:
        values.pop("weight", None)
    text = piece.text
    if "text" in aspects:
        text = _part_of(piece, before, after) if is_split else _new_words(piece, before, after)
    changed = replace(piece, **values)
    if text != piece.text:
        changed = _reworded(changed, text, proposing)
    meant_anew = text != piece.text or any(name in MEANING and name != "text" for name in aspects)
    return replace(changed, is_confirmed=False) if meant_anew else changed


def _new_words(piece: Requirement, before: Requirement, after: Requirement) -> str:
    """The buyer's new words; where several requirements were joined, only those of this one are put anew."""
    if before.text != piece.text and before.text in piece.text:
        return piece.text.replace(before.text, after.text, 1)
    return after.text


def _part_of(piece: Requirement, before: Requirement, after: Requirement) -> str:
    """The part of the new text that stands where the piece stood; its own words where it was edited out of the text."""
    start = before.text.find(piece.text)
    if start < 0:
        return piece.text
    ends = [place_after(before.text, after.text, one) for one in (start, start + len(piece.text))]
    return after.text[ends[0] : ends[1]].strip() or piece.text


def _reworded(requirement: Requirement, text: str, proposing: Proposing) -> Requirement:
    """The requirement with another text: conditions find their words again or go, those a person typed stay."""
    words = plain_words(text)
    kept = tuple(
        replace(one, start=text.find(one.words) if one.words in text else None)
        for one in requirement.constraints
        if (not one.words and one.state is not ConstraintState.PROPOSED)
        or (one.words and plain_words(one.words) in words)
    )
    return proposing.prepare(replace(requirement, text=text, constraints=kept))
