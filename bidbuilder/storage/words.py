"""Offerings by their words: the full-text index of SQLite (FTS5) and of PostgreSQL (GIN over a tsvector).

Both hold what `search_words` keeps of an offering, as it stands in `offering_words`, and are kept by the database itself
(migration 0004). Who may see what is not asked here: the queries that use these hits ask it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

SQLITE_INDEX = "offering_word_index"
POSTGRESQL_INDEX = "ix_offering_words_lexemes"
LEXEMES = "array_to_tsvector(array_remove(string_to_array(words, ' '), ''))"


def hits_of(words: Sequence[str]) -> Select[int]:
    """A sub-query of the ids of all offerings that have every one of these words, at least one, of `asked_words`.

    Those have letters and digits only, so that none can act as an operator of either index's query language.
    """
    for_sqlite = " AND ".join(f'"{word}"*' for word in words)
    for_postgresql = " & ".join(f"'{word}':*" for word in words)
    hits = _WordHits(literal(for_sqlite), literal(for_postgresql)).table_valued("offering_id")
    return select(hits.c.offering_id)


def count_hits(session: Session, words: Sequence[str], at_most: int) -> int:
    """How many offerings have every one of these words, counted to `at_most`: tells rare words from common ones."""
    return session.scalar(select(func.count()).select_from(hits_of(words).limit(at_most).subquery())) or 0


def is_word_index(name: str) -> bool:
    """Whether a table or an index of a database is the full-text index or one of the tables SQLite keeps it in."""
    return name in {POSTGRESQL_INDEX, SQLITE_INDEX} or name.startswith(f"{SQLITE_INDEX}_")


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
