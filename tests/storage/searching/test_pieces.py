"""Pieces of codes are found in the very rows that a look at every code would find them in."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.storage.searching.pieces import pieces_of, rows_with

CODES = st.text("ab12\u03c9\u0436", min_size=1, max_size=6)
ROWS = st.lists(st.lists(CODES, max_size=3), max_size=8)


@given(ROWS, CODES, st.sampled_from(["{}", " {}", " {} "]))
@settings(max_examples=60)
def test_a_piece_is_found_where_reading_all_codes_finds_it(rows: list[list[str]], code: str, asked: str) -> None:
    piece = (asked if len(code.encode()) > 2 else " {}").format(code).encode()
    texts = [f"\n {' '.join(codes)} ".encode() for codes in rows]
    starts = np.cumsum([0, *map(len, texts)])[:-1].astype(np.int64)
    codes = b"".join(texts)
    found = rows_with(piece, pieces_of(codes, starts), codes, starts)
    assert found.tolist() == [row for row, text in enumerate(texts) if piece in text]
