"""What free words mean beside the texts of offerings: a supplier's name, a certificate of the supplier or the offering, a
kind of offering, an amount that a property may state.

`iso 9001` is one designation: whatever edition or part is held answers it, as a person decides what will do. Other words are
held against the names of certificates. `10 bar` may be a value of any property measured so. Here only organisations are
looked up; which rows a mention adds, `finding` decides within what the asker may see.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import Row, String, cast, or_, select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.standards import STANDARD_PATTERN, Likeness, Standard, find_standards, likeness
from bidbuilder.domain.matching.querying.keywords import KINDS
from bidbuilder.domain.matching.querying.measures import Values, measures_in
from bidbuilder.storage.organisations import DbOrganisation
from bidbuilder.storage.searching.analysis import fold, plain_code
from bidbuilder.storage.searching.entries import certificate_of
from bidbuilder.storage.searching.segments import Lexicon, Segment, are_among
from bidbuilder.storage.searching.wording import AskedWord, Scores, asked_words

_SHORTEST_NAME = 3
_MOST_LOOKED_UP = 6
_MENTIONED = 2
_NAME = cast(DbOrganisation.legal_name, String)
_HELD = cast(DbOrganisation.qualification, String)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a word may mean: organisations, certificates by their designation (or by the word where it is part of none),
    a kind of offering, or values of properties.
    """

    word: AskedWord
    owners: frozenset[int] = frozenset()
    standard: Standard | None = None
    kind: str = ""
    values: Values = ()

    def is_in(self, certificate: str) -> bool:
        """Whether the name of a certificate answers it."""
        if self.standard is None:
            return self.word.text in re.findall(r"\w+", fold(certificate))
        stated = find_standards(certificate.upper())
        return any(likeness(one, self.standard) is not Likeness.OTHER for one in stated)

    @property
    def is_telling(self) -> bool:
        """Whether it is long enough to look for; a shorter one (`A/S`) only completes a name."""
        return self.standard is not None or (len(self.word.text) >= _SHORTEST_NAME and not self.word.is_code)

    def is_called(self, name: str) -> bool:
        """Whether the word belongs to a name or begins one of its words."""
        if self.standard is not None:
            return False
        chunks, parts = fold(name).split(), re.findall(r"\w+", fold(name))
        if self.word.text in parts or any(plain_code(chunk) == self.word.text for chunk in chunks):
            return True
        return self.is_telling and any(part.startswith(self.word.text) for part in parts)


@dataclass(slots=True)
class Firms:
    """All organisations with their certificates, read once: for whoever asks many searches at a time."""

    rows: Sequence[Row[int, str, str]] | None = None

    def read(self, session: Session) -> Sequence[Row[int, str, str]]:
        """The rows, read the first time they are wanted."""
        if self.rows is None:
            self.rows = session.execute(select(DbOrganisation.id, _NAME, _HELD)).all()
        return self.rows


def mentions_of(
    session: Session, words: Sequence[str], dictionary: Dictionary, firms: Firms | None = None
) -> tuple[Mention, ...]:
    """What the words may mean, each word once. Without `firms` only those that may be meant are read."""
    found = {word: Mention(word, kind=KINDS.get(word.text, "")) for word in _each(" ".join(words))}
    for text, values in measures_in(words, dictionary):
        found |= {word: Mention(word, values=values) for word in _each(text)}
    meant = [Mention(word, standard=standard) for word, standard in _looked_up(" ".join(words))][:_MOST_LOOKED_UP]
    asked = any(one.is_telling for one in meant)
    rows = (firms.read(session) if firms else _list_rows(session, meant)) if asked else ()
    for one in meant:
        owners = frozenset(_owners(one, rows))
        found[one.word] = replace(found.get(one.word, one), owners=owners, standard=one.standard)
    return tuple(found.values())


def score_mention(segment: Segment, lexicon: Lexicon, mention: Mention) -> Scores:
    """How well each row has what a word may mean: less than if its texts say so."""

    def make(known: Scores | None) -> Scores:
        return _score(segment, lexicon, mention) if known is None else known

    scores: Scores = segment.remembered.renew(mention, make)
    return scores


def _score(segment: Segment, lexicon: Lexicon, mention: Mention) -> Scores:
    mask = are_among(segment.owners, mention.owners)
    kind = lexicon.values.find(mention.kind)
    if kind is not None:
        mask |= segment.kinds == kind
    for key, number in mention.values:
        measured = segment.numbers.get(key)
        for ranges in (measured.whole, measured.points) if measured else ():
            mask[ranges.rows[ranges.equal_to(number)]] = True
    held = [segment.choices[key] for key in (STANDARD, CERTIFICATE) if key in segment.choices]
    for pairs in (segment.certificates, *held):
        terms = [one for one in pairs.different if mention.is_in(certificate_of(lexicon.values[one]).name)]
        mask[pairs.rows[are_among(pairs.terms, terms)]] = True
    return mask.view(np.uint8) * np.uint8(_MENTIONED)


def _looked_up(text: str) -> Iterator[tuple[AskedWord, Standard | None]]:
    """The words to be looked up, those of a designation with it."""
    place = 0
    for match in STANDARD_PATTERN.finditer(text.upper()):
        yield from _plain(text[place : match.start()])
        standard = find_standards(match[0])[0]
        yield from ((word, standard) for word in _each(text[match.start() : match.end()]))
        place = match.end()
    yield from _plain(text[place:])


def _plain(text: str) -> Iterator[tuple[AskedWord, None]]:
    return ((word, None) for word in _each(text))


def _each(text: str) -> Iterator[AskedWord]:
    """The words of a text, and the parts of those that may be a code or several words."""
    for word in asked_words(text):
        yield from dict.fromkeys((word, *word.apart))


def _list_rows(session: Session, meant: Iterable[Mention]) -> Sequence[Row[int, str, str]]:
    """The organisations that may be meant: more of them than are, as letters beyond ASCII stand for any."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    keeps = []
    for one in meant:
        held = one.word.text if one.standard is None else one.standard.number.lower()
        for column in (_NAME, _HELD) if one.is_telling else ():
            pattern = "%" + re.sub(r"[^ -~]+|[%_\\]", "%", held) + "%"
            # SQLite's LIKE leaves case aside by itself, at a third of the time that folding both sides takes.
            keeps.append(column.like(pattern) if on_sqlite else column.ilike(pattern))
    if not keeps:
        return ()
    return session.execute(select(DbOrganisation.id, _NAME, _HELD).where(or_(*keeps))).all()


def _owners(one: Mention, rows: Iterable[Row[int, str, str]]) -> Iterator[int]:
    """Those called so, or holding such a certificate."""
    return (number for number, name, held in rows if one.is_called(name) or _is_held(one, held))


def _is_held(one: Mention, held: str) -> bool:
    """Whether a certificate of what an organisation can show answers; taken apart only where the word stands there at all."""
    wanted = one.word.text if one.standard is None else one.standard.number.lower()
    if wanted.isascii() and wanted not in held.lower():
        return False
    return any(one.is_in(certificate["name"]) for certificate in json.loads(held).get("certificates", ()))
