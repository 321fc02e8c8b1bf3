"""The words an offering is found by: what is asked for has to be the beginning of something kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.storage.migrations.search_words import LONGEST_WORD, asked_words, index_words


def _finds(asked: str, text: str) -> bool:
    kept = index_words([text]).split(" ")
    words = asked_words(asked)
    return bool(words) and all(any(one.startswith(word) for one in kept) for word in words)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("pump",             "Pumpe, rustfri",       True),
        ("PUMP",             "pumpe",                True),
        ("pumpe rust",       "Rustfri pumpe",        True),
        ("pumpe kobber",     "Rustfri pumpe",        False),
        ("pumpe",            "Varmepumpe",           True),
        ("veksler",          "varmeveksler",         True),
        ("ump",              "pumpe",                False),
        ("RØR",              "rørført",              True),
        ("blæser",           "BLÆSER",               True),
        ("å",                "ålerør",               True),
        ("STRASSE",          "Straße",               True),
        ("GM-400",           "GM-400-B",             True),
        ("gm400",            "GM-400-B",             True),
        ("GM 400",           "GM-400-B",             True),
        ("m-400",            "GM-400-B",             True),
        ("400-b",            "GM-400-B",             True),
        ("GM-401",           "GM-400-B",             False),
        ("valve",            "pump/valve",           True),
        ("A7/214",           "part A7/214-3.",       True),
        ("214",              "part A7/214-3.",       True),
        ("ｐｕｍｐ",           "pump",                 True),
        ("pump - stainless", "stainless pump",       True),
        ("%",                "100 % recycled",       False),
        ("",                 "pump",                 False),
    ],
)  # fmt: skip
def test_what_finds_what(asked: str, text: str, expected: bool) -> None:
    assert _finds(asked, text) is expected


@given(st.text(max_size=60))
def test_every_word_of_a_text_finds_it(text: str) -> None:
    for word in text.split():
        if asked_words(word):
            assert _finds(word, text)


@given(st.lists(st.text(max_size=80), max_size=4))
def test_kept_words_are_short_different_and_without_marks(texts: list[str]) -> None:
    kept = index_words(texts)
    words = kept.split(" ") if kept else []
    assert len(words) == len(set(words))
    assert all(0 < len(word) <= LONGEST_WORD and word.isalnum() for word in words)


@given(st.text(max_size=60))
def test_kept_words_give_themselves_again(text: str) -> None:
    """A migration may make words anew out of kept ones."""
    kept = index_words([text])
    assert set(index_words([kept]).split(" ")) >= set(kept.split(" "))


def test_endless_words_and_endless_questions_have_a_bound() -> None:
    assert len(index_words(["a1" * 50_000])) < 5_000
    assert len(asked_words(" ".join(f"word{n}" for n in range(1_000)))) == 12
