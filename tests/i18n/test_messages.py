"""Messages in the reader's language: the catalogues, filling in, counting."""

import pytest

from bidbuilder.i18n.messages import fill_fields, render_message, render_plural


def test_a_message_is_translated_and_filled() -> None:
    assert render_message("da", "Hello, {name}", {"name": "Åse"}) == "Hej, Åse"


def test_a_region_of_the_language_does_not_matter() -> None:
    assert render_message("da-DK", "Sign in") == "Log ind"


def test_a_message_without_translation_stays_english() -> None:
    assert render_message("da", "Never written anywhere {name}", {"name": "x"}) == "Never written anywhere x"
    assert render_message("pl", "Sign in") == "Sign in"


@pytest.mark.parametrize(
    ("text", "params", "filled"),
    [
        ("{a} and {b}", {"a": 1, "b": "x"}, "1 and x"),
        ("{a}", {}, "?"),
        ("{a}", {"a": "{b}", "b": "secret"}, "{b}"),
        ("{a.__class__} {0} {} {a!r}", {"a": "x"}, "{a.__class__} ? {} {a!r}"),
        ("100 % {unit}", {"unit": "%(x)s"}, "100 % %(x)s"),
    ],
)
def test_only_plain_fields_are_filled_and_only_with_text(text: str, params: dict[str, object], filled: str) -> None:
    assert fill_fields(text, params) == filled


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 0, "0 days"),
        ("en", 1, "1 day"),
        ("en", 2, "2 days"),
        ("da", 0, "0 dage"),
        ("da", 1, "1 dag"),
        ("da", 21, "21 dage"),
    ],
)
def test_a_count_chooses_the_form(language: str, count: int, words: str) -> None:
    assert render_plural(language, "{count} day", "{count} days", count) == words
