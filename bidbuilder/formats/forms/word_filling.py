"""A Word form filled in place, with its headers and footers: only stretches that hold a place change.

A content control that is bound to data gets the value in both places; where its data is not there the binding goes, as Word
would show the old data. A box is ticked by its own sign, a day written by the control's own picture. Line breaks of a value
become breaks within its run.
"""

import json
import posixpath
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.buyer_forms import TICKED, FormPlace
from bidbuilder.formats.forms.markup import Element, Exchange, read_markup, texts_of, written
from bidbuilder.formats.forms.word_data import BoundData
from bidbuilder.formats.forms.word_dates import find_date, with_full_date
from bidbuilder.formats.forms.word_places import WordPlace, find_places, own_texts
from bidbuilder.formats.forms.word_symbols import ticked
from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.workbooks.packing import replace_entries

_TICKED_BOX = "☒"
_SPACE = ' xml:space="preserve"'


class WordPlaceUnknown(Refusal):
    """The document has no such place."""

    code = "word-place-unknown"
    message = translatable("The document has no place {place}.")
    hint = translatable("Take the file in again: it may have changed since.")


def list_word_places(_name: str, content: bytes, _options: Mapping[str, str]) -> tuple[FormPlace, ...]:
    """The places of a document, those of headers and footers last. Raises `FileRefused`."""
    with Package(content) as package:
        return tuple(
            replace(one.place, key=mark + one.place.key)
            for mark, part in _parts_with_places(package)
            for one in find_places(read_markup(package.read(part)))
        )


def fill_word(content: bytes, values: Mapping[str, str]) -> bytes:
    """The document with the values, by key of their places. Raises `WordPlaceUnknown`, `FileRefused`."""
    changed: dict[str, bytes] = {}
    with Package(content) as package:
        parts = _parts_with_places(package)
        data, waiting = BoundData(package, parts[0][1]), dict(values)
        for mark, part in parts:
            markup = package.read(part)
            filled = _fill(markup, mark, waiting, data)
            if filled != markup:
                changed[package.entry_name(part)] = filled
        changed |= data.changed()
    if waiting:
        unknown = next(iter(waiting))
        raise WordPlaceUnknown(place=unknown, where=unknown)
    return replace_entries(content, changed) if changed else content


def _parts_with_places(package: Package) -> list[tuple[str, str]]:
    """The parts of a document with what their places' keys begin with: nothing in the main part, `header1/` in a header."""
    main, *others = word_parts(package)
    return [("", main), *((f"{posixpath.basename(part).partition('.')[0]}/", part) for part in others)]


def word_parts(package: Package) -> tuple[str, ...]:
    """The main part of a document with its headers and footers."""
    main = package.find_related("officeDocument") or ""
    related = package.relationships(main).values()
    return (main, *(one.target for one in related if one.kind in {"header", "footer"} and package.has(one.target)))


def fill_word_in_child(_name: str, content: bytes, options: Mapping[str, str]) -> str:
    """What the child does to fill a document; the file travels as text."""
    return b64encode(fill_word(content, json.loads(options["values"]))).decode()


