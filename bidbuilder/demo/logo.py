"""The logo of the demo's lead, drawn by code: a house over a flame and a wave, beside the name."""

import vl_convert

_WIDTH, _DRAWN_WIDTH = 600, 216

_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="216" height="72" viewBox="0 0 216 72">
<path d="M8 34 L36 10 L64 34 V62 H8 Z" fill="#12483c"/>
<path d="M36 24 C46 34 46 42 36 50 C26 42 26 34 36 24 Z" fill="#c8703a"/>
<path d="M8 54 C18 48 26 60 36 54 S54 48 64 54 V62 H8 Z" fill="#8fc3ae"/>
<text x="78" y="40" font-family="Liberation Sans, Arial, sans-serif" font-size="28" font-weight="bold" fill="#12483c">
Hedelund</text>
<text x="79" y="58" font-family="Liberation Sans, Arial, sans-serif" font-size="13" fill="#5a6a64">Systemeksport</text>
</svg>"""


def draw_logo() -> bytes:
    """The logo as PNG, 600 pixels wide."""
    return bytes(vl_convert.svg_to_png(_DRAWING, scale=_WIDTH / _DRAWN_WIDTH))
