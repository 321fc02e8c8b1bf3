"""Proposals out of where data may be kept: “Data skal opbevares inden for EU/EØS”, “in data centres within the EU”."""

import re
from collections.abc import Iterator

from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals.clauses import Clause
from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words

_DATA = whole_words(
    r"""
    \w*data | back-?ups? | datacent\w+ | data centres? | data centers? | hosting | servers? | \w*oplysninger |
    \w*daten | rechenzentr\w+ | it-(?:komponenten|systeme?n?|infrastruktur|drift)
    """
)
_KEPT = whole_words(
    r"""
    stored? | kept | hosted | hosting | processed | located | reside | opbevares? | lagres | hostes | behandles | placeres |
    gespeichert | speichern | gehostet | verarbeitet | verarbeiten | betrieben | liegen | standorte?s? | location
    """
)
_WITHIN = phrase_pattern(
    r"\b",
    r"within | inside | in | inden for | indenfor | i | innerhalb",
    r"(?:\s(?:the|der|des|von|den))?\s(?:EU|EEA|EØS|EWR|European\sUnion|Europäischen\sUnion|Europæiske\sUnion)\b"
    r"(?:\s?(?:/|or|eller|oder|and|og|und)\s?(?:the\s|der\s)?(?:EU|EEA|EØS|EWR)\b)?",
)
_REFUSED = re.compile(r"\b(?:not|ikke|nicht|outside|uden for|außerhalb)\b", re.IGNORECASE)


def propose_whereabouts(clause: Clause) -> Iterator[Constraint]:
    """The part of the world a clause wants data kept in; only the EU with the EEA is told by such words."""
    within = _WITHIN.search(clause.text)
    if within is None or not _DATA.search(clause.text) or not _KEPT.search(clause.text):
        return
    if _REFUSED.search(clause.text):
        return
    yield Constraint(
        property="hosting_location",
        operator=Operator.EQUAL,
        values=("EU",),
        words=within[0],
        start=clause.start + within.start(),
        confidence="medium",
    )