def _fill(markup: bytes, mark: str, waiting: dict[str, str], data: BoundData) -> bytes:
    """A part with those of the waiting values that have their place in it; they wait no longer."""
    filling = _Filling(markup, data)
    for one in find_places(read_markup(markup)):
        value = waiting.pop(mark + one.place.key, "")
        if value:
            filling.take(one, value)
    return filling.finished()


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of the text of one `t` element and what is written there."""

    start: int
    end: int
    text: str


class _Filling:
    def __init__(self, markup: bytes, data: BoundData) -> None:
        self._markup = markup
        self._data = data
        self._exchange = Exchange(markup)
        self._cuts: dict[int, tuple[Element, list[_Cut]]] = {}

    def take(self, found: WordPlace, value: str) -> None:
        match found.kind:
            case "control":
                self._control(found, value)
            case "field":
                self._field(found, value)
            case "symbol":
                if value == TICKED:
                    self._tick_symbol(found.element)
            case "mark":
                is_box = found.place.kind == "check"
                if not is_box or value == TICKED:
                    self._replace(own_texts(found.element), found.stretch, _TICKED_BOX if is_box else value)
            case _:
                self._cell(found.element, value)

    def finished(self) -> bytes:
        for element, cuts in self._cuts.values():
            text, place, pieces = element.text, 0, []
            for cut in sorted(cuts, key=lambda one: one.start):
                pieces += [text[place : cut.start], cut.text]
                place = cut.end
            self._write(element, "".join([*pieces, text[place:]]))
        return self._exchange.applied()

    def _control(self, found: WordPlace, value: str) -> None:
        settings, content = found.element.find("sdtPr"), found.element.find("sdtContent")
        if settings is None or content is None:
            return
        self._bind(found, settings, value)
        if found.place.kind == "check":
            self._tick_control(settings, content, value == TICKED)
            return
        if (gone := settings.find("showingPlcHdr")) is not None:
            self._exchange.put(gone.start, gone.end, "")
        self._only_text(content, self._dated(settings, value))

    def _dated(self, settings: Element, value: str) -> str:
        """What a control shows for a value. A date control also keeps the day itself, and none where words stand there."""
        control, found = settings.find("date"), find_date(settings, value)
        if control is not None:
            tag = self._markup[control.start : control.inner].decode()
            day = found[1] if found else None
            self._exchange.put(control.start, control.inner, with_full_date(tag, control.prefix, day))
        return found[0].shown(found[1]) if found else value

    def _bind(self, found: WordPlace, settings: Element, value: str) -> None:
        """Write the value where the control's data is; without such a place the binding goes."""
        for binding in filter(None, (settings.find("dataBinding"), settings.find("other:dataBinding"))):
            stored = _stored_value(found, settings, value)
            if stored is None or not self._data.put(binding, stored):
                self._exchange.put(binding.start, binding.end, "")

    def _tick_symbol(self, box: Element) -> None:
        if box.name == "t":
            self._write(box, ticked(box))
            return
        font = written(box.attributes.get("font", ""))
        sign = f'<{box.prefix}sym {box.prefix}font="{font}" {box.prefix}char="{ticked(box)}"/>'
        self._exchange.put(box.start, box.end, sign)

    def _only_text(self, content: Element, value: str) -> None:
        """The value in the first text of a control, the others emptied; a style of placeholders goes."""
        texts = texts_of(content)
        for style in content.all("rStyle"):
            if "placeholder" in style.attributes.get("val", "").casefold():
                self._exchange.put(style.start, style.end, "")
        if texts:
            for one in texts[1:]:
                self._write(one, "")
            self._write(texts[0], value)
            return
        paragraph = next(content.all("p"), None)
        run = self._run(content.prefix, value)
        if paragraph is not None:
            self._cell(paragraph, value)
        elif content.inner == content.end:
            self._exchange.fill(content, run)
        else:
            self._exchange.put(content.inner_end, content.inner_end, run)

    def _tick_control(self, settings: Element, content: Element, is_ticked: bool) -> None:
        box = settings.find("other:checkbox")
        state = box.find("other:checked") if box else None
        if state is not None:
            name = f"{state.prefix}checked {state.prefix}val"
            self._exchange.put(state.start, state.end, f'<{name}="{int(is_ticked)}"/>')
        texts = texts_of(content)
        if texts:
            signs = box.find("other:checkedState" if is_ticked else "other:uncheckedState") if box else None
            code = signs.attributes.get("val", "") if signs else ""
            self._write(texts[0], _sign(code) or (_TICKED_BOX if is_ticked else "☐"))

    def _field(self, found: WordPlace, value: str) -> None:
        data, *results = found.parts
        if found.place.kind == "text":
            if results:
                for one in results[1:]:
                    self._write(one, "")
                self._write(results[0], value)
            return
        holder = data.find("checkBox" if found.place.kind == "check" else "ddList")
        if holder is None:
            return
        name, setting = ("checked", "1") if found.place.kind == "check" else ("result", "")
        if found.place.kind == "check":
            setting = "1" if value == TICKED else "0"
        else:
            setting = str(found.place.choices.index(value)) if value in found.place.choices else "0"
        self._set(holder, name, setting)

    def _set(self, holder: Element, name: str, setting: str) -> None:
        """Write the state of a legacy field: `checked` behind size and default, `result` before both (17.16.4, 17.16.28)."""
        written_so = f'<{holder.prefix}{name} {holder.prefix}val="{setting}"/>'
        there = holder.find(name)
        if there is not None:
            self._exchange.put(there.start, there.end, written_so)
        elif holder.inner == holder.end:
            self._exchange.fill(holder, written_so)
        else:
            place = holder.inner_end if name == "checked" else holder.inner
            self._exchange.put(place, place, written_so)

    def _cell(self, paragraph: Element, value: str) -> None:
        """A run at the end of an empty paragraph, looking as the paragraph's mark does."""
        mark = paragraph.find("pPr", "rPr")
        look = self._markup[mark.start : mark.end].decode() if mark is not None and mark.end > mark.inner else ""
        run = self._run(paragraph.prefix, value, _without_marks(look, mark))
        if paragraph.inner == paragraph.end:
            self._exchange.fill(paragraph, run)
        else:
            self._exchange.put(paragraph.inner_end, paragraph.inner_end, run)

    def _run(self, prefix: str, value: str, look: str = "") -> str:
        lines = value.split("\n")
        texts = f"<{prefix}br/>".join(f"<{prefix}t{_SPACE}>{written(line)}</{prefix}t>" for line in lines)
        return f"<{prefix}r>{look}{texts}</{prefix}r>"

    def _replace(self, texts: Iterable[Element], stretch: tuple[int, int], value: str) -> None:
        """Write a value over a stretch that may run over several texts: into the first, out of the others."""
        place, (start, end) = 0, stretch
        for element in texts:
            length = len(element.text)
            low, high = max(start - place, 0), min(end - place, length)
            if low < high:
                self._cuts.setdefault(id(element), (element, []))[1].append(_Cut(low, high, value))
                value = ""
            place += length

    def _write(self, element: Element, text: str) -> None:
        """Give a `t` its text; lines after the first follow as breaks in the same run."""
        space = "" if "space" in element.attributes else _SPACE
        first, *others = text.split("\n")
        prefix = element.prefix
        tag = self._markup[element.start : element.inner].decode().removesuffix(">").removesuffix("/").rstrip()
        more = "".join(f"<{prefix}br/><{prefix}t{_SPACE}>{written(line)}</{prefix}t>" for line in others)
        self._exchange.put(element.start, element.end, f"{tag}{space}>{written(first)}</{prefix}t>{more}")


def _stored_value(found: WordPlace, settings: Element, value: str) -> str | None:
    """What a control's data holds for a value: a choice's own value, a tick as true or false, a day in the form
    the control asks for; None where that is not known, as of words that name no day.
    """
    match found.place.kind:
        case "check":
            return "true" if value == TICKED else "false"
        case "date":
            dated = find_date(settings, value)
            return dated[0].stored(dated[1]) if dated else None
        case "choice":
            items = (
                one for name in ("dropDownList", "comboBox") if (box := settings.find(name)) for one in box.children
            )
            shown = {one.attributes.get("displayText", ""): one.attributes.get("value", "") for one in items}
            return shown.get(value, value)
    return value


def _without_marks(look: str, mark: Element | None) -> str:
    """The look of a paragraph's mark for a run: without what says that the mark itself was inserted or deleted."""
    tracked = {"ins", "del", "moveFrom", "moveTo", "rPrChange"}
    return "" if mark is not None and any(one.name in tracked for one in mark.children) else look


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16)) if code else ""
    except ValueError:
        return ""
