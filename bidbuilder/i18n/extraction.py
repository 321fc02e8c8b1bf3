"""Which messages the program shows, found in its source, held against the catalogues.

`python -m bidbuilder.i18n.extraction` lists what has no translation, by room; with `--write` it adds the missing messages,
empty, to the room's catalogue. Python: `_("…")`, `lazy("…")`, `translatable("…")`, `words.say("…")` and
`ngettext("…", "…", n)`. Templates: `_("…")` and `ngettext(…)` with literal texts. The `message` and `hint` of a class are
messages too: refusals carry them.
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
_CARRIED = {"message", "hint"}

# Small rooms whose messages stand in a larger one's catalogue.
_TOGETHER = {
    **dict.fromkeys(("macros", "errors", "styleguide"), "layout"),
    **dict.fromkeys(("organisations", "clusters", "logos"), "people"),
    **dict.fromkeys(("administration", "backup", "installation", "jobs", "mails"), "admin"),
    "i18n": "web",
}
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
        elif isinstance(node, ast.ClassDef):
            yield from _carried(node, place)


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
        room = "web" if place.parts[0] == "web" else place.stem
    else:
        room = parts[1] if parts[0] == "domain" and len(parts) > 1 else parts[0]
    return _TOGETHER.get(room, room.replace("_", "-"))


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
        catalogue = read_po(BytesIO(file.read_bytes()), language) if file.exists() else Catalog(language)
        for one in missing:
            if one.room == room:
                catalogue.add((one.text, one.plural) if one.plural else one.text)
        write_catalogue(file, catalogue)
    return len(missing)


def write_catalogue(file: Path, catalogue: Catalog) -> None:
    """Write a catalogue with a short head, one message after the other, so that a change is a small difference."""
    content = BytesIO()
    write_po(content, catalogue, width=120, omit_header=True, no_location=True)
    plural = f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};"
    lines = (f"Language: {catalogue.locale}", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {plural}")
    head = "".join(f'"{line}\\n"\n' for line in lines)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'msgid ""\nmsgstr ""\n{head}\n' + content.getvalue().decode(), encoding="utf-8")


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


def _carried(node: ast.ClassDef, place: Path) -> Iterator[ShownMessage]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) and isinstance(line.value.value, str):
            names = {target.id for target in line.targets if isinstance(target, ast.Name)}
            if names & _CARRIED and line.value.value:
                yield ShownMessage(line.value.value, f"{place}:{line.lineno}", room_of(place))


def _shown(mark: str, texts: list[str], place: str, room: str) -> Iterator[ShownMessage]:
    if mark in _MARKS and texts:
        yield ShownMessage(texts[0], place, room)
    elif mark == _PLURAL_MARK and len(texts) >= 2:
        yield ShownMessage(texts[0], place, room, texts[1])


def _fields(text: str) -> set[str]:
    return set(_FIELD.findall(text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
