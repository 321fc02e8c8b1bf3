"""What a sentence says: an obligation of the supplier, of the tenderer, of the buyer, a definition, or nothing binding.

Words decide, and how sure they are is said with the result: “shall” with the supplier as its subject is high; “should”,
“needs to”, a request and “the contractor will” are medium; what is only said to be done is low, as are an obligation of the
buyer itself and by when questions or bids have to come, which are only information.
"""

import re
from dataclasses import dataclass

from bidbuilder.domain.tenders.proposals import is_firms_paper
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.obligations import level_of_text
from bidbuilder.formats.readers.prose import phrases
from bidbuilder.formats.readers.prose.instructions import is_instruction
from bidbuilder.formats.readers.prose.parties import WORDS_OF, Party, names, party_at, party_before
from bidbuilder.formats.readers.prose.sentences import is_titled, without_label

# The buyer as subject: its name with what stands beside it, and the verb right behind.
_BUYER_SUBJECT = re.compile(
    r"^\W*(?:(?:the|den|det|der|die|das|le|la)\s+|l['’])?"
    r"(?:(?!to\b|of\b|by\b|for\b|from\b|with\b|in\b|all\b|any\b)\w+\s+){0,2}?"
    rf"(?:{WORDS_OF[Party.BUYER]})(?:\s*\([^)]*\))?(?:\s*(?:,|/|and\b|or\b|og\b|und\b|et\b)[^.;]{{0,70}}?)?"
    r"\s+(?:also\s+|then\s+|hereby\s+)?(?:shall|will|must|may|requires?|reserves?|skal|vil|kan|wird|muss|kann|doit)\b",
    re.IGNORECASE,
)
# What the buyer gets or can do then is for the supplier to see to: “The customer shall be able to …”, “Kunden skal tilbydes …”.
_BUYER_GETS = re.compile(
    r"\b(?:shall|must) (?:also |always |then )?(?:be (?:able|given|provided|offered|notified|informed|granted|kept|supplied"
    r"|trained)|have (?:access|the (?:right|option|possibility)))\b"
    r"|\bskal (?:også |altid |løbende |straks )?(?:kunne|have (?:adgang|mulighed|ret)|tilbydes|gives|sikres|orienteres|informeres"
    r"|underrettes|varsles|modtage|inddrages|oplyses)\b"
    r"|\bmuss [^;]{0,60}\b(?:können|erhalten|informiert werden|benachrichtigt werden)\b",
    re.IGNORECASE,
)
# What it thinks and has, which asks nothing of anybody: “The Government does not anticipate …”.
_BUYER_TELLS = re.compile(
    r"^\W*(?:the |den |det |der |die |das )?"
    rf"(?:{WORDS_OF[Party.BUYER]}|(?-i:[A-Z]{{2,7}})(?: (?-i:[A-Z]{{2,7}}))?)\s+"
    r"(?:(?:does|do|did) not\b"
    r"|(?:hereby |also )?(?:anticipates?|estimates?|intends?|contemplates?|believes?|seeks|assumes?|plans)\b"
    r"|has (?!the right)\w+(?:ed|en)\b|er berettiget\b|ist berechtigt\b|beabsichtigt\b|agter\b"
    r"|(?!forventer|kræver|stiller|ønsker|kunne|over|under|eller|efter)[a-zæøå]{3,}er\b(?=\s(?:de[nt]?|en|et|alle|selv|løbende)\b))",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:must|shall|will|should|is|are|skal|vil|bør|er|muss|müssen|soll|ist|sind|wird|werden)\b", re.IGNORECASE
)
_LATER_VERB = re.compile(r"\b(?:shall|must|will|skal|muss|müssen|doit|doivent)\b", re.IGNORECASE)
# The buyer may ask for what then has to come: “Kunden kan kræve dokumentation, som skal fremsendes inden 10 dage”.
_THEN_DUE = re.compile(
    r",\s(?:which|that|som|der|die|das)\b[^.;]{0,40}\b(?:shall|must|skal|muss|müssen|is to|are to|ist|sind)\b",
    re.IGNORECASE,
)
_WORDS_THAT_BIND = (
    phrases.BINDING,
    phrases.INFINITIVE,
    phrases.PASSIVE,
    phrases.PRESENT,
    phrases.INVERTED,
    phrases.DECLARED,
)
_WORDS_THAT_HINT = (phrases.OR_EQUIVALENT, phrases.STATED, phrases.WITHIN)
# Members of a group that tenders; “each member of the crew” is staff.
_PARTNERS = re.compile(
    r"\b(?:each|every|any|all|(?:the )?lead(?:ing)?|at least one)(?: of the)? (?:(?:jv|consortium|joint venture|group) )?"
    r"(?:partners?|members?)\b(?!\s+of\s+(?:the\s+)?(?:staff|crew|team|personnel|project|public|board))"
    r"|\b(?:member|partner)s? of (?:a|the|any) (?:joint venture|consortium|group|association)\b"
    r"|\b(?:hver|hvert|alle|mindst en|mindst ét)(?: af)? (?:\w+ )?(?:konsortie)?(?:medlem|deltager|partner)\w*"
    r" (?:i|af|skal|må|bør)\b(?! (?:projekt|personale|bestyrelse|møde|styregruppe))|\bkonsortie(?:deltager|medlem|partner)\w*"
    r"|\b(?:jedes|alle) (?:mitglied\w*|partner)(?: der (?:bieter|arbeits)gemeinschaft)?\b|\bmitglied\w* der bietergemeinschaft",
    re.IGNORECASE,
)
# What is handed over and what it will do: “The monthly report will identify …”, “Each deliverable will follow …”.
_TOLD_OF_WORK = re.compile(
    rf"^\W*(?:the|this|that|each|every|all|any)\s+(?:\w+\s+){{0,3}}?(?:of the\s+)?(?:{WORDS_OF[Party.WORK]})(?:\s+\w+)?"
    r"\s+will\s+(?:be (?:similar|compatible|consistent|compliant|accessible|in)\b|(?!be\b|not\b|also\b)\w+)",
    re.IGNORECASE,
)
_WORDS_OF_CAPTION = 8
_BUYER_GETS_WITHIN = 80
_BOUND = {Party.SUPPLIER, Party.TENDERER, Party.STAFF}


