"""Codes found by any piece of them: which rows have which three signs on end, so that only few rows are looked at.

The space before and behind a code counts as a sign, so that beginnings and whole codes are found the same way.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bidbuilder.storage.searching.ranges import Rows
from bidbuilder.storage.searching.segments import Postings

_SIGNS = 3
_KINDS = 40
_LINE_FEED, _SPACE = ord("\n"), ord(" ")
_NO_ROWS = np.empty(0, np.int32)


def _kinds() -> NDArray[np.uint16]:
    """The kind of each byte: a space, each letter and digit its own; what is rarer shares the last ones."""
    kinds = np.array([37 + sign % 3 for sign in range(256)], np.uint16)
    plain = b" abcdefghijklmnopqrstuvwxyz0123456789"
    kinds[np.frombuffer(plain, np.uint8)] = np.arange(len(plain))
    return kinds


_KIND_OF = _kinds()


def pieces_of(codes: bytes, code_starts: NDArray[np.int64]) -> Postings:
    """The rows of each piece of three signs, out of codes as a segment keeps them."""
    signs = np.frombuffer(codes, np.uint8)
    lengths = np.diff(np.append(code_starts, len(codes)))
    rows = np.repeat(np.arange(len(code_starts), dtype=np.int32), lengths)[: max(0, len(signs) - _SIGNS + 1)]
    first, middle, last = (signs[place : place + len(rows)] for place in range(_SIGNS))
    is_piece = (first != _LINE_FEED) & (middle != _LINE_FEED) & (last != _LINE_FEED) & (middle != _SPACE)
    pieces = _numbers(first[is_piece], middle[is_piece], last[is_piece])
    order = np.argsort(pieces, kind="stable")
    pieces, rows = pieces[order], rows[is_piece][order]
    is_new = np.append(True, (pieces[1:] != pieces[:-1]) | (rows[1:] != rows[:-1]))[: len(rows)]
    pieces, rows = pieces[is_new], rows[is_new]
    different, starts = np.unique(pieces, return_index=True)
    return Postings(different.astype(np.int32), np.append(starts, len(rows)).astype(np.int64), rows)


def rows_with(piece: bytes, pieces: Postings, codes: bytes, code_starts: NDArray[np.int64]) -> Rows:
    """The rows with a piece of a code, of two signs or more; a space at either end stands for that end of the code."""
    if len(piece) < _SIGNS:
        return _rows_beginning(piece, pieces, len(code_starts))
    listed = sorted((_rows_of(number, pieces) for number in _numbers_in(piece)), key=len)
    rows = listed[0]
    for others in listed[1:]:
        rows = rows[_are_in(rows, others)]
    if len(piece) == _SIGNS and piece.isascii():
        return rows  # no other signs share their kinds
    following = np.take(code_starts, rows + 1, mode="clip")
    ends = np.where(rows + 1 < len(code_starts), following, len(codes))
    spans = zip(code_starts[rows].tolist(), ends.tolist(), strict=True)
    return rows[np.array([codes.find(piece, start, end) >= 0 for start, end in spans], np.bool_)]


def _rows_beginning(piece: bytes, pieces: Postings, size: int) -> Rows:
    """The rows with any piece that begins with these two signs."""
    first = int(_numbers(*(np.array([one], np.uint8) for one in (*piece, _SPACE)))[0])
    start, end = np.searchsorted(pieces.terms, (first, first + _KINDS)).tolist()
    mask = np.zeros(size, np.bool_)
    mask[pieces.rows[pieces.starts[start] : pieces.starts[end]]] = True
    return np.flatnonzero(mask).astype(np.int32)


def _numbers_in(piece: bytes) -> Iterator[int]:
    signs = np.frombuffer(piece, np.uint8)
    return iter(set(_numbers(signs[:-2], signs[1:-1], signs[2:]).tolist()))


def _numbers(first: NDArray[np.uint8], middle: NDArray[np.uint8], last: NDArray[np.uint8]) -> NDArray[np.uint16]:
    numbers: NDArray[np.uint16] = (_KIND_OF[first] * _KINDS + _KIND_OF[middle]) * _KINDS + _KIND_OF[last]
    return numbers


def _rows_of(number: int, pieces: Postings) -> Rows:
    place = int(np.searchsorted(pieces.terms, number))
    if place == len(pieces.terms) or pieces.terms[place] != number:
        return _NO_ROWS
    return pieces.rows[pieces.starts[place] : pieces.starts[place + 1]]


def _are_in(rows: Rows, others: Rows) -> NDArray[np.bool_]:
    """Whether each of some rows is among others; both rise."""
    if not len(others):
        return np.zeros(len(rows), np.bool_)
    places = np.minimum(np.searchsorted(others, rows), len(others) - 1)
    found: NDArray[np.bool_] = others[places] == rows
    return found
