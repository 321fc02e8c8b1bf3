"""Texts in several languages and the choice among them. Languages are BCP 47 tags, mostly two letters."""

from collections.abc import Mapping, Sequence

Texts = Mapping[str, str]

INTERFACE_LANGUAGES = ("en", "da")


def choose_text(texts: Texts, *preferred: str) -> str:
    """The text in the first preferred language there is, else in English, Danish, or whichever comes first; else ``""``."""
    for language in (*preferred, "en", "da"):
        text = texts.get(language) or texts.get(language.split("-", 1)[0])
        if text:
            return text
    return next((text for text in texts.values() if text), "")


def fill_texts(texts: Sequence[tuple[str, str]]) -> Texts:
    """Collect pairs of language and text, leaving out empty ones; the first text of a language wins."""
    collected: dict[str, str] = {}
    for language, text in texts:
        if text.strip():
            collected.setdefault(language.strip().lower(), text.strip())
    return collected
