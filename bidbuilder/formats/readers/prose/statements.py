"""What a sentence says: an obligation of the supplier, of the tenderer, of the buyer, a definition, or nothing binding.

Words decide, and how sure they are is said with the result: “shall” with the supplier as its subject is high, “should”,
“minimum” and “the contractor will” are medium, an obligation of the buyer itself is low and only information.
"""

import re
from dataclasses import dataclass

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.obligations import level_of_text

_STRONG = re.compile(
    r"\b(must|shall|is required to|are required to|mandatory|skal|må ikke|forpligtet|ufravigelig\w*|muss|müssen|muß|zwingend"
    r"|ist zu|sind zu|darf nicht|dürfen nicht|hat zu|haben zu|doit|doivent)\b",
    re.IGNORECASE,
)
# Says that something is *not* asked for.
_RELEASE = re.compile(
    r"\b(not (?:be )?(?:required|obliged|obligated) to|need not|no obligation|ikke forpligtet|ikke pligt|behøver ikke"
    r"|nicht verpflichtet|muss nicht|müssen nicht|n['’]est pas tenu)\b",
    re.IGNORECASE,
)
_SUPPLIERS = (
    r"contractor|vendor|supplier|provider|consultant|leverandøren?s?|entreprenøren?s?|tilbudsgiver(?:en|ens|s)?"
    r"|auftragnehmer\w*|lieferant\w*|titulaire|fournisseur|prestataire|system|solution|løsning(?:en)?|anlæg(?:get)?"
)
_TENDERER = re.compile(
    r"\b(offerors?|tenderers?|bidders?|quoters?|proposers?|respondents?|candidates?|proposals?|bids?|tenders?|quotes?"
    r"|quotations?|tilbudsgiver\w*|tilbud(?:det|dets)?|ansøger\w*|bieter\w*|angebote?s?|bewerber\w*|soumissionnaires?"
    r"|candidats?|offres?)\b",
    re.IGNORECASE,
)
_BUYERS = (
    r"state|government|authority|agency|purchaser|buyer|employer|client|customer|contracting (?:authority|officer)"
    r"|procurement officer|evaluation committee|ordregiver(?:en)?|kunden|udbyder(?:en)?|bygherren?|auftraggeber(?:in)?"
    r"|vergabestelle|pouvoir adjudicateur|acheteur"
)
_BUYER_SUBJECT = re.compile(
    rf"^\W*(?:the |den |det |der |die |das |le |la |l['’])?(?:{_BUYERS})\b"
    r"[^.]{0,60}?\b(?:shall|will|must|skal|vil|kan|wird|muss|doit)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    rf"\b(?:{_SUPPLIERS})\b[^.]{{0,60}}?"
    r"\b(?:will|is responsible for|are responsible for|agrees? to|warrants?|vil|wird|s['’]engage)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^\W*[“\"”'«]?[\w\s/().-]{2,60}[“\"”'»]?\s*(?:(?:shall |will )?means?|is defined as|refers? to|betyder|forstås ved"
    r"|defineres som|bedeutet|bezeichnet|désigne)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """How a sentence binds."""

    level: Level
    scope: Scope
    confidence: str


def is_definition(sentence: str) -> bool:
    """Whether a sentence explains a word."""
    return _DEFINITION.match(sentence) is not None


def find_statement(sentence: str, *, is_about_tendering: bool) -> Statement | None:
    """What a sentence asks, or None if it asks nothing.

    `is_about_tendering` says that it stands in a chapter on how to tender: then it concerns the bid, not what is bought.
    """
    if is_definition(sentence) or _RELEASE.search(sentence):
        return None
    level = level_of_text(sentence)
    promise = level is None and _PROMISE.search(sentence) is not None
    if level is None and not promise:
        return None
    if _BUYER_SUBJECT.match(sentence):
        return Statement(Level.INFORMATION, Scope.BID, "low")
    scope = Scope.BID if _TENDERER.search(sentence) or is_about_tendering else Scope.ITEM
    confidence = "high" if _STRONG.search(sentence) else "medium"
    return Statement(level or Level.MANDATORY, scope, confidence)
