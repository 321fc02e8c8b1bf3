"""Records as requirements: which key holds the text, the level or the number is told by the words of column headings.

A record that says what is asked is a requirement; its title stands over the requirements within it. A record with a title
alone is a section. Without a number of its own a requirement is numbered by its place: `2.1` is the first part of the second.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePath

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.domain.tenders.tenders import Tender, TenderReading
from bidbuilder.formats.readers.language_guess import guess_language
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.obligations import find_level, level_of_text
from bidbuilder.formats.readers.records.document import Record
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.headings import roles_of

FORMAT = "yaml"
_READ = frozenset({Role.NUMBER, Role.TITLE, Role.TEXT, Role.LEVEL, Role.WEIGHT, Role.UNIT, Role.EVIDENCE})


def read_catalogue(name: str, catalogue: Record) -> TenderReading:
    """The tender draft of a catalogue of records."""
    notes = Notes(name)
    requirements = tuple(_walk(catalogue, (), "", notes))
    language = guess_language(one.text for one in requirements)
    if language:
        message = translatable("The language of the tender is taken to be {language}, by the words of its texts.")
        notes.info("language-guessed", message, language=language)
    if left := _left_out(catalogue):
        keys = ", ".join(f"{key} ({count})" for key, count in left.items())
        message = translatable("Values under keys that say nothing of requirements were left out: {keys}.")
        notes.info("keys-left-out", message, keys=keys)
    title = _by_role(catalogue).get(Role.TITLE) or PurePath(name).stem
    tender = Tender(
        title={language or "und": title}, languages=(language,) if language else (), requirements=requirements
    )
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def has_requirements(record: Record) -> bool:
    """Whether any record within says what is asked and how binding it is."""
    texts = _by_role(record)
    return (Role.TEXT in texts and Role.LEVEL in texts) or any(has_requirements(part) for _, part in record.parts)


def _walk(record: Record, section: tuple[str, ...], number: str, notes: Notes) -> Iterator[Requirement]:
    texts = _by_role(record)
    if _asks(texts):
        yield _requirement(record, texts, section, number, notes)
    title = texts.get(Role.TITLE, "")
    inner = (*section, title) if title else section
    for place, (_, part) in enumerate(record.parts, start=1):
        yield from _walk(part, inner, f"{number}.{place}" if number else str(place), notes)


def _asks(texts: Mapping[Role, str]) -> bool:
    return Role.TEXT in texts or (Role.TITLE in texts and Role.LEVEL in texts)


def _requirement(
    record: Record, texts: Mapping[Role, str], section: tuple[str, ...], number: str, notes: Notes
) -> Requirement:
    text = texts.get(Role.TEXT) or texts[Role.TITLE]
    return Requirement(
        number=texts.get(Role.NUMBER) or number or "1",
        section=section,
        title=texts.get(Role.TITLE, ""),
        text=text,
        level=_level(record, texts, text, notes),
        weight=_weight(texts.get(Role.WEIGHT, "")),
        unit=texts.get(Role.UNIT, ""),
        evidence=texts.get(Role.EVIDENCE, ""),
        source=notes.place(cell=f"L{record.line}"),
    )


def _level(record: Record, texts: Mapping[Role, str], text: str, notes: Notes) -> Level:
    written = texts.get(Role.LEVEL, "")
    level = find_level(written) if written else None
    if written and level is None:
        message = translatable("The level “{word}” ({count} ×) is not known; the words of the requirement decide.")
        notes.warn("level-unknown", message, notes.place(cell=f"L{record.line}"), word=written[:80], count=1)
    return level or level_of_text(text) or Level.MANDATORY


def _weight(written: str) -> Decimal | None:
    try:
        return read_number(written.rstrip("% ")) if written else None
    except Refusal:
        return None


def _by_role(record: Record) -> dict[Role, str]:
    """The values of a record by what their keys mean."""
    return {role: record.values[key] for role, key in _keys_by_role(record).items() if role in _READ}


def _keys_by_role(record: Record) -> dict[Role, str]:
    """What the keys of a record mean, each role by the key that fits it best."""
    found: dict[Role, tuple[float, str]] = {}
    for key, value in record.values.items():
        roles = roles_of(key)
        role = max(roles, key=lambda one: roles[one], default=None)
        if role is not None and value and roles[role] > found.get(role, (0.0, ""))[0]:
            found[role] = (roles[role], key)
    return {role: key for role, (_, key) in found.items()}


def _left_out(record: Record) -> Counter[str]:
    """How often each key stands there whose value is read as nothing."""
    read = {key for role, key in _keys_by_role(record).items() if role in _READ}
    left = Counter(key for key, value in record.values.items() if value and key not in read)
    for _, part in record.parts:
        left += _left_out(part)
    return left
