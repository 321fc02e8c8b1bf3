"""Colours and font of a master: whatever refers to the theme's two accents or its font follows a brand."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def brand_theme(theme: bytes, primary: str, accent: str, font: str) -> bytes:
    """The theme part with two colours (`RRGGBB`) as accents 1 and 2 and a font for headings and body."""
    root = etree.fromstring(theme)
    for name, colour in (("accent1", primary), ("accent2", accent), ("dk2", primary), ("hlink", primary)):
        for node in root.iter(f"{_A}{name}"):
            node[:] = [etree.Element(f"{_A}srgbClr", val=colour)]
    for latin in root.iter(f"{_A}latin"):
        latin.set("typeface", font)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def brand_element(root: etree._Element, primary: str, accent: str) -> None:
    """Set the plain colour beside every theme colour, in place: programs that know no themes use the plain one."""
    colours = {"accent1": primary, "accent2": accent}
    for node in root.iter(etree.Element):
        if (colour := colours.get(node.get(f"{_W}themeFill", ""))) is not None:
            node.set(f"{_W}fill", colour)
        if (colour := colours.get(node.get(f"{_W}themeColor", ""))) is not None:
            node.set(_W + ("val" if node.tag == f"{_W}color" else "color"), colour)
