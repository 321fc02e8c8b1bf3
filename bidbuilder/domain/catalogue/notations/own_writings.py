"""Ways of writing that only one sort of property has: threads of pipes, cores of cables, ratios to one."""

import re

from bidbuilder.domain.catalogue.properties import PropertyDefinition

_OF_GEARS = "gear_ratio"
# ISO 228 and ISO 7 name a pipe thread by the inches of its pipe: G 1 1/4, R ¾, Rp 2".
_THREAD = re.compile(r"^(?:G|R[pc]?|BSP[PT]?|NPT)\s*((?:\d+\s?)?[½¼¾⅛⅜]|\d+[ -]\d/\d|\d+(?:/\d)?)\s*[\"″”]?$")
_CORES = re.compile(r"^\d{1,2}\s?[x×*G]\s?(?=\d)")  # 4×2,5 mm², 5G1,5
_ONE_TO = re.compile(r"^(?:i\s*=\s*)?1\s?:\s?(\d[\d.,]*)$", re.IGNORECASE)
_TO_ONE = re.compile(r"^(?:i\s*=\s*)?(\d[\d.,]*)\s?:\s?1$", re.IGNORECASE)


def take_off_own_writing(text: str, definition: PropertyDefinition) -> tuple[str, frozenset[str]]:
    """The text as any other quantity is written, and what was left out of it: `cores`."""
    stripped = text.strip()
    match definition.unit:
        case "DN":
            return _THREAD.sub(r'\1"', stripped), frozenset()
        case "mm**2":
            bare = _CORES.sub("", stripped)
            return bare, frozenset({"cores"} if bare != stripped else ())
        case "1":
            plain = _TO_ONE.sub(r"\1", stripped)
            # Of gears 1:10 and 10:1 both say ten turns to one.
            return _ONE_TO.sub(r"\1", plain) if definition.key == _OF_GEARS else plain, frozenset()
        case _:
            return text, frozenset()