@dataclass(frozen=True, slots=True)
class Statement:
    """How a sentence binds."""

    level: Level
    scope: Scope
    confidence: str


def is_definition(sentence: str) -> bool:
    """Whether a sentence explains a word or a role."""
    is_of_role = phrases.ROLE.match(sentence) is not None and level_of_text(sentence) is None
    return is_of_role or phrases.DEFINITION.match(sentence) is not None


def is_standard(text: str) -> bool:
    """Whether a text is nothing but the name of a standard."""
    return phrases.STANDARD.fullmatch(text) is not None


def is_release(sentence: str) -> bool:
    """Whether a sentence says that something is *not* asked for."""
    return phrases.RELEASE.search(sentence) is not None


def lists_contents(sentence: str) -> bool:
    """Whether a sentence before a list says that its items are chapters or papers of the call."""
    return level_of_text(sentence) is None and phrases.CONTENTS.search(sentence) is not None


def is_told_of_buyer(sentence: str) -> bool:
    """Whether a sentence tells what the buyer does, will do or may do."""
    return _BUYER_SUBJECT.match(sentence) is not None or _BUYER_TELLS.match(sentence) is not None


def is_hope(sentence: str) -> bool:
    """Whether a sentence before a list speaks of goals, benefits or what is evaluated."""
    return phrases.HOPES.search(sentence) is not None


def is_only_request(sentence: str) -> bool:
    """Whether nothing but an imperative makes a sentence ask; in a list of goals it is no request."""
    return level_of_text(sentence) is None and phrases.REQUEST.search(sentence) is not None


def find_statement(sentence: str, *, is_about_tendering: bool) -> Statement | None:
    """What a sentence asks, or None if it asks nothing.

    `is_about_tendering` says that it stands in a chapter on how to tender: then it concerns the bid, not what is bought.
    """
    if is_definition(sentence) or _is_released(sentence) or _is_question(sentence) or _is_name(sentence):
        return None
    if phrases.OF_PAPER.search(sentence):
        return None
    is_told = phrases.GOAL.search(sentence) or phrases.TOLD_ELSEWHERE.search(sentence)
    if is_told and not phrases.STRONG.search(sentence):
        return None
    found = _binding(sentence, is_about_tendering=is_about_tendering)
    if found is None:
        return None
    level, confidence = found
    if _is_of_buyer(sentence) or is_instruction(sentence):
        return Statement(Level.INFORMATION, Scope.BID, "low")
    if _PARTNERS.search(sentence) or is_firms_paper(sentence):
        return Statement(level, Scope.MEMBER, confidence)
    is_of_bid = is_about_tendering or names(sentence, Party.TENDERER) or phrases.PLEASE.search(sentence)
    return Statement(level, Scope.BID if is_of_bid else Scope.ITEM, confidence)


def find_listed(item: str, *, is_about_tendering: bool) -> Statement | None:
    """What an item of a list asks by itself, without any word of obligation: a user story, a qualification, a datum."""
    if phrases.USER_STORY.match(item):
        return Statement(Level.MANDATORY, Scope.ITEM, "medium")
    if phrases.QUALIFICATION.match(item):
        return Statement(Level.MANDATORY, Scope.MEMBER, "medium")
    if not is_about_tendering and phrases.DATUM.match(item):
        return Statement(Level.MANDATORY, Scope.ITEM, "low")
    return None


def find_lead_in(sentence: str, *, is_about_tendering: bool) -> Statement | None:
    """What a sentence before a list asks of its items."""
    if phrases.HOPES.search(sentence) and not phrases.STRONG.search(sentence):
        return None
    stated = find_statement(sentence, is_about_tendering=is_about_tendering)
    if stated is not None:
        return stated
    if phrases.LISTED_WANTS.search(sentence) and not is_release(sentence) and not _BUYER_SUBJECT.match(sentence):
        level = Level.RATED if level_of_text(sentence) is Level.RATED else Level.MANDATORY
        return Statement(level, Scope.BID if is_about_tendering else Scope.ITEM, "medium")
    return None


