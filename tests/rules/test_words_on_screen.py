"""Every word on screen exists in English and in Danish: nothing is untranslated, half translated or raw in a page."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment

from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.i18n import extraction
from bidbuilder.i18n.messages import messages_of
from bidbuilder.web.assets import folder_of

TRANSLATED = [language for language in INTERFACE_LANGUAGES if language != "en"]
TEMPLATES = sorted(folder_of("templates").rglob("*.html"))
WEB = sorted((extraction.PACKAGE / "web").rglob("*.py"))

SPOKEN_ATTRIBUTES = {"title", "alt", "aria-label", "placeholder", "data-confirm", "data-pattern"}
SILENT_ELEMENTS = {"script", "style", "kbd", "code"}
LETTERS = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
ENTITY = re.compile(r"&\w+;")
GAP = " \x01 "


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_has_a_translation(language: str) -> None:
    missing = [f"{one.room}.po  {one.place}  {one.text!r}" for one in extraction.missing_messages(language)]
    assert not missing, "run `python -m bidbuilder.i18n.extraction`:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_fields_of_its_message(language: str) -> None:
    assert extraction.differing_fields(language) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_message_is_translated_one_way_only(language: str) -> None:
    assert extraction.contradictions(language) == []


def test_danish_words_are_quoted_the_danish_way_everywhere() -> None:
    """»…« in Danish, “…” in English; an inch is ″ and code keeps its straight quotation marks."""
    known = messages_of("da")
    danish = [*known.texts.values(), *(form for forms in known.plurals.values() for form in forms)]
    assert [text for text in danish if re.search("[“”„]", text)] == []
    assert [one.text for one in extraction.shown_messages() if re.search("[„»«]", one.text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_shows_a_raw_word(template: Path) -> None:
    raw = list(raw_words(template.read_text(encoding="utf-8")))
    assert not raw, f"put _() around: {raw}"


@pytest.mark.parametrize("file", WEB, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_view_says_and_no_form_is_labelled_with_a_raw_word(file: Path) -> None:
    raw = [
        f"{file.name}:{call.lineno} {call.args[0].value!r}"
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and (call.func.id == "flash" or call.func.id.endswith("Field"))
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert not raw, f"put _() or lazy() around: {raw}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>{{ _('Hello') }}</p>", []),
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ("<p title=\"Hello\">{{ _('x') }}</p>", ["Hello"]),
        ('<img alt="{{ _("Logo") }}">', []),
        ("<span translate='no'>bidbuilder</span>", []),
        ("{# a remark #}<script src='x'></script>", []),
        ("{% if a %}Yes{% endif %}", ["Yes"]),
        ("<kbd>Esc</kbd> – 12 &nbsp; €", []),
    ],
)
def test_raw_words_are_recognised(source: str, found: list[str]) -> None:
    assert list(raw_words(source)) == found


def raw_words(source: str) -> Iterator[str]:
    """The words of a template that stand outside every Jinja expression and that a reader would see or hear."""
    reader = _Reader()
    reader.feed(_without_jinja(source))
    reader.close()
    yield from reader.words


def _without_jinja(source: str) -> str:
    text: list[str] = []
    for _line, kind, value in Environment().lex(source):
        if kind == "data":
            text.append(value)
        elif kind in {"variable_begin", "block_begin"}:
            text.append(GAP)
    return "".join(text)


class _Reader(HTMLParser):
    """Collects visible text and spoken attributes, leaving out what is not to be translated."""

    VOID = frozenset({"img", "input", "br", "meta", "link", "hr", "use", "rect", "path"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []
        self.silence: list[bool] = [False]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        silent = self.silence[-1] or tag in SILENT_ELEMENTS or given.get("translate") == "no"
        if not silent:
            for name in SPOKEN_ATTRIBUTES & set(given):
                self._note(given[name] or "")
        if tag not in self.VOID:
            self.silence.append(silent)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and len(self.silence) > 1:
            self.silence.pop()

    def handle_data(self, data: str) -> None:
        if not self.silence[-1]:
            self._note(data)

    def _note(self, text: str) -> None:
        for part in text.split(GAP.strip()):
            clean = ENTITY.sub("", part).strip()
            if LETTERS.search(clean):
                self.words.append(clean)
