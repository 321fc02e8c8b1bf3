"""The difference of two texts word by word, for showing them side by side and for finding a place again in the new text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\s+|\w+(?:[.,]\w+)*|[^\w\s]")


class PieceKind(StrEnum):
    """A stretch of words stayed, went or came."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; the pieces that are not new make the text before, those not gone the text after."""

    kind: PieceKind
    text: str


def differing_words(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one row of pieces. Numbers like 1,234.5 are one word; a gone stretch comes before the new one."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    return tuple(piece for piece in _pieces(old, new) if piece.text)


def place_after(before: str, after: str, offset: int) -> int:
    """Where an offset of the text before lies in the text after; within gone words, where these stood."""
    old, new = 0, 0
    for piece in differing_words(before, after):
        length = len(piece.text)
        if piece.kind is PieceKind.NEW:
            new += length
        elif offset < old + length:
            return new + (offset - old if piece.kind is PieceKind.SAME else 0)
        else:
            old += length
            new += length if piece.kind is PieceKind.SAME else 0
    return len(after)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(PieceKind.SAME, "".join(old[old_start:old_end]))
        else:
            yield Piece(PieceKind.GONE, "".join(old[old_start:old_end]))
            yield Piece(PieceKind.NEW, "".join(new[new_start:new_end]))