def opens_list(sentence: str) -> bool:
    """Whether a sentence that ends a paragraph announces the list below it: with a colon, in words, or broken off."""
    is_no_caption = len(sentence.split()) > _WORDS_OF_CAPTION or phrases.STRONG.search(sentence) is not None
    is_broken_off = sentence[-1:].isalpha() and is_no_caption
    return (
        sentence.endswith(":") or is_broken_off or (sentence.endswith(".") and bool(phrases.FOLLOWING.search(sentence)))
    )


def _binding(sentence: str, *, is_about_tendering: bool) -> tuple[Level, str] | None:
    level = level_of_text(sentence)
    if level is not None:
        return level, "high" if phrases.STRONG.search(sentence) else "medium"
    if any(pattern.search(sentence) for pattern in _WORDS_THAT_BIND):
        return Level.MANDATORY, "medium"
    if _has_duty(sentence) or _is_forbidden(sentence) or _is_request(sentence):
        return Level.MANDATORY, "medium"
    if phrases.USER_STORY.match(sentence):
        return Level.MANDATORY, "medium"
    if not is_about_tendering and any(pattern.search(sentence) for pattern in _WORDS_THAT_HINT):
        return None if phrases.BY_OTHERS.search(sentence) else (Level.MANDATORY, "low")
    return _promised(sentence, is_about_tendering=is_about_tendering)


def _is_question(sentence: str) -> bool:
    """A question to the reader asks for an answer, if at all, by the request before it."""
    return sentence.endswith("?") and phrases.PLEASE.search(sentence) is None


def _is_name(sentence: str) -> bool:
    """The name of a chapter or of a step, such as “Minimum Requirements – Pass / Fail”, not even where a word of it binds."""
    if not 1 < len(sentence.split()) <= _WORDS_OF_CAPTION or not is_titled(sentence):
        return False
    return not _MODAL.search(sentence) and not any(map(str.isdigit, without_label(sentence)))


def _is_released(sentence: str) -> bool:
    """A release, unless the sentence goes on to bind: “While the contractor need not …, the contractor shall …”."""
    release = phrases.RELEASE.search(sentence)
    if release is None:
        return False
    later = _LATER_VERB.finditer(sentence, release.end())
    return not any(party_before(sentence, match.start()) in _BOUND for match in later)


def _is_request(sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in (phrases.PLEASE, phrases.REQUEST, phrases.LATER_REQUEST))


def _has_duty(sentence: str) -> bool:
    return any(party_before(sentence, match.start()) in _BOUND for match in phrases.DUTY.finditer(sentence))


def _is_forbidden(sentence: str) -> bool:
    return any(party_before(sentence, match.start()) in _BOUND for match in phrases.MAY_NOT.finditer(sentence))


def _promised(sentence: str, *, is_about_tendering: bool) -> tuple[Level, str] | None:
    """“The contractor will …”: medium; work that “will be done”, by nobody else and not as a remark in brackets: low."""
    if sentence.startswith("(") and sentence.endswith(")"):
        return None
    if phrases.OF_PROCEDURE.search(sentence) or _BUYER_TELLS.match(sentence):
        return None
    if phrases.IN_TIME.search(sentence) and not _is_done_by_others(sentence):
        return Level.MANDATORY, "low"
    for match in phrases.PROMISE.finditer(sentence):
        if phrases.BENEFIT.match(sentence, match.start()):
            continue
        party = party_before(sentence, match.start())
        is_done = phrases.IS_DONE.match(sentence, match.start()) is not None
        if party in {Party.SUPPLIER, Party.STAFF} or (party is Party.TENDERER and not is_done):
            return Level.MANDATORY, "medium"
        if party is Party.WORK and not is_about_tendering and _TOLD_OF_WORK.match(sentence):
            return Level.MANDATORY, "low"
        if party in {Party.WORK, None} and is_done and not is_about_tendering and not _is_done_by_others(sentence):
            return Level.MANDATORY, "low"
    return None


def _is_done_by_others(sentence: str) -> bool:
    """Whether somebody is named who does it, and it is not the supplier: “by the Government”, “by 18F”, “by video”."""
    doers = (party_at(sentence, match.end()) for match in phrases.BY_SOMEBODY.finditer(sentence))
    return any(doer not in _BOUND for doer in doers)


def _is_of_buyer(sentence: str) -> bool:
    """Whether only the buyer is bound: it is the subject of the first verb, and nobody else of a later one."""
    subject = _BUYER_SUBJECT.match(sentence)
    if subject is None or _BUYER_GETS.search(sentence, 0, subject.end() + _BUYER_GETS_WITHIN):
        return False
    if _THEN_DUE.search(sentence, subject.end()):
        return False
    later = _LATER_VERB.finditer(sentence, subject.end())
    return not any(party_before(sentence, match.start()) in _BOUND for match in later)
