"""A cell element with a new value, written as text: what the cell had beside its value (style, place) stays.

Texts are written inline (ECMA-376 part 1, 18.3.1.53), so that the shared strings of the workbook stay as they are.
"""

import re
from decimal import Decimal
from xml.sax.saxutils import escape

from bidbuilder.formats.workbooks.formulas.values import ErrorValue, Value

LONGEST_TEXT = 32_767

_KIND = re.compile(r"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")
# Kind of value and the two kinds of metadata (18.3.1.4): they belong to the old value.
_OF_THE_VALUE = re.compile(r"""\s+(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")
# XML 1.0 has no way to write these; Excel writes them as _x0007_ (22.4.2.4), and so what looks like that, too.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")

CellContent = str | Decimal | bool | None


def filled_cell(prefix: str, attributes: str, content: CellContent, *, kept: str = "") -> str:
    """A `c` element with a value. `attributes` are those it had, `kept` are child elements that outlive the value."""
    attributes = _OF_THE_VALUE.sub("", attributes).rstrip()
    kind, value = _value_of(prefix, content)
    inner = value + kept
    tag = f"{prefix}c{attributes}{kind}"
    return f"<{tag}>{inner}</{prefix}c>" if inner else f"<{tag}/>"


def calculated_cell(prefix: str, attributes: str, formula: str, value: Value) -> str:
    """A `c` element whose formula (the `f` element, ``""`` within an array) stays and whose stored value is renewed.

    None leaves the value out: whoever opens the file works it out.
    """
    attributes = _KIND.sub("", attributes).rstrip()
    kind, written = _result_of(value)
    stored = "" if value is None else f"<{prefix}v>{written}</{prefix}v>"
    return f"<{prefix}c{attributes}{kind}>{formula}{stored}</{prefix}c>"


def _result_of(value: Value) -> tuple[str, str]:
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, Decimal):
        return "", written_number(value)
    if isinstance(value, ErrorValue):
        return ' t="e"', str(value)
    return (' t="str"', written_text(value)) if value is not None else ("", "")


def written_number(number: Decimal) -> str:
    """A number as XML Schema writes a double, without loss: plain digits, with an exponent only where they grow long."""
    if not number:
        return "0"
    number = number.normalize()
    return f"{number:f}" if -12 <= number.adjusted() < 21 else f"{number:E}"


def written_text(text: str) -> str:
    """A text for an element: escaped, line ends as one sign, control signs as Excel writes them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return escape(_UNWRITABLE.sub(lambda sign: f"_x{ord(sign[0]):04X}_", plain))


def _value_of(prefix: str, content: CellContent) -> tuple[str, str]:
    """The attribute with the kind of the value, and the element with the value."""
    if content is None or content == "":
        return "", ""
    if isinstance(content, bool):
        return ' t="b"', f"<{prefix}v>{content:d}</{prefix}v>"
    if isinstance(content, Decimal):
        return "", f"<{prefix}v>{written_number(content)}</{prefix}v>"
    text = written_text(content)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return ' t="inlineStr"', f"<{prefix}is><{prefix}t{space}>{text}</{prefix}t></{prefix}is>"
