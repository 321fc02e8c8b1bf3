"""Cell styles of suppliers' lists. Marks of numbers follow the program that opens them: lists are filled in, not printed."""

from collections.abc import Mapping
from typing import Any

from bidbuilder.domain.people.organisations import Branding

_ROOM = "_)"  # the width of a bracket behind a number, so that it does not touch the text of the next column
_INK, _GREY, _LINE = "#22302B", "#5B6763", "#D8DEDA"


def list_styles(brand: Branding) -> dict[str, Mapping[str, Any]]:
    """Styles by name. `code` keeps leading zeros: spreadsheets would turn 00123 into a number."""
    font = {"font_name": brand.font, "font_size": 10, "font_color": _INK, "valign": "top"}
    cell = {**font, "bottom": 1, "bottom_color": _LINE}
    header = {
        **font,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": brand.primary_colour,
        "text_wrap": True,
        "valign": "vcenter",
    }
    return {
        "title": {**font, "font_size": 18, "bold": True, "font_color": brand.primary_colour},
        "subtitle": {**font, "font_color": _GREY},
        "note": {**font, "font_color": _GREY, "text_wrap": True},
        "header": header,
        "header-needed": {**header, "bg_color": brand.accent_colour},
        "cell": cell,
        "text": {**cell, "text_wrap": True},
        "strong": {**cell, "bold": True},
        "code": {**cell, "num_format": "@"},
        "amount": {**cell, "num_format": f"#,##0.00##{_ROOM}"},
        "count": {**cell, "num_format": f"#,##0.######{_ROOM}"},
        "day": {**cell, "num_format": "yyyy-mm-dd", "align": "left"},
    }
