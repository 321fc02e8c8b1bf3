"""Which messages the program shows, found in its source, held against the catalogues.

`python -m bidbuilder.i18n.extraction` lists what has no translation, by room; with `--write` it adds the missing messages,
empty, to the room's catalogue. Python: `_("…")`, `lazy("…")`, `translatable("…")`, `words.say("…")` and
`ngettext("…", "…", n)`. Templates: `_("…")` and `ngettext(…)` with literal texts.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.i18n.messages import SOURCE_LANGUAGE, catalogues_of, messages_of

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUES = Path(__file__).resolve().parent / "catalogues"

_MARKS = {"_", "lazy", "say", "translatable"}
_PLURAL_MARK = "ngettext"
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message in the source: its text (and plural), where it stands and the room it belongs to."""

    text: str
    place: str
    room: str
    plural: str = ""


def shown_messages(package: Path = PACKAGE) -> list[ShownMessage]:
    """Every message of the package and its templates, in the order of files and lines."""
    templates = package / "templates"
    if not templates.is_dir():
        templates = package.parent / "templates"
    python = (one for path in sorted(package.rglob("*.py")) for one in messages_in_python(path, package))
    pages = (one for path in sorted(templates.rglob("*.html")) for one in messages_in_template(path, templates))
    return [*python, *pages]


def messages_in_python(path: Path, root: Path) -> Iterator[ShownMessage]:
    """The marked messages of a Python file."""
    place = path.relative_to(root)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            mark = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            yield from _shown(mark, texts, f"{place}:{node.lineno}", room_of(place))


def messages_in_template(path: Path, root: Path) -> Iterator[ShownMessage]:
    """The marked messages of a template."""
    place = path.relative_to(root)
    tree = Environment(extensions=["jinja2.ext.do"]).parse(path.read_text(encoding="utf-8"))  # noqa: S701 - only parsed
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            texts = [one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
            yield from _shown(call.node.name, texts, f"templates/{place}:{call.lineno}", room_of(place))


def room_of(place: Path) -> str:
    """The catalogue a file's messages go to by default: its room, `sign-in` for `web/sign_in/…` or `templates/sign_in/…`."""
    parts = [part for part in place.parts[:-1] if part not in {"web", "templates", "services", "storage"}]
    if not parts:
        return "web" if place.parts[0] == "web" else place.stem.replace("_", "-")
    if parts[0] == "domain":
        return "-".join(parts[1:2]) or "domain"
    return parts[0].replace("_", "-")


def missing_messages(language: str, shown: Iterable[ShownMessage] | None = None) -> list[ShownMessage]:
    """The messages without a translation, each once, at the first place it stands."""
    known = messages_of(language)
    missing: dict[str, ShownMessage] = {}
    for one in shown_messages() if shown is None else shown:
        translated = all(known.plurals.get(one.text, ("",))) if one.plural else one.text in known.texts
        if not translated:
            missing.setdefault(one.text, one)
    return list(missing.values())


def differing_fields(language: str) -> list[str]:
    """The messages whose translation does not have exactly the fields of the original."""
    known = messages_of(language)
    singles = [text for text, translated in known.texts.items() if _fields(text) != _fields(translated)]
    plurals = [
        text
        for text, forms in known.plurals.items()
        if any(_fields(form) - _fields(text) - {"count"} for form in forms)
    ]
    return singles + plurals


def contradictions(language: str) -> list[str]:
    """The messages that two catalogues translate differently."""
    found: dict[str, set[str]] = {}
    for _room, catalogue in catalogues_of(language):
        for message in catalogue:
            if message.id and message.string:
                found.setdefault(str(message.id), set()).add(str(message.string))
    return [text for text, translations in found.items() if len(translations) > 1]


def add_missing(language: str) -> int:
    """Write the missing messages, without a translation, into the catalogues of their rooms; gives how many."""
    missing = missing_messages(language)
    for room in {one.room for one in missing}:
        file = CATALOGUES / language / f"{room}.po"
        content = file.read_bytes() if file.exists() else b""
        catalogue = read_po(BytesIO(content), language) if content else Catalog(language, fuzzy=False)
        for one in missing:
            if one.room == room:
                catalogue.add((one.text, one.plural) if one.plural else one.text, auto_comments=[one.place])
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as opened:
            write_po(opened, catalogue, width=120, omit_header=False, no_location=True)
    return len(missing)


def main(arguments: list[str]) -> int:
    """List what is missing, or add it with `--write`; 1 if anything is missing."""
    total = 0
    for language in INTERFACE_LANGUAGES:
        if language == SOURCE_LANGUAGE:
            continue
        missing = missing_messages(language)
        total += len(missing)
        for one in sorted(missing, key=lambda one: (one.room, one.place)):
            sys.stdout.write(f"{language}/{one.room}.po  {one.place}  {one.text!r}\n")
        if "--write" in arguments:
            add_missing(language)
    return 1 if total else 0


def _shown(mark: str, texts: list[str], place: str, room: str) -> Iterator[ShownMessage]:
    if mark in _MARKS and texts:
        yield ShownMessage(texts[0], place, room)
    elif mark == _PLURAL_MARK and len(texts) >= 2:
        yield ShownMessage(texts[0], place, room, texts[1])


def _fields(text: str) -> set[str]:
    return set(_FIELD.findall(text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
