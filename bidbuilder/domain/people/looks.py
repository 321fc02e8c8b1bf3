"""What makes a brand usable on paper and screen: typefaces that readers have, and a colour that carries white words."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

# Typefaces of Windows, macOS and LibreOffice, or with a stand-in of the same widths there; documents embed none.
FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "Arial",
    "Calibri",
    "Cambria",
    "Georgia",
    "IBM Plex Sans",
    "Tahoma",
    "Times New Roman",
    "Verdana",
)
# WCAG 2.2, success criterion 1.4.3: the least contrast of words to their ground.
_LEAST_CONTRAST = 4.5


class ColourTooLight(Refusal):
    """White words in the heads of tables would not be readable on the colour."""

    code = "colour-too-light"
    message = translatable("White words on {colour} are hard to read: their contrast is {contrast}, and 4.5 is needed.")
    hint = translatable("Choose a darker shade of the colour.")


def require_readable(colour: str, where: str) -> None:
    """Raises `ColourTooLight` for a ground (`#rrggbb`) on which white words are hard to read."""
    contrast = contrast_to_white(colour)
    if contrast < _LEAST_CONTRAST:
        raise ColourTooLight(where=where, colour=colour, contrast=f"{contrast:.1f}")


def contrast_to_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2 between a colour (`#rrggbb`) and white, from 1 to 21."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    """A part of an sRGB colour as light (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
