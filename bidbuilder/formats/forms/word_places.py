"""The places of a Word form that a bidder fills: found by how forms are made, never by which form it is.

In this order, and nothing twice: content controls (ECMA-376 part 1, 17.5.2), legacy form fields (17.16), boxes of a symbol
typeface, marks in the text (a line of underscores or dots, “[insert …]”, an empty box ☐), and empty table cells beside or below
a label. Keys count the places of a kind from 0 in the order of the part, so that the same file always has the same keys.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bidbuilder.domain.bids.buyer_forms import FormPlace
from bidbuilder.formats.forms.markup import Element, said_by, texts_of
from bidbuilder.formats.forms.word_symbols import find_boxes, label_behind

_LINE = r"_{3,}(?:\s*_{3,})*|\.{6,}|…{2,}(?:\s*…+)*"
_ORDER = (
    r"\[\s*(?:please\s+)?(?:insert|enter|fill|type|write|select|choose|specify|state|provide|name|date|your|title|amount|number|address"
    r"|indsæt|angiv|skriv|udfyld|vælg|navn|dato|bitte|einfügen|eintragen|angeben|insérer|indiquer|préciser)\b[^\[\]]{0,200}\]"
    r"|<\s*(?:insert|enter|indsæt|angiv|name|date)\b[^<>]{0,120}>|\[\s*[.…_]{2,}\s*\]"
)
_MARK = re.compile(f"(?P<line>{_LINE})|(?P<order>{_ORDER})|(?P<box>[☐□❏❑])", re.IGNORECASE)
# The role of places that ask for somebody else: nothing of the bidder is proposed there.
OTHERS = "others"
_OTHERS = re.compile(
    r"(?:name of )?(?:sub-?contractor|reference|customer|client|manufacturer|insurer|insurance|bank|guarantor)"
    r"|key (?:staff|person)|underleverandør|referencer?\b|kunde|bank\b|producent|nachunternehmer|referenz|sous-traitant",
    re.IGNORECASE,
)
_EMPTY_BOX = "☐□❏❑"
_LONGEST_LABEL = 160
_LABEL_END = re.compile(r"(?:^|[.;!?]\s|\t|\s{3,}|\n)(?=[^.;!?\t\n]*$)")
_CONTROLS = {"text": "text", "richText": "text", "date": "date", "dropDownList": "choice", "comboBox": "choice"}
_NOT_FILLED = ("picture", "docPartObj", "docPartList", "group", "citation", "bibliography", "equation")


@dataclass(slots=True)
class WordPlace:
    """A place with the elements it consists of. `stretch` is from and to, in signs, within the texts of `element`."""

    place: FormPlace
    element: Element
    kind: str
    stretch: tuple[int, int] = (0, 0)
    parts: list[Element] = field(default_factory=list)


def find_places(root: Element) -> list[WordPlace]:
    """The places of a document part in the order of the file."""
    body = root.find("body") or root
    controls = list(_controls(body))
    taken = {id(one) for found in controls for one in found.element.walk()}
    fields = [one for one in _fields(body) if id(one.element) not in taken]
    marks = [one for one in _marks(body) if id(one.element) not in taken]
    boxes = [_box(one) for one in find_boxes(body) if id(one) not in taken]
    marked = {id(one.element) for one in (*controls, *fields, *marks, *boxes)}
    # In a header or footer an empty cell is room on the page and a line without words an ornament.
    cells = list(_cells(body, marked)) if body.name == "body" else []
    marks = marks if body.name == "body" else [one for one in marks if one.place.label]
    found = [
        *_numbered("control", controls),
        *_numbered("field", fields),
        *_numbered("symbol", boxes),
        *_numbered("mark", marks),
    ]
    return sorted(found + _numbered("cell", cells), key=lambda one: (one.element.start, one.stretch))


def _box(box: Element) -> WordPlace:
    return WordPlace(_place(label_behind(box) or _left_of(box), "check"), box, "symbol")


def _numbered(name: str, found: list[WordPlace]) -> list[WordPlace]:
    for number, one in enumerate(found):
        one.place = replace(one.place, key=f"{name}:{number}", role=OTHERS if _is_of_others(one.element) else "")
    return found


def _is_of_others(element: Element) -> bool:
    """Whether a table asks for firms or people who are not the bidder: subcontractors, references, banks."""
    table = element.above("tbl")
    return table is not None and any(
        _OTHERS.match(_cell_text(cell)) for row in table.children if row.name == "tr" for cell in _cells_of(row)
    )


def _place(label: str, kind: str = "text", choices: tuple[str, ...] = (), shows: str = "") -> FormPlace:
    return FormPlace(key="", group="", kind=kind, label=_tidy(label), choices=choices, shows=shows)


def _controls(body: Element) -> Iterator[WordPlace]:
    for control in body.all("sdt"):
        settings = control.find("sdtPr")
        content = control.find("sdtContent")
        if settings is None or content is None or any(True for _ in content.all("sdt")):
            continue
        names = {one.name.removeprefix("other:") for one in settings.children}
        lock = settings.find("lock")
        if names & set(_NOT_FILLED) or (
            lock is not None and lock.attributes.get("val") in {"contentLocked", "sdtContentLocked"}
        ):
            continue
        is_box = "checkbox" in names
        kind = "check" if is_box else next((_CONTROLS[one] for one in _CONTROLS if one in names), "text")
        shown = "" if "showingPlcHdr" in names or is_box else said_by(content)
        label = _attribute(settings, "alias") or _before(control) or _attribute(settings, "tag") or said_by(content)
        if is_box:
            label = _after(control) or label
        yield WordPlace(_place(label, kind, _choices(settings), shown), control, "control")


def _attribute(settings: Element, name: str) -> str:
    found = settings.find(name)
    return found.attributes.get("val", "") if found else ""


def _choices(settings: Element) -> tuple[str, ...]:
    items = (item for name in ("dropDownList", "comboBox") if (found := settings.find(name)) for item in found.children)
    texts = (item.attributes.get("displayText") or item.attributes.get("value", "") for item in items)
    return tuple(text for text in texts if text)


def _fields(body: Element) -> Iterator[WordPlace]:
    for data in body.all("ffData"):
        run = data.above("r")
        paragraph = data.above("p")
        if run is None or paragraph is None:
            continue
        drop_down, box = data.find("ddList"), data.find("checkBox")
        kind = "choice" if drop_down else "check" if box else "text"
        entries = [one for one in (drop_down.children if drop_down else []) if one.name == "listEntry"]
        shown = "" if kind != "text" else "".join(one.text for one in _results(paragraph, run)).strip("\u2002 ")
        label = (
            _after(run)
            if kind == "check"
            else _before(run) or _attribute(data, "statusText") or _attribute(data, "name")
        )
        choices = tuple(one.attributes.get("val", "") for one in entries)
        parts = [data, *_results(paragraph, run)]
        yield WordPlace(_place(label, kind, choices, shown), run, "field", parts=parts)


def _results(paragraph: Element, run: Element) -> list[Element]:
    """The texts between the separator and the end of a field that begins in a run."""
    texts: list[Element] = []
    state = ""
    for one in paragraph.walk():
        if one.name == "fldChar":
            kind = one.attributes.get("fldCharType", "")
            if one.above("r") is run and kind == "begin":
                state = "begun"
            elif state == "begun" and kind == "separate":
                state = "result"
            elif state and kind == "end":
                return texts
        elif one.name == "t" and state == "result":
            texts.append(one)
    return texts


def _marks(body: Element) -> Iterator[WordPlace]:
    for paragraph in body.all("p"):
        if any(True for _ in paragraph.all("ffData")):
            continue
        said = _own_text(paragraph)
        for found in _MARK.finditer(said):
            label, kind = _label_of_mark(paragraph, said, found), "check" if found["box"] else "text"
            shown = found[0] if found["order"] else ""
            yield WordPlace(_place(label, kind, shows=shown), paragraph, "mark", found.span())


def _label_of_mark(paragraph: Element, said: str, found: re.Match[str]) -> str:
    """What stands before a line, what an order says, what stands behind a box."""
    if found["box"]:
        return re.split(f"[{_EMPTY_BOX}☒☑\t]", said[found.end() :], maxsplit=1)[0] or _left_of(paragraph)
    if found["order"]:
        words = found[0].strip("[]<> ")
        return words if any(sign.isalpha() for sign in words) else said[: found.start()]
    before = _MARK.sub("\n", said[: found.start()])
    place = max((one.end() for one in _LABEL_END.finditer(before)), default=0)
    return before[place:].strip() or _left_of(paragraph) or said[found.end() :]


def _own_text(paragraph: Element) -> str:
    return "".join(one.text for one in own_texts(paragraph))


def own_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph without those of paragraphs (text boxes) and content controls inside of it."""
    return [one for one in texts_of(paragraph) if one.above("p") is paragraph and not _is_in_control(one, paragraph)]


