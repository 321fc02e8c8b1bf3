"""What a logo must be: a PNG picture of a usable size, and nothing else. Where it is kept is the business of `storage`."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

LARGEST_LOGO_BYTES = 1_000_000
MOST_PIXELS = 4000

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class LogoRefused(Refusal):
    """The file is not a PNG picture of a usable size."""

    code = "logo-refused"
    message = translatable("This is not a PNG picture of at most {kilobytes} kB and {pixels} × {pixels} pixels.")
    hint = translatable("Save the logo as PNG, about 600 pixels wide, and upload it again.")


def require_logo(content: bytes) -> None:
    """Raises `LogoRefused` for what is no usable logo."""
    if not is_usable_png(content):
        raise LogoRefused(where="logo", kilobytes=LARGEST_LOGO_BYTES // 1000, pixels=MOST_PIXELS)


def is_usable_png(content: bytes) -> bool:
    """Whether the bytes begin like a PNG (signature, then the header chunk with width and height) of a usable size."""
    if len(content) > LARGEST_LOGO_BYTES or not content.startswith(_PNG_SIGNATURE) or content[12:16] != b"IHDR":
        return False
    width, height = (int.from_bytes(content[place : place + 4], "big") for place in (16, 20))
    return 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS
