"""A query's text in pieces: quoted phrases, filters (`kind:`), signs of comparison, and words. `reading` says what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

LONGEST_QUERY = 2_000

_PIECE = re.compile(
    r"""
      (?P<phrase>["“”„»«](?P<inside>[^"“”„»«]*)(?:["“”„»«]|$))
    | (?P<filter>[^\W\d_][\w-]*):(?=\S|$)(?!//)
    | (?P<sign>>=|<=|=>|=<|<>|!=|==|[≥≤≠<>=])
    | (?P<comma>[,;])(?=\s|$)
    | (?P<word>[^\s"“”„»«<>=≤≥≠,;]+(?:[,;](?=\S)[^\s"“”„»«<>=≤≥≠,;]+)*)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)


class Piece(Enum):
    """What a piece of a query is."""

    PHRASE = "phrase"
    FILTER = "filter"
    SIGN = "sign"
    COMMA = "comma"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece with its text (of a phrase: what is inside the quotes) and the offset at which it begins."""

    piece: Piece
    text: str
    start: int


def tokens_of(text: str) -> tuple[Token, ...]:
    """The pieces of a query, of its first 2,000 signs."""
    return tuple(_tokens(text[:LONGEST_QUERY]))


def _tokens(text: str) -> Iterator[Token]:
    for match in _PIECE.finditer(text):
        kind = match.lastgroup if match.lastgroup != "inside" else "phrase"
        if match["phrase"] is not None:
            yield Token(Piece.PHRASE, match["inside"].strip(), match.start())
        elif match["filter"] is not None:
            yield Token(Piece.FILTER, match["filter"], match.start())
        elif kind in {"sign", "comma"}:
            yield Token(Piece(kind), match[0], match.start())
        elif kind == "word":
            yield Token(Piece.WORD, match[0], match.start())
