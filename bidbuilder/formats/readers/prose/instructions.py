"""Instructions to bidders that are deadlines, not requirements: by when, and how, questions are put and bids handed in.

Such a sentence gives a deadline of the call (see `particulars`); nobody has to answer it in a bid.
"""

import re

from bidbuilder.formats.readers.prose.written_moments import find_moments

# A sentence about questions has them, or whoever puts them, as its subject.
_QUESTIONS_SUBJECT = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:all |any |the )?(?:written |further |alle |eventuelle |skriftlige |etwaige |schriftliche )*"
    r"(?:questions?|enquir(?:y|ies)|inquir(?:y|ies)|queries|requests? for (?:clarification|information)s?"
    r"|(?:\w+\s){0,3}?spørgsmål(?:ene)?|anmodning\w* om (?:afklaring|yderligere oplysninger)|(?:bieter|rück)?fragen"
    r"|bieteranfragen)\b"
    r"|\b(?:questions?|queries|spørgsmål|(?:bieter|rück)?fragen)\b[^.;]{0,60}\b(?:must|shall|should|skal|bedes|müssen|sind)\b"
    r"[^.;]{0,40}\b(?:submitted|sent|received|asked|put|stilles|sendes|fremsendes|modtages|modtaget|gestellt|eingereicht"
    r"|gerichtet)\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\b(?:submitted|sent|received|asked|put|directed|addressed|raised|e-?mailed|due|stilles|stillet|sendes|fremsendes|modtages"
    r"|modtaget|rettes|indsendes|gestellt|stellen|eingereicht|einzureichen|gerichtet|richten|eingehen|eingegangen)\b",
    re.IGNORECASE,
)
_BIDS_SUBJECT = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:all |the |alle |das |die |det |dit )?(?:bids?|tenders?|proposals?|quotations?|quotes?|offers?"
    r"|responses?|tilbud(?:det|dene)?|angebote?)\b[^.;]{0,40}?\b(?:must|shall|should|is|are|will|skal|bedes|muss|müssen|ist|sind)\b",
    re.IGNORECASE,
)
_HANDED_IN = re.compile(
    r"\b(?:received|submitted|delivered|handed in|uploaded|due|modtaget|afleveret|afleveres|indsendt|indsendes|uploades|fremme"
    r"|eingereicht|einzureichen|eingehen|eingegangen|vorliegen)\b",
    re.IGNORECASE,
)
_LONGEST = 260


def is_instruction(sentence: str) -> bool:
    """Whether a sentence says by when or how questions are put, or names the moment by which bids are handed in."""
    if len(sentence) > _LONGEST:
        return False
    if _QUESTIONS_SUBJECT.search(sentence) and _PUT.search(sentence):
        return True
    is_of_bids = _BIDS_SUBJECT.search(sentence) is not None and _HANDED_IN.search(sentence) is not None
    return is_of_bids and bool(find_moments(sentence))
