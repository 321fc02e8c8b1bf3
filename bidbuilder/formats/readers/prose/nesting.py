"""Lists within lists that are not indented: other signs than those of the list above are one level deeper."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.workbook.grid import Sheet

_NUMBER, _LETTER, _ROMAN = re.compile(r"\d+"), re.compile(r"[a-z]", re.IGNORECASE), re.compile(r"[ivx]+", re.IGNORECASE)


class Nesting:
    """The lists that are open, outermost first, each by how far it is indented and by its kind of sign."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._last = ""

    def nest(self, pieces: Iterable[Block | Sheet]) -> Iterator[Block | Sheet]:
        """The pieces, items with the depth that their signs say."""
        for piece in pieces:
            if not isinstance(piece, Block) or piece.kind is BlockKind.HEADING:
                self._open.clear()
            yield self._nested(piece) if isinstance(piece, Block) and piece.kind is BlockKind.ITEM else piece

    def _nested(self, item: Block) -> Block:
        kind = self._kind_of(item.number)
        self._last = item.number.strip("().")
        while self._open and self._open[-1][0] > item.depth:
            self._open.pop()
        if (item.depth, kind) in self._open:
            del self._open[self._open.index((item.depth, kind)) + 1 :]
        else:
            self._open.append((item.depth, kind))
        return replace(item, depth=len(self._open))

    def _kind_of(self, sign: str) -> str:
        """The kind of a sign; “i” counts Roman unless “h” went before it."""
        bare = sign.strip("().")
        brackets = "()" if sign.startswith("(") else sign[-1:]
        if _NUMBER.fullmatch(bare):
            return f"1{brackets}"
        is_roman = _ROMAN.fullmatch(bare) is not None
        if is_roman and (len(bare) > 1 or (bare.lower() == "i" and self._last.lower() != "h") or self._in_roman()):
            return f"i{brackets}"
        return f"a{brackets}" if _LETTER.fullmatch(bare) and sign != bare else sign

    def _in_roman(self) -> bool:
        return bool(self._open) and self._open[-1][1].startswith("i")