def _is_in_control(text: Element, paragraph: Element) -> bool:
    control = text.above("sdt")
    return control is not None and control.start > paragraph.start


def _cells(body: Element, marked: set[int]) -> Iterator[WordPlace]:
    for table in body.all("tbl"):
        rows = [one for one in table.children if one.name == "tr"]
        titles = [_cell_text(one) for one in _cells_of(rows[0])] if rows else []
        is_grid = len(rows) > 1 and len(titles) > 1 and all(titles)
        for number, row in enumerate(rows):
            yield from _blank_cells(row, titles if is_grid and number else [], marked)


def _blank_cells(row: Element, titles: list[str], marked: set[int]) -> Iterator[WordPlace]:
    cells = _cells_of(row)
    for column, cell in enumerate(cells):
        inside = list(cell.walk())
        paragraph = cell.find("p")
        is_blank = not _cell_text(cell) and not any(
            one.name in {"tbl", "drawing", "pict", "object", "sdt"} for one in inside
        )
        if not is_blank or paragraph is None or any(id(one) in marked for one in inside) or _is_merged_on(cell):
            continue
        left = _cell_text(cells[column - 1]) if column else ""
        above = titles[column] if column < len(titles) else ""
        label = _joined(above, _cell_text(cells[0]) if column else "") if above else left
        if label and len(label) <= _LONGEST_LABEL * 2:
            yield WordPlace(_place(label), paragraph, "cell")


