"""References asked for without their name: "at least five plants that it handed over", "har bygget mindst fem anlæg".

Only what the bidder has done counts, told by a perfect or by "refers to"; what it is to deliver now is no reference.
"""

import re

from bidbuilder.domain.tenders.proposals.phrases import any_phrase, whole_words

KEY = "reference_count"

_REACH = 80
_BIDDER = whole_words(
    r"""
    bidders? | tenderers? | leader | members? | firms? | company | contractors? | suppliers? | manufacturers? | consortium |
    tilbudsgiver\w* | ansøger\w* | leverandør\w* | entreprenør\w* | firma\w* | virksomhed\w* | konsorti\w* | leder\w* |
    bieter\w* | bewerber\w* | auftragnehmer\w* | lieferant\w* | hersteller\w* | unternehmen | firma | konsortium\w*
    """
)
_THINGS = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:"
    + any_phrase(
        r"""
        plants | projects | contracts | installations | systems | facilities | deliveries | assignments | orders |
        anlæg | projekter | kontrakter | installationer | systemer | leverancer | opgaver | entrepriser |
        anlagen | projekte | aufträge | installationen | systeme | lieferungen | vorhaben
        """
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
_DONE = any_phrase(
    r"""
    delivered | supplied | built | constructed | erected | installed | commissioned | completed | executed | carried out |
    handed over | implemented | performed |
    leveret | bygget | opført | udført | installeret | idriftsat | gennemført | afleveret | etableret | overdraget |
    geliefert | gebaut | errichtet | ausgeführt | installiert | realisiert | durchgeführt | fertiggestellt | übergeben
    """
)
_BEFORE = re.compile(
    rf"\b(?:has|have|having|har|have)(?:\s+\w+){{0,3}}?\s+(?:{_DONE})\b"
    r"|\brefer(?:s|ences?)?\s+(?:to|from|for|of)\b|\breferencer?\s+(?:til|på|fra|for)\b|\breferenz(?:en)?\s+(?:über|für|zu|aus)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*,?\s*(?:that|which|som)\s+(?:(?:it|he|they|den|de)\s+)?(?:(?:has|have|had|har)\s+)?(?:{_DONE})\b"
    rf"|[^.;]{{0,60}}\b(?:{_DONE})\s+(?:haben|hat)\b"
    rf"|[^.;]{{0,40}}\b(?:som|der)\s+(?:\w+\s+){{0,2}}har\s+(?:{_DONE})\b|[^.;]{{0,40}}\b(?:that|which)\s+it\s+(?:{_DONE})\b",
    re.IGNORECASE,
)


def counts_references(text: str, start: int, end: int) -> bool:
    """Whether the plain number at `start`…`end` of a clause counts what the bidder has done before."""
    things = _THINGS.match(text, end)
    if things is None or _BIDDER.search(text) is None:
        return False
    before = text[max(0, start - _REACH) : start]
    return _BEFORE.search(before) is not None or _BEHIND.match(text, things.end()) is not None
