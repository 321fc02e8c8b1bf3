"""Notes at the steps of a price in the reader's language."""

import pytest
from flask import Flask, g

from bidbuilder.web.bids.price_words import step_note


@pytest.mark.parametrize(
    ("language", "note", "shown"),
    [
        ("da", "7.5 %", "7,5 %"),
        ("da", "PL · 8418.69 · 7.5 %", "PL · 8418.69 · 7,5 %"),
        ("en", "1.5 % + 2 %", "1.5 % + 2 %"),
    ],
)
def test_percentages_have_the_reader_s_mark_and_numbers_of_duties_none(language: str, note: str, shown: str) -> None:
    with Flask(__name__).test_request_context():
        g.language = language
        assert step_note(note) == shown
