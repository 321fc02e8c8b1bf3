"""Offerings by their words: the full-text index of SQLite (FTS5) and of PostgreSQL (GIN over a tsvector).

Both hold what `search_words` keeps of an offering, as it stands in `offering_words`, and are kept by the database itself
(migration 0004). Who may see what is not asked here: the queries that use these hits ask it.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal, select, table, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

SQLITE_INDEX = "offering_word_index"
POSTGRESQL_INDEX = "ix_offering_words_lexemes"
LEXEMES = "lexemes"


# Up to the first it is fastest to look every hit up; from the second on, whatever is met has the words anyway.
_RARE, _EVERYWHERE = 2_000, 15_000


class Frequency(Enum):
    """How many offerings have the words asked for, as far as it decides how to search."""

    RARE = "rare"
    COMMON = "common"
    EVERYWHERE = "everywhere"


def find_frequency(session: Session, words: Sequence[str]) -> Frequency:
    """How common it is that an offering has every one of these words."""
    if not words:
        return Frequency.EVERYWHERE
    counted = select(func.count()).select_from(hits_of(words).limit(_EVERYWHERE).subquery())
    count = session.scalar(counted) or 0
    if count < _RARE:
        return Frequency.RARE
    return Frequency.COMMON if count < _EVERYWHERE else Frequency.EVERYWHERE


def has_words(
    offering_id: InstrumentedAttribute[int], words: Sequence[str], frequency: Frequency
) -> ColumnElement[bool]:
    """The condition that an offering has every one of these words (of `asked_words`); without any it holds for all.

    Rare words lead a database to the hits; for common ones the sum keeps it from reading each hit, as its way is shorter
    by another index; those to be met everywhere are read in the offerings met.
    """
    if not words:
        return true()
    if frequency is Frequency.RARE:
        return offering_id.in_(hits_of(words))
    if frequency is Frequency.COMMON:
        return (offering_id + 0).in_(hits_of(words))
    kept = table("offering_words", column("offering_id"), column("words"))
    said = ((" " + kept.c.words).contains(f" {word}") for word in words)
    return select(literal(1)).where(kept.c.offering_id == offering_id, *said).exists()


def hits_of(words: Sequence[str]) -> Select[int]:
    """A sub-query of the ids of all offerings that have every one of these words, at least one, of `asked_words`.

    Those have letters and digits only, so that none can act as an operator of either index's query language.
    """
    for_sqlite = " AND ".join(f'"{word}"*' for word in words)
    for_postgresql = " & ".join(f"'{word}':*" for word in words)
    hits = _WordHits(literal(for_sqlite), literal(for_postgresql)).table_valued("offering_id")
    return select(hits.c.offering_id)


def is_word_index(name: str) -> bool:
    """Whether a table, column or index belongs to the full-text index, which only one of the databases has."""
    return name in {POSTGRESQL_INDEX, LEXEMES, SQLITE_INDEX} or name.startswith(f"{SQLITE_INDEX}_")


class _WordHits(FunctionElement[int]):
    """A table of one column, `offering_id`, out of the index of the database."""

    name = "word_hits"
    inherit_cache = True


@compiles(_WordHits, "sqlite")
def _ask_sqlite(element: _WordHits, compiler: SQLCompiler, **options: Any) -> str:
    asked, _ = element.clauses
    return (
        f"(SELECT rowid AS offering_id FROM {SQLITE_INDEX} "  # noqa: S608 - our own name
        f"WHERE {SQLITE_INDEX} MATCH {compiler.process(asked, **options)})"
    )


@compiles(_WordHits, "postgresql")
def _ask_postgresql(element: _WordHits, compiler: SQLCompiler, **options: Any) -> str:
    _, asked = element.clauses
    return (
        f"(SELECT offering_id FROM offering_words "  # noqa: S608 - our own names
        f"WHERE {LEXEMES} @@ CAST({compiler.process(asked, **options)} AS tsquery))"
    )
