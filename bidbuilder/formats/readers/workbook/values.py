"""Values without a sentence around them, such as `≥ 12`, `400 V`, `IP55`: what tables of data hold."""

import re

LONGEST_VALUE = 60

_QUANTITY = r"[<>≤≥=±~+−–-]*\s?\d[\d.,]*"
_BARE_VALUE = re.compile(
    r"(?:(?:min|max|mind|maks|ca|approx|mindst|højst|mindestens|höchstens|at least|up to|not less than|not more than)\.?\s+)?"
    rf"{_QUANTITY}(?:\s*(?:…|\.\.\.?|±|[/x×–-]|to|til|bis|and|og|und)\s*{_QUANTITY})*\s?(?:[\w%°³²/·]{{0,8}}(?:\([A-Z]\))?)"
    r"(?:\s+(?:or|eller|oder) (?:higher|lower|better|more|less|bedre|højere|lavere|besser|höher|mehr|mere))?|\S{1,12}",
    re.IGNORECASE,
)


def is_bare_value(text: str) -> bool:
    """Whether a text is a value without a sentence around it, such as `≥ 12`, `400 V`, `IP55`."""
    return len(text) <= LONGEST_VALUE and _BARE_VALUE.fullmatch(text) is not None
