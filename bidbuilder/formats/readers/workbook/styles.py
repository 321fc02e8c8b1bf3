"""How cells of an Excel workbook look: bold, fill, indent and number format, by the style index of the cell."""

from collections.abc import Sequence
from typing import TypeVar

from lxml import etree

from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.workbook.grid import PLAIN, Look

T = TypeVar("T")

# ECMA-376 part 1, 18.8.30: formats that have a number and no code in the file.
_BUILT_IN_FORMATS = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    49: "@",
}


def read_looks(package: Package, workbook_part: str) -> Sequence[Look]:
    """The look of every cell style of the workbook; one plain look where there are no styles."""
    part = package.find_related("styles", workbook_part)
    if part is None:
        return (PLAIN,)
    root = package.parse(part)
    formats = _read_formats(root)
    bold = [_is_on(font.find("{*}b")) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [_colour_of(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    looks = [_read_look(style, bold, fills, formats) for style in root.iterfind("{*}cellXfs/{*}xf")]
    return looks or (PLAIN,)


def _read_look(style: etree._Element, bold: list[bool], fills: list[str], formats: dict[int, str]) -> Look:
    alignment = style.find("{*}alignment")
    indent = _number(alignment.get("indent")) if alignment is not None else 0
    return Look(
        is_bold=_item(bold, _number(style.get("fontId")), False),
        fill=_item(fills, _number(style.get("fillId")), ""),
        indent=min(indent, 50),
        number_format=formats.get(_number(style.get("numFmtId")), "General"),
    )


def _read_formats(root: etree._Element) -> dict[int, str]:
    own = {_number(one.get("numFmtId")): one.get("formatCode") or "" for one in root.iterfind("{*}numFmts/{*}numFmt")}
    return _BUILT_IN_FORMATS | own


def _colour_of(fill: etree._Element) -> str:
    """A name for the fill's colour, for comparing only; ``""`` for none and for white."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return "" if fill.find("{*}gradientFill") is None else "gradient"
    colour = pattern.find("{*}fgColor")
    if pattern.get("patternType") in {None, "none"} or colour is None:
        return ""
    name = " ".join(f"{key}={value}" for key, value in sorted(colour.attrib.items()))
    return "" if name.upper() in {"RGB=FFFFFFFF", "RGB=00FFFFFF", "THEME=0"} else name


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in {"0", "false"}


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else 0


def _item(items: Sequence[T], index: int, default: T) -> T:
    return items[index] if 0 <= index < len(items) else default
