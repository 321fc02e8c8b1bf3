"""Amounts told for one case, as an example or in a definition: “For motors above 30 kW, the efficiency shall be …”.

Data first, in English, Danish and German. What is asked for in one case only is for a person to type.
"""

import re

from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern

# What a paper for the authors of papers gives as an example, and what a word means.
_EXAMPLE = re.compile(
    r"\W*(?:examples?|sample (?:text|clause|wording)|for example|for instance|eksempel|eksempelvis|beispiel|zum beispiel)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\W*(?:this|the) definition\b|\W*(?:denne|die|diese) definition\b", re.IGNORECASE)
# The case stands before its comma: “School buses with a capacity of 36 or greater, the engine …”, “For rooms above 50 m², …”.
_CASE = phrase_pattern(
    r"^\W*(?:(?:\d[\d.]*|[a-z])[.)]\s+)?(?:",
    r"""
    for | with | in(?: the)? case of | where | depending on | ved | for | i tilfælde af | bei | für | im falle? (?:von|der|des)
    """,
    r")\s[^,;:]{0,60}?\b(?:above|over|below|under|up to|from|exceeding|larger|smaller|greater|more|less|between|than|until|"
    r"og derover|større|mindre|op til|mellem|ab|bis|über|unter|zwischen|größer|kleiner|mehr|weniger)\b"
    r"[^,;:]{0,30}?\d[^,;:]{0,40},\s",
)
_FRONTED = re.compile(
    r"^\W*(?:[A-Z][\w-]*\s){0,2}[\w-]+s\s(?:with|of|having|above|over|below|under|up to)\s[^,;:]{0,50}\d[^,;:]{0,30},\s"
    r"(?:the|these|their|this|its|they|it|each)\s"
)


def is_of_paper(text: str) -> bool:
    """Whether a whole text is an example for those who write such papers, or tells what a word means."""
    return _EXAMPLE.match(text) is not None or _DEFINES.match(text) is not None


def is_of_case(text: str) -> bool:
    """Whether what a sentence says holds in the case that it begins with."""
    return _CASE.search(text) is not None or _FRONTED.match(text) is not None
