"""Numbers written as words in three languages, alone and within sentences."""

import pytest

from bidbuilder.domain.basics.number_words import find_number_of, find_number_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("five",             5),
        ("Twenty",           20),
        ("twenty-four",      24),
        ("ninety nine",      99),
        ("a dozen",          12),
        ("two hundred",      200),
        ("two (2)",          2),
        ("fem",              5),
        ("fireogtyve",       24),
        ("et dusin",         12),
        ("tohundrede",       200),
        ("fünf",             5),
        ("fuenf",            5),
        ("zwölf",            12),
        ("einunddreißig",    31),
        ("EINUNDDREISSIG",   31),
        ("hundert",          100),
        ("two (3)",          None),
        ("2",                None),
        ("several",          None),
        ("",                 None),
    ],
)  # fmt: skip
def test_words_are_the_number_they_say(words: str, number: int | None) -> None:
    assert find_number_of(words) == number


def test_the_longest_number_counts_and_parts_of_words_are_none() -> None:
    found = find_number_words("twenty-four pumps, one hundred and fifty pipes, a two-pole switch, non-two and oneness")
    assert [one.number for one in found] == [24, 150]
