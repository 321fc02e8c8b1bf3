"""Amounts told for one case, as an example or in a definition: “For motors above 30 kW, the efficiency shall be …”.

Data first, in English, Danish and German. What is asked for in one case only is for a person to type.
"""

import re

from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words

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

# What has been done asks nothing, where nothing else is asked: “Die Auslegung erfolgte mit einer Leistung von 40 kW”.
_WAS_DONE = whole_words(r"erfolgten? | wurden? | blev | er blevet | war | waren | hatten? | havde")
_ASKS = whole_words(
    r"muss | müssen | soll | sollen | darf | dürfen | zu \w+en | skal | bør | må | kræves | shall | must | should"
)

# What is there already: “Pufferspeicher 2.000 l (bestehend, weiterverwendet)”, “(Bestand, 2.000 l)”.
_THERE_ALREADY = r"(?:existing|eksisterende|bestehend\w*|vorhanden\w*|bestand|im bestand)\b"
_EXISTING_BEHIND = re.compile(rf"\s?\((?:bereits\s|already\s|allerede\s)?{_THERE_ALREADY}", re.IGNORECASE)
_EXISTING_BEFORE = re.compile(rf"\({_THERE_ALREADY}[^()]{{0,30}}$", re.IGNORECASE)
# One value for each of several cases: “mindestens 10 Jahren bzw. 5 Jahren”, “henholdsvis 10 og 16 A”.
_BY_CASE = r"(?:bzw\.|beziehungsweise|respektive|resp\.|hhv\.|henholdsvis|respectively)"
_CASE_BEHIND = re.compile(rf"\s{_BY_CASE}\s(?:\w+\s)?\d", re.IGNORECASE)
_CASE_BEFORE = re.compile(rf"\b{_BY_CASE}\s$", re.IGNORECASE)
# What is only reckoned with: “es ist von rund 4.000 Betriebsstunden auszugehen”.
_ASSUMED = whole_words(r"auszugehen | ausgegangen | anzunehmen | zu rechnen | kan påregnes | må påregnes")
# … or had for more money only: “auf Wunsch mit 8 kVA”.
_AT_WISH = whole_words(r"auf wunsch | gegen aufpreis | efter ønske | mod merpris | som ekstraudstyr")
# … or found to be enough: “reicht eine Bildschirmdiagonale zwischen 27 und 32 Zoll aus”.
_IS_ENOUGH = re.compile(r"\b(?:reicht|reichen)\b[^.;]*\baus\b", re.IGNORECASE)


# The title of a paper: “Specification for porcelain insulators for lines with nominal voltage greater than 1000 V”.
_TITLE_OF_PAPER = re.compile(
    r"\W*(?:specifications?|code of practice|methods? of tests?|guide|general requirements)\s(?:for|to|of)\s"
    r"(?!.*\b(?:shall|must|should|is|are|to be)\b)",
    re.IGNORECASE,
)


def is_only_told(text: str, start: int, end: int) -> bool:
    """Whether the amount at `start`…`end` is told of what is there, was done or is reckoned with, or of several cases."""
    if _EXISTING_BEHIND.match(text, end) or _EXISTING_BEFORE.search(text[:start]):
        return True
    if _CASE_BEHIND.match(text, end) or _CASE_BEFORE.search(text[:start]):
        return True
    return bool(_AT_WISH.search(text) or _IS_ENOUGH.search(text) or _ASSUMED.search(text, end)) or _is_of_the_past(text)


def _is_of_the_past(text: str) -> bool:
    """Whether a German or Danish sentence tells what was done, and asks for nothing."""
    return _WAS_DONE.search(text) is not None and _ASKS.search(text) is None


def is_of_paper(text: str) -> bool:
    """Whether a whole text is an example for those who write such papers, the title of one, or tells what a word means."""
    return any(one.match(text) is not None for one in (_EXAMPLE, _DEFINES, _TITLE_OF_PAPER))


def is_of_case(text: str) -> bool:
    """Whether what a sentence says holds in the case that it begins with."""
    return _CASE.search(text) is not None or _FRONTED.match(text) is not None
