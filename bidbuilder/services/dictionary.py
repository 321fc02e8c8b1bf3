"""The property dictionary as facilitators keep it: look entries up, add and change them, give them further words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.catalogue.dictionary import (
    Dictionary,
    OwnEntry,
    check_entry,
    check_word,
    normalise,
    standard_dictionary,
)
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import (
    DbDictionaryChange,
    EntryChange,
    UnknownName,
    add_change,
    dismiss_name,
    find_own_entry,
    list_changes,
    list_own_entries,
    list_unknown_names,
    load_dictionary,
    save_entry,
)
from bidbuilder.storage.organisations import list_facilitated_members
from bidbuilder.storage.property_uses import count_uses

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry in the list. `uses` counts published offerings the asker may see that state it."""

    definition: PropertyDefinition
    is_own: bool
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryPage:
    """One page of entries that fit a search, how many fit, and the fields of the trade there are."""

    rows: tuple[EntryRow, ...]
    count: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One change of the dictionary in its history. A merge that still holds can be undone."""

    id: int
    at: datetime
    by: str
    action: str
    key: str
    offerings: int
    requirements: int
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One entry with its history."""

    row: EntryRow
    changes: tuple[ChangeRow, ...]


def get_dictionary(database: Database) -> Dictionary:
    """The dictionary as it is now. Names of properties are nobody's secret."""
    with database.read() as session:
        return load_dictionary(session)


def search_entries(
    database: Database, actor: Actor, words: str = "", field: str = "", *, own_only: bool = False, offset: int = 0
) -> DictionaryPage:
    """A page of the entries whose key, name or synonym in any language has all the words."""
    with database.read() as session:
        dictionary = load_dictionary(session)
        own = {one.key for one in list_own_entries(session)}
        found = [
            one
            for one in dictionary.all()
            if _has(one, words) and field in {"", one.field} and (not own_only or one.key in own)
        ]
        shown = found[offset : offset + PAGE_LENGTH]
        uses = count_uses(session, database.catalogue.current(session), actor, [one.key for one in shown])
    return DictionaryPage(
        rows=tuple(EntryRow(definition=one, is_own=one.key in own, uses=uses.get(one.key, 0)) for one in shown),
        count=len(found),
        fields=tuple(dictionary.by_field()),
    )


def get_entry_page(database: Database, actor: Actor, key: str) -> EntryPage:
    """One entry, under its present or a merged key. Raises `NotFound`."""
    with database.read() as session:
        definition = load_dictionary(session).find_key(key)
        if definition is None:
            raise NotFound
        is_own = standard_dictionary().find_key(definition.key) is None
        uses = count_uses(session, database.catalogue.current(session), actor, [definition.key]).get(definition.key, 0)
        changes = list_changes(session, definition.key)
        changes += tuple(one for old in _merged_into(session, definition.key) for one in list_changes(session, old))
    may_edit = actor.has(Permission.FACILITATE)
    return EntryPage(
        row=EntryRow(definition=definition, is_own=is_own, uses=uses),
        changes=tuple(_row_of(one, may_edit=may_edit) for one in sorted(changes, key=lambda one: -one.id)),
    )


def add_property(database: Database, actor: Actor, definition: PropertyDefinition, *, now: datetime) -> None:
    """Put a new property into the dictionary. Raises `NotPermitted` and the refusals of `check_entry`."""
    _require_facilitator(actor)
    with database.write(actor.name, now) as work:
        check_entry(load_dictionary(work.session), definition)
        _save(work, None, OwnEntry(key=definition.key, definition=definition), "added")


def change_property(database: Database, actor: Actor, definition: PropertyDefinition, *, now: datetime) -> None:
    """Change a property of our own; standard ones only take further words. Raises as `add_property`, and `NotFound`."""
    _require_facilitator(actor)
    with database.write(actor.name, now) as work:
        before = find_own_entry(work.session, definition.key)
        if before is None or before.definition is None or before.merged_into:
            raise NotFound
        check_entry(load_dictionary(work.session), definition, before.definition)
        _save(work, before, replace(before, definition=definition), "changed")


def add_word(database: Database, actor: Actor, key: str, language: str, word: str, *, now: datetime) -> None:
    """Let a word mean a property, in a language; it is asked about no more. Raises `NotFound`, `PropertyNameTaken`."""
    _require_facilitator(actor)
    word = " ".join(word.split())
    with database.write(actor.name, now) as work:
        dictionary = load_dictionary(work.session)
        definition = dictionary.find_key(key)
        if definition is None or not word:
            raise NotFound
        check_word(dictionary, word, definition.key)
        before = find_own_entry(work.session, definition.key)
        _save(work, before, _with_word(before, definition.key, language, word), "word-added")
        dismiss_name(work.session, list_facilitated_members(work.session, actor), word)


def list_names_to_place(database: Database, actor: Actor) -> tuple[UnknownName, ...]:
    """Names in files of the facilitator's members that mean no property yet, the most frequent first."""
    _require_facilitator(actor)
    with database.read() as session:
        dictionary = load_dictionary(session)
        members = list_facilitated_members(session, actor)
        return tuple(one for one in list_unknown_names(session, members) if dictionary.find(one.name) is None)


def leave_name(database: Database, actor: Actor, name: str, *, now: datetime) -> None:
    """Ask no more about a name. Raises `NotFound` if no member's file has it."""
    _require_facilitator(actor)
    with database.write(actor.name, now) as work:
        if not dismiss_name(work.session, list_facilitated_members(work.session, actor), name):
            raise NotFound
        work.record("dictionary.name-left", "dictionary", name[:200])


def _has(definition: PropertyDefinition, words: str) -> bool:
    texts = [
        definition.key,
        *definition.names.values(),
        *(one for some in definition.synonyms.values() for one in some),
    ]
    wanted = [normalise(word) for word in words.split()]
    return any(all(word in normalise(text) for word in wanted) for text in texts)


def _with_word(before: OwnEntry | None, key: str, language: str, word: str) -> OwnEntry:
    entry = before or OwnEntry(key=key)
    if entry.definition is not None:
        synonyms = _further(entry.definition.synonyms, language, word)
        return replace(entry, definition=replace(entry.definition, synonyms=synonyms))
    return replace(entry, synonyms=_further(entry.synonyms, language, word))


def _further(known: Mapping[str, tuple[str, ...]], language: str, word: str) -> dict[str, tuple[str, ...]]:
    return {**known, language: tuple(dict.fromkeys((*known.get(language, ()), word)))}


def _save(work: Work, before: OwnEntry | None, entry: OwnEntry, action: str) -> None:
    save_entry(work.session, entry, entry.key)
    add_change(
        work.session, at=work.now, by=work.actor, action=action, key=entry.key, change=EntryChange(before=before)
    )
    work.record(f"dictionary.{action}", f"property:{entry.key}")


def _row_of(change: DbDictionaryChange, *, may_edit: bool) -> ChangeRow:
    return ChangeRow(
        id=change.id,
        at=change.at,
        by=change.by,
        action=change.action,
        key=change.key,
        offerings=len(change.data.offerings),
        requirements=len(change.data.requirements),
        can_undo=may_edit and change.action == "merged" and change.undone_at is None,
    )


def _merged_into(session: Reading, key: str) -> list[str]:
    return [one.key for one in list_own_entries(session) if one.merged_into == key]


def _require_facilitator(actor: Actor) -> None:
    if not actor.has(Permission.FACILITATE):
        raise NotPermitted
