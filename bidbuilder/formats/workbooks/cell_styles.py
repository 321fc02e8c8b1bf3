"""What the styles of a workbook say about filling: whether a cell is locked, framed, and how it shows its value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.workbook.grid import Look
from bidbuilder.formats.readers.workbook.styles import read_looks

_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """One style. `is_locked` counts only on a protected sheet; `is_framed` is a border on any side."""

    look: Look = Look()
    is_locked: bool = True
    is_framed: bool = False


def read_cell_styles(package: Package, workbook_part: str) -> Sequence[CellStyle]:
    """The styles of cells by their index, never empty."""
    looks = read_looks(package, workbook_part)
    part = package.find_related("styles", workbook_part)
    if part is None:
        return (CellStyle(looks[0]),)
    root = package.parse(part)
    framed = [_is_framed(border) for border in root.iterfind("{*}borders/{*}border")]
    parents = [_locked(style) for style in root.iterfind("{*}cellStyleXfs/{*}xf")]
    styles = [
        CellStyle(look, _is_locked(style, parents), _at(framed, style.get("borderId")) or False)
        for look, style in zip(looks, root.iterfind("{*}cellXfs/{*}xf"), strict=False)
    ]
    return styles or (CellStyle(looks[0]),)


def style_at(styles: Sequence[CellStyle], index: int) -> CellStyle:
    """The style with an index; the first one for an index that is none."""
    return styles[index] if 0 <= index < len(styles) else styles[0]


def _is_locked(style: etree._Element, parents: Sequence[bool | None]) -> bool:
    """Cells are locked unless they or their named style say otherwise (ECMA-376 part 1, 18.8.33)."""
    own = _locked(style)
    inherited = _at(parents, style.get("xfId")) if own is None else own
    return True if inherited is None else inherited


def _locked(style: etree._Element) -> bool | None:
    protection = style.find("{*}protection")
    written = protection.get("locked") if protection is not None else None
    return None if written is None else written in {"1", "true"}


def _is_framed(border: etree._Element) -> bool:
    sides: Mapping[str, str] = {
        etree.QName(side).localname: side.get("style") or "none" for side in border if isinstance(side.tag, str)
    }
    return any(sides.get(side, "none") != "none" for side in _SIDES)


def _at(items: Sequence[bool | None], index: str | None) -> bool | None:
    number = int(index) if index and index.isascii() and index.isdigit() and len(index) < 10 else -1
    return items[number] if 0 <= number < len(items) else None
