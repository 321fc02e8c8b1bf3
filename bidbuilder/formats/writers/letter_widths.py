"""How wide words are in Liberation Sans (Arial, Helvetica), counted in digits: wide enough for most words, never exact."""

from functools import lru_cache

NARROW_DIGITS = 0.52  # a blank, an i, a full stop
_WIDE_DIGITS, _WIDEST_DIGITS = 1.3, 1.6
_NARROW = frozenset("iljtfIr.,:;'|!()[]/ -·\N{NO-BREAK SPACE}")
_WIDE = frozenset("wOQGCDHNRUKABEPSVXYØ")
_WIDEST = frozenset("mMWæÆ@%—…↔")


@lru_cache(maxsize=8192)
def digits_wide(word: str) -> float:
    """The width of a word or a line. A digit is as wide as a letter of running text; capitals are wider."""
    narrow, wide, widest = (sum(map(kind.__contains__, word)) for kind in (_NARROW, _WIDE, _WIDEST))
    return len(word) - narrow * (1 - NARROW_DIGITS) + wide * (_WIDE_DIGITS - 1) + widest * (_WIDEST_DIGITS - 1)
