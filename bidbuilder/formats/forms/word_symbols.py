"""Boxes drawn with the signs of a symbol typeface: as `w:sym` (ECMA-376 part 1, 17.3.3.30) or as a letter set in Wingdings."""

from collections.abc import Iterator

from bidbuilder.formats.forms.markup import Element, texts_of

# Empty boxes by typeface, as codes of the typeface's own signs, and its box with a tick.
_EMPTY = {
    "wingdings": frozenset({0x6F, 0x71, 0x72, 0xA8}),
    "wingdings 2": frozenset({0xA3, 0x2A, 0x30}),
    "webdings": frozenset({0x63}),
}
_TICKED = {"wingdings": 0xFE, "wingdings 2": 0x52, "webdings": 0x67}
# Word keeps the signs of symbol typefaces here; as plain letters they are written without it.
_PRIVATE = 0xF000


def find_boxes(body: Element) -> Iterator[Element]:
    """The empty boxes in the order of the file: `sym` elements, and texts of a single letter in a symbol typeface."""
    for one in body.walk():
        is_sign = one.name == "sym" or (one.name == "t" and len(one.text.strip()) == 1)
        if is_sign and one.above("del") is None and _code(one) in _EMPTY.get(_typeface(one), ()):
            yield one


def label_behind(box: Element) -> str:
    """What stands behind a box in its paragraph, up to the next one or a tab."""
    paragraph = box.above("p")
    if paragraph is None:
        return ""
    others = [one.start for one in find_boxes(paragraph) if one.start > box.start]
    end = min(others, default=paragraph.end)
    said = "".join(one.text for one in texts_of(paragraph) if box.end <= one.start < end)
    return said.split("\t", 1)[0].strip()


def ticked(box: Element) -> str:
    """The code or letter of the ticked box: four hexadecimal digits for a `sym`, one sign for a text."""
    code = _TICKED[_typeface(box)]
    if box.name == "sym":
        return f"{_PRIVATE + code:04X}"
    return chr(_PRIVATE + code if ord(box.text.strip()) >= _PRIVATE else code)


def _code(one: Element) -> int:
    if one.name == "t":
        return ord(one.text.strip()) % _PRIVATE
    try:
        return int(one.attributes.get("char", ""), 16) % _PRIVATE
    except ValueError:
        return 0


def _typeface(one: Element) -> str:
    if one.name == "sym":
        return one.attributes.get("font", "").casefold()
    run = one.above("r")
    fonts = run.find("rPr", "rFonts") if run else None
    return (fonts.attributes.get("ascii") or fonts.attributes.get("hAnsi", "")).casefold() if fonts else ""
