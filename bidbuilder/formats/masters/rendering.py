"""A master filled with data: Jinja in its immutable sandbox, without globals, with a handful of filters. The child runs it.

Values are escaped, and line breaks in them become breaks of the line. The parts of the file without tags stay as they are.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from bidbuilder.formats.forms.word_filling import word_parts
from bidbuilder.formats.masters.refusals import MasterFieldMisspelt, MasterFieldUnknown, MasterSyntaxWrong, MasterUnsafe
from bidbuilder.formats.masters.tags import has_tags, template_of
from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.workbooks.packing import replace_entries

# What keeps to the data: nothing that reaches attributes of objects, formats strings by their own rules or leaves out escaping.
_FILTERS = {"upper", "lower", "title", "capitalize", "default", "d", "join", "length", "count", "trim", "first", "last"} | {
    "replace", "round", "int", "float", "sort", "reverse", "unique", "selectattr", "rejectattr", "map",
}  # fmt: skip
_TESTS = {"defined", "undefined", "none", "odd", "even", "equalto", "eq", "ne", "in", "string", "number", "divisibleby"}
# How python-docx-template writes braces that are meant as such.
_LITERALS = {written: f"{{{{ '{written.replace('_', '')}' }}}}" for written in ("{_{", "}_}", "{_%", "%_}")}
_QUOTED = re.compile(r"'([^']+)'")
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_LONGEST_SHOWN = 80


def render_in_child(_name: str, content: bytes, options: Mapping[str, str]) -> str:
    """What the child does: the filled master as text."""
    return b64encode(render_master(content, json.loads(options["data"]))).decode()


def render_master(content: bytes, data: Mapping[str, Any]) -> bytes:
    """The master with the data in its fields; `data` holds texts, lists and mappings of them only.

    Raises `MasterFieldUnknown`, `MasterSyntaxWrong`, `MasterUnsafe` with the paragraph, and the refusals of files.
    """
    replaced = {}
    with Package(content) as package:
        for part in word_parts(package):
            markup = package.read(part)
            if has_tags(markup):
                replaced[package.entry_name(part)] = _render_part(markup, data)
    return replace_entries(content, replaced) if replaced else content


def _render_part(markup: bytes, data: Mapping[str, Any]) -> bytes:
    source, texts = template_of(markup)
    environment = _environment()
    try:
        rendered = environment.from_string(_with_literals(source)).render(data).encode()
        etree.fromstring(rendered, etree.XMLParser(resolve_entities=False, no_network=True))
    except TemplateSyntaxError as wrong:
        reason = (wrong.message or "").rstrip(".")
        raise MasterSyntaxWrong(paragraph=_shown(texts, wrong.lineno), reason=reason) from wrong
    except SecurityError as wrong:
        raise MasterUnsafe(paragraph=_shown(texts, _line_of(wrong))) from wrong
    except UndefinedError as wrong:
        raise _unknown_field(wrong.message or "", _shown(texts, _line_of(wrong)), data) from wrong
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as wrong:
        raise MasterSyntaxWrong(paragraph=_shown(texts, _line_of(wrong)), reason=str(wrong)) from wrong
    except etree.XMLSyntaxError as wrong:
        # A loop that begins in one paragraph and ends within another tears the document apart.
        raise MasterSyntaxWrong(paragraph=_shown(texts, wrong.lineno or 0), reason=wrong.msg or "") from wrong
    return rendered


def _with_literals(source: str) -> str:
    for written, shown in _LITERALS.items():
        source = source.replace(written, shown)
    return source


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_with_breaks, keep_trailing_newline=True
    )
    environment.globals.clear()
    environment.filters = {name: one for name, one in environment.filters.items() if name in _FILTERS}
    environment.tests = {name: one for name, one in environment.tests.items() if name in _TESTS}
    return environment


def _with_breaks(value: Any) -> Any:
    """Lines of a text parted by breaks; what XML cannot hold left out."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    plain = "".join(sign for sign in value if sign in "\t\n" or sign >= " ")
    return _BREAK.join(escape(line) for line in plain.split("\n"))


def _unknown_field(told: str, paragraph: str, data: Mapping[str, Any]) -> MasterFieldUnknown:
    """The refusal of a field that is not there, with the one most like it. Jinja tells its name in quotes, as the last ones."""
    names = _QUOTED.findall(told)
    name = names[-1] if names else told
    near = get_close_matches(name, dict.fromkeys(_field_names(data)), n=1)
    if near:
        return MasterFieldMisspelt(name=name, paragraph=paragraph, near=near[0])
    return MasterFieldUnknown(name=name, paragraph=paragraph)


def _field_names(data: object) -> Iterator[str]:
    """Every name in the data, at any depth; things in lists are alike, so the first one speaks for all."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield str(name)
            yield from _field_names(value)
    elif isinstance(data, list | tuple) and data:
        yield from _field_names(data[0])


def _line_of(wrong: BaseException) -> int:
    """The line of the template in which an error came up."""
    line, trace = 0, wrong.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in {"<template>", "<unknown>"}:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _shown(texts: Sequence[str], line: int) -> str:
    said = texts[line] if 0 < line < len(texts) else ""
    if "{" not in said:
        # An ending that is missing is only noticed at the end: the last tag is the nearest one knows.
        said = next((one for one in reversed(texts[: line + 1 or None]) if "{" in one), said)
    return said if len(said) <= _LONGEST_SHOWN else said[:_LONGEST_SHOWN] + "…"
