"""Clues that a passage asks for something though no word of it binds: how it begins, whom it names, where it stands.

A clue is only named here; what it counts stands in `likelihood`.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.prose import phrases
from bidbuilder.formats.readers.prose.blocks import BlockKind
from bidbuilder.formats.readers.prose.parties import Party, first_party
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.sentences import without_label
from bidbuilder.formats.readers.prose.statements import is_hope, is_told_of_buyer

_VERBS = (
    "provide|perform|develop|design|implement|support|maintain|create|conduct|ensure|assist|prepare|review|monitor|manage"
    "|coordinate|track|analy[sz]e|evaluate|assess|recommend|identify|establish|deliver|install|test|update|document|report|submit"
    "|participate|attend|facilitate|communicate|train|integrate|migrate|configure|deploy|build|make|keep|include|incorporate"
    "|collaborate|follow|apply|allow|enable|generate|produce|supply|furnish|verify|inspect|replace|repair|remove|clean|protect"
    "|respond|resolve|notify|obtain|comply|complete|record|store|undertake|take|hold|meet|demonstrate|describe|list|state|attach"
    "|serve|advise|help|drive|lead|guide|oversee|plan|define|write|research|investigate|collect|process|schedule|translate"
    "|transfer|return|display|show|send|receive|handle|avoid|limit|use|give|adhere|execute|operate|administer|check|measure"
    "|disclose|retain|safeguard|secure|encrypt|permit|mitigate|propose|present|draft|publish|host|arrange|offer|work"
    "|relocate|leave|do|utili[sz]e|restore|return|assign|appoint|inform|accept|observe|employ|consult"
)
_ORDER = (
    rf"^\W*(?:(?:to|not|only|also|always|regularly|continuously) )?(?:{_VERBS})\b(?=\W+\w)(?! of\b|,? (?-i:[A-Z][a-z]))"
    # A list of duties leaves out who has them: “Performs triage …”, “Ensures that …”. “Reports are …” are things.
    rf"|^\W*(?:{_VERBS})e?s\b(?=,? [\w-])(?! (?:of|are|is|will|shall|must|may|were|was|to|for|from|by|and|or|in|on|at|with)\b)"
)
# What the words of the passage say, in English, Danish and German.
_SENTENCE = {
    "tells to do": _ORDER,
    "names a doing": r"^\W*(?!during|following|building|pricing|according|nothing|something|beginning)[a-z]{3,}ing\b"
    r"|^\W*(?:[\w-]+ (?:and|og|und|/) )?(?:\w*(?:tion|ment|ance|ery|ply)s? of\b|\w+(?:ing|else|tion) af\b"
    r"|\w+(?:ung|tion|e)(?:en)? (?:von|der|des|einer|eines|und|sowie)\b)",
    "infinitive": r"^\W*(?:at|zu) \w+(?:e|n)\b|^[^.]*\bzu \w+en\W*$|^\W*\w+(?:er|ere)\b",
    "begins with a thing": r"^\W*(?:an?|one|two|three|four|five|en|et|ein|eine[rn]?|zwei|drei|to|tre)\s+(?!of\b|af\b|von\b)\w",
    "will": r"\b(?:will|vil|wird|werden|would)\b",
    "may": r"\b(?:may|might|can|could|kan|kann|können|darf)\b",
    "is": r"\b(?:is|are|er|ist|sind)\b",
    "limits": r"\b(?:within|up to|less than|more than|greater than|not exceed|per (?:day|month|year|week)|24/7|inden(?: for)?"
    r"|without (?:interruption|stopping)|uden afbrydelse|ohne unterbrechung"
    r"|senest|op til|højst|pr\.|innerhalb|bis zu|höchstens|maximal|minimal|min\.|max\.)|[<>≤≥±]",
    "figure with unit": r"\d[\d.,]*\s?(?:%|°|[a-zA-ZµΩ]{1,4}[²³]?\b(?!\.))",
    "names a value": phrases.DATUM.pattern,
    "done by others": phrases.BY_OTHERS.pattern,
    "digit": r"\d",
    "how well": r"\b(?:fully|properly|appropriate|sufficient|timely|ensur\w+|regular\w*|necessary|accordance|all|any|each|every"
    r"|alle|samtlige|sämtliche|jeweils|nødvendige"
    r"|configurable|adjustable|selectable|programmable|removable|lockable|washable|einstellbar|abschließbar|verstellbar|abnehmbar"
    r"|justerbar\w*|indstillelig\w*|udskiftelig\w*|aflåselig\w*|aftagelig\w*)\b",
    "speaks to the bidder": r"\b(?:you|your|du|jeres|ihr\w*)\b",
    "condition": r"^\W*(?:if|when|where|in the event|should|hvis|såfremt|når|ved|falls|wenn|sofern|soweit|bei)\b",
    "speaks of the choice": r"\b(?:evaluat\w+|scor(?:e|ed|ing)|award\w*|select(?:ed|ion)|rank\w*|evaluer\w+|tildel\w+"
    r"|points?|punkte|bewert\w+"
    r"|zuschlag\w*)\b",
    "money": r"[$€£]|\b(?:USD|EUR|DKK|kr\.|price|pris|preis)\b",
    "points elsewhere": r"^\W*(?:see|note|example|e\.g|for example|source|figure|table|se|bemærk|hinweis|siehe|vgl)\b"
    r"|\b(?:is|are|may be|can be) (?:available|found|obtained|viewed|downloaded|seen) (?:at|from|on|by|in|under)\b"
    r"|\bkan (?:findes|ses|hentes|rekvireres)\b|\b(?:ist|sind)\b[^.;]{0,90}\bzu entnehmen\b",
    "ends with a colon": r":\W*$",
    "ends as a sentence": r"[.!]\W*$",
    "question": r"\?(?:\W*$|\s)",
    "goes on explaining": r"^\W*(?:this|it|these|they|such|thus|therefore|dies\w*|es|sie|er|dadurch|damit|dette|det|den|de|disse"
    r"|hermed|dermed|herved|heri|hertil)\b(?! (?:contractor|supplier|leverandør|auftragnehmer))",
    "right": r"\b(?:rights? to|entitled|permitted|allowed|optional|option|ret til|berechtigt|recht)\b",
    "law": r"\b(?:clause|provision|paragraph|pursuant|FAR|U\.S\.C|herein|§|stk|bestemmelse|vorschrift|absatz)\b",
    "denies": r"\b(?:not|no|ikke|nicht|kein\w*)\b",
    "names the supplier": r"\b(?:contractor|vendor|supplier|provider|consultant|awardee|seller|licensor|leverandør\w*"
    r"|entreprenør\w*|rådgiver\w*|auftragnehmer\w*|lieferant\w*)\b",
    "short form": r"\((?-i:[A-Z]{2,})\)",
    "leaves no choice": r"\b(?:only|solely|exclusively|kun|alene|udelukkende|nur|ausschließlich)\b",
    "is needed": r"\b(?:should|needs?|needed|required|requires?|expected|responsible|ensure|bør|kræv\w+|ansvar\w*|soll\w*"
    r"|erforder\w*|notwendig)\b",
    "is done": r"\b(?:be|blive|werden) \w+(?:ed|en|et|t)\b|\w+es\W*$",
    "begins small": r"^\W*(?-i:[a-zæøåäöü])",
    "tells how it is": r"\b(?:nothing|nichts|intet|currently|located|intended|historically|inherent|tentative|already"
    r"|bereits|allerede|er (?:\w+ ){0,4}tale om|handelt es sich|drejer sig om"
    r"|estimated|considered|focuses|represents|has been|have been|develops|available to|for example|examples? of|one “"
    r"|angefertigt|vorhanden|befindet|besteht"
    r"|steht|stehen|liegt|liegen|ligger|står|stands|built|opført|erbaut|(?:fra|from|aus) (?:19|20)\d\d"
    r"|beliggende|findes|offentliggøres|besvares løbende|reguleres)\b",
    # Specifications tell in the present what is done with things, and with people.
    "is done so": r"\b(?:is|are) (?:trained|instructed|calibrated|galvani[sz]ed|earthed|insulated|fitted|equipped|carried out"
    r"|notified|deducted|shown as|tested|labelled|marked with|commissioned|painted|welded|encrypted|backed up|sealed|locked"
    r"|protected (?:against|from|by)|made (?:of|from|in))\b|\ber (?:lavet|fremstillet|udført) (?:af|i)\b"
    r"|\b(?:ist|sind) (?:aus|in)\b[^.;]{2,50}\b(?:gefertigt|hergestellt|ausgeführt)\b",
    # A class or grade by its sign: “in class EI 60”, “klasse C3”, “Güteklasse A1”.
    "names a class": r"\b(?:class|grade|category|quality|\w*klasse|kvalitet|kategorie?|güte)\s(?-i:[A-Z]{1,3})[ -]?\d",
    "is something": r"\b(?:is|are|er|ist|sind) (?:an?|the|en|et|den|det|eine?r?|der|die|das)\b",
    # What was done before, or is aimed at, asks nothing.
    "tells of before": r"^(?!.*\b(?:shall|must|should|will|skal|bør|muss|müssen|soll)\b).*\b(?:was|were|blev|wurden?)\b",
    "tells of a goal": phrases.GOAL.pattern,
    "tells of a paper": f"{phrases.OF_PAPER.pattern}|{phrases.TOLD_ELSEWHERE.pattern}",
    "counts roughly": r"\b(?:has|have|had|are|is|have been) (?:approximately|about|around|some|over|nearly) \d|\bca\. \d",
    "explains by example": r"\b(?:eksempelvis|beispielsweise|for instance|med andre ord|in other words|mit anderen worten)\b",
    "describes": r"\b(?:provides (?:the|an?) (?:basis|way|overview|framework)|provides the government|describes?"
    r"|consists? of|comprises?|refers?|serves? as|contains?|means|applies|beskriver|består af"
    r"|indeholder|fremgår|gælder|besteht aus|dient|ergibt sich|ergeben sich|umfasst|regelt|beschreibt|beschrieben|enthält"
    r"|beskrives|dernæst følger|nachfolgend folg(?:t|en)|(?:is|are) described"
    r"|beziehen sich|bezieht sich|unberührt|unbenommen|berøres ikke|without prejudice|legt\b.*\bfest)\b",
    "intends": r"\b(?:reserves?|intends?|expects?|seeks?|plans to|ønsker|forbeholder|beabsichtigt|behält sich)\b",
}
_HEADING = {
    "wanted": r"requirement|specification|deliverable|\btasks?\b|scope|service|functional|technical|qualification|responsibilit"
    r"|work to be|performance|maintenance|support|training|security|warrant|test|installation|\bkrav|ydelse|leverance|opgave"
    r"|anforderung|leistung|lieferumfang|pflichten|wartung|functionality|constraint|standard|dut(?:y|ies)|principles",
    "explains": r"background|introduction|purpose|overview|about|history|vision|current|summary|mission|baggrund|formål"
    r"|indledning|om os|hintergrund|einleitung|allgemeines|zweck|ausgangslage|problem|context|defin"
    r"|begriff|schedule|timeline|tidsplan|period|gegenstand|geltungsbereich|anwendungsbereich|målgruppe|informationsmøde|oversigt"
    r"|underretning|aktindsigt|about this|audience",
    "weighs": r"evaluation|award|selection|criteria|basis for|tildeling|evaluering|zuschlag|wertung|bewertung",
    "on tendering": r"submi|instructions|proposal|quot|offer|response|tilbud|angebot|bewerbung|format|content",
    "on law": r"\bFAR\b|clause|\d{2}\.\d{3}|limitation|dispute|protest|reject|negotiat|amend|indemn|terminat|liabil|governing"
    r"|jurisdiction|conflict|haftung|kündigung|misligholdelse|ophør|tvist|rights",
    "lists papers": r"attachment|appendi|contents|contact|exhibit|references|bilagsoversigt|anlagen|kontakt|points of|template",
    "on people": r"personnel|staff|skills|experience|knowledge|team|medarbejder|kompetencer|kvalifikation|personal|erfahrung",
}
# A list of what there is, such as the parts of a system in use.
_OF_WHAT_IS = re.compile(
    r"^\W*(?:\(?\d\)\s*)?(?:the|these|those|other|this|in addition|currently)\b[^.]*\b(?:is|are|has|have|were|was)\b[^.]*$"
    r"|^\W*the (?:current|existing)\b|^[^.]*\b(?:runs|uses)\b|\b(?:and|website|tool|system) is:\W*$",
    re.IGNORECASE,
)


# Buyers go by short names of their own: “OFA seeks …”, “DPA intends …”.
_SHORT_NAME = re.compile(
    r"\b(?P<name>[A-ZÆØÅ][A-ZÆØÅ0-9]{1,7})\s+(?:\w+ly\s+)?(?:seeks?|expects?|intends?|reserves?|anticipates?|plans|wishes|wants|desires"
    r"|evaluates|is (?:seeking|looking|interested|not looking)|has (?:designated|determined|identified)"
    r"|will (?:also |then )?(?:evaluate|award|select|conduct|continue|arrange|provide|use|monitor|review"
    r"|pay|determine)|ønsker|forbeholder|forventer|beabsichtigt|behält)\b"
)
_OPENS_WITH_SHORT_NAME = re.compile(
    r"^\W*(?:(?:the|den|det|der|die|das)\s+)?(?P<name>[A-ZÆØÅ][A-ZÆØÅ0-9]{1,7})\b(?!\s*[:=])", re.IGNORECASE
)


def _compiled(patterns: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


_SENTENCES, _HEADINGS = _compiled(_SENTENCE), _compiled(_HEADING)
_DOINGS = {"tells to do", "names a doing"}
# A paper of a few pages is a specification, a long one tells much besides, one of lists little.
_SHORT_TEXT, _LONG_TEXT = 130, 300
_FEW_SENTENCES = 0.4
# A heading may stand at the beginning of its paragraph: “1.2 Background. The agency has …”.
_RUN_IN_EXPLAINS = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:background|introduction|history|overview|baggrund|indledning|hintergrund|einleitung)[.:]\s",
    re.IGNORECASE,
)
_SHORT_WORD = 3
_CAPTION_WORDS, _CAPTION_WORDS_BEFORE_COLON = 3, 5
_DOERS = {Party.SUPPLIER, Party.TENDERER, Party.STAFF, Party.WORK}


def clues_of(passages: Sequence[Passage]) -> list[frozenset[str]]:
    """The clues of every passage of one text, in order: its own, and those of its list, its chapter and its neighbours."""
    # What a rule takes is not weighed; of it only counts whether it is a doing, for the list it stands in.
    clues = [set(_own_clues(one) if one.statement is None else _doings(one.sentence)) for one in passages]
    buyers = {match["name"] for one in passages for match in _SHORT_NAME.finditer(one.sentence)}
    asks = [one.statement is not None and one.statement.level is not Level.INFORMATION for one in passages]
    for _, group in groupby(range(len(passages)), key=lambda at: passages[at].headings):
        _note_chapter(list(group), asks, clues)
    for (_, kind), group in groupby(
        range(len(passages)), key=lambda at: (passages[at].lead_in, passages[at].block.kind)
    ):
        if kind is BlockKind.ITEM:
            _note_list(list(group), asks, clues)
    of_text = frozenset(_text_clues(passages))
    for at, one in enumerate(clues):
        one.update(of_text)
        if at and asks[at - 1]:
            one.add("after what asks")
        if passages[at].statement is None:
            one.update(_short_name_clues(passages[at].sentence, buyers))
    return [frozenset(one) for one in clues]


def _text_clues(passages: Sequence[Passage]) -> Iterator[str]:
    if len(passages) <= _SHORT_TEXT:
        yield "short text"
    elif len(passages) > _LONG_TEXT:
        yield "long text"
    sentences = sum(one.sentence.endswith((".", "!")) for one in passages) / (len(passages) or 1)
    if sentences < _FEW_SENTENCES:
        yield "text of lists"


def _short_name_clues(sentence: str, buyers: Container[str]) -> Iterator[str]:
    opening = _OPENS_WITH_SHORT_NAME.match(sentence)
    if opening and opening["name"].isupper():
        yield "begins with the buyer" if opening["name"] in buyers else "begins with a short form"


def _shares_of_others(places: Sequence[int], asks: Sequence[bool]) -> Iterator[tuple[int, float]]:
    """Each place with how many of the others ask, of 1."""
    asked, others = sum(asks[one] for one in places), len(places) - 1
    return ((at, (asked - asks[at]) / others if others else 0.0) for at in places)


def _note_chapter(places: Sequence[int], asks: Sequence[bool], clues: Sequence[set[str]]) -> None:
    for at, share in _shares_of_others(places, asks):
        if share >= 0.5:
            clues[at].add("chapter asks")
        elif 0 < share < 0.2:
            clues[at].add("chapter seldom asks")


def _note_list(places: Sequence[int], asks: Sequence[bool], clues: Sequence[set[str]]) -> None:
    doing = sum(bool(_DOINGS & clues[at]) for at in places)
    for at, share in _shares_of_others(places, asks):
        if len(places) > 1 and share < 0.5:
            clues[at].add("list not taken")
        if len(places) > 1 and doing * 2 > len(places):
            clues[at].add("list of doings")


def _doings(sentence: str) -> Iterator[str]:
    return (name for name in sorted(_DOINGS) if _SENTENCES[name].search(sentence))


def _own_clues(passage: Passage) -> Iterator[str]:
    sentence = without_label(passage.sentence)
    yield from (name for name, pattern in _SENTENCES.items() if pattern.search(sentence))
    words = sentence.split()
    if len(words) < 3:
        yield "one or two words"
    if _is_caption(sentence, words):
        yield "caption"
    if sentence.startswith("(") and sentence.endswith(")"):
        yield "remark"
    if sum(word[:1].isupper() for word in words[1:]) * 2 > len(words) - 1 > 0:
        yield "proper names"
    if len(words) > 1 and all(word[:1].isupper() for word in words if len(word) > _SHORT_WORD):
        yield "title"
    if phrases.QUALIFICATION.match(sentence):
        yield "qualification"
    if phrases.BENEFIT.search(sentence):
        yield "what somebody gets"
    if is_told_of_buyer(sentence):
        yield "what the buyer does"
    if phrases.OF_PROCEDURE.search(sentence):
        yield "what somebody gets"
    party = first_party(sentence)
    if party in {Party.TENDERER, Party.BUYER, Party.STAFF}:
        yield f"begins with the {party}"
    yield from _place_clues(passage)


def _is_caption(sentence: str, words: Sequence[str]) -> bool:
    is_short = len(words) <= _CAPTION_WORDS and sentence.endswith(".")
    return is_short or (len(words) <= _CAPTION_WORDS_BEFORE_COLON and sentence.endswith(":")) or sentence.isupper()


def _place_clues(passage: Passage) -> Iterator[str]:
    names = tuple(one.text for one in passage.headings)
    yield from _heading_clues(names)
    if _RUN_IN_EXPLAINS.match(passage.block.text):
        yield "heading explains"
    if is_hope(passage.lead_in):
        yield "list of hopes"
    if passage.is_about_tendering:
        yield "about tendering"
    if passage.block.number:
        yield "numbered"
    if passage.block.kind is BlockKind.ITEM:
        yield _item_clue(passage, is_wanted=any(map(_HEADINGS["wanted"].search, names)))
    elif passage.block.place.cell and passage.block.place.sheet:
        yield "cell"


@lru_cache(maxsize=1024)
def _heading_clues(names: tuple[str, ...]) -> frozenset[str]:
    """What the heading right above a passage and those above that say, of headings outermost first."""
    found = set()
    for clue, pattern in _HEADINGS.items():
        if clue != "wanted" and any(map(pattern.search, names)):
            found.add(f"heading {clue}" if pattern.search(names[-1]) else f"chapter {clue}")
    return frozenset(found)


def _item_clue(passage: Passage, *, is_wanted: bool) -> str:
    """What a list item is by its heading and its lead-in."""
    if not passage.lead_in:
        return "item of what is wanted" if is_wanted else "bare item"
    by = first_party(passage.lead_in)
    if by is Party.BUYER:
        return "item led in by the buyer"
    if _OF_WHAT_IS.search(passage.lead_in) and not is_wanted and not _SENTENCES["is needed"].search(passage.lead_in):
        return "item of what there is"
    if by in _DOERS and not _OF_WHAT_IS.search(passage.lead_in):
        return "item led in by who does it"
    return "item led in and wanted" if is_wanted else "item led in"