def _is_merged_on(cell: Element) -> bool:
    """Whether a cell only continues the one above it."""
    merge = cell.find("tcPr", "vMerge")
    return merge is not None and merge.attributes.get("val", "continue") == "continue"


def _joined(title: str, row: str) -> str:
    return f"{title} · {row}" if row else title


def _cells_of(row: Element) -> list[Element]:
    return [one for one in row.children if one.name == "tc"]


def _cell_text(cell: Element) -> str:
    return " ".join(said_by(cell).split())


def _left_of(element: Element) -> str:
    """What stands in the cell to the left of the one a paragraph, or what is in it, stands in."""
    cell = element.above("tc")
    row = cell.parent if cell else None
    cells = _cells_of(row) if row else []
    place = next((number for number, one in enumerate(cells) if one is cell), 0)
    return _cell_text(cells[place - 1]) if place else ""


def _before(element: Element) -> str:
    """What stands before an element in its paragraph; failing that, in the cell to the left."""
    paragraph = element.above("p")
    if paragraph is None:
        return _left_of(element)
    said = "".join(one.text for one in own_texts(paragraph) if one.end <= element.start)
    place = max((one.end() for one in _LABEL_END.finditer(said)), default=0)
    return said[place:].strip() or _left_of(paragraph)


def _after(element: Element) -> str:
    """What stands behind an element in its paragraph, up to the next place."""
    paragraph = element.above("p")
    if paragraph is None:
        return ""
    said = "".join(one.text for one in own_texts(paragraph) if one.start >= element.end)
    return re.split(f"[{_EMPTY_BOX}☒☑\t]", said, maxsplit=1)[0].strip()


def _tidy(label: str) -> str:
    plain = " ".join(label.replace("\u2002", " ").split()).strip(" ._…:")
    return plain if len(plain) <= _LONGEST_LABEL else plain[: _LONGEST_LABEL - 1].rstrip() + "…"
