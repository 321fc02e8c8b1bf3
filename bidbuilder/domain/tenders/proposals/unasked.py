"""Amounts that are told and not asked for: room left free, exceptions, sizes of inlets, cells of a table run together.

Data first, in English, Danish and German. An amount that is taken for one of them
proposes nothing.
"""

import re

from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.cases import is_only_told
from bidbuilder.domain.tenders.proposals.pairing import Pair
from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words

_SIZES = frozenset({"length", "width", "height", "depth"})
# Room that has to be left free is none of the thing's own sizes: “the free space for the meter”.
_ROOM_LEFT = whole_words(r"""
    (?:free|clear|working) space | clearances? | fri plads | friplads\w* | frirum\w* | freiraum\w* | freiräume |
    bewegungsfläche\w* | freie[nr]? höhe\w* | fri højde | frihøjde\w* | arbeitsraum\w*
    """)
# What is excepted is not asked for: “außer bei Pumpen mit einer Leistung von bis zu 1 PS”.
_EXCEPTED = phrase_pattern(
    r"\b",
    r"""
    except(?: for)? | with the exception of | other than | undtagen | bortset fra | med undtagelse af | ausgenommen | außer |
    mit ausnahme (?:von|der|des)
    """,
    r"\b[^.;,]*$",
)
# What goes in and out has a size of its own: “Zulauf und Ablauf: DN 110”.
_OF_INLETS = phrase_pattern(
    r"\b",
    r"""
    inlets? | outlets? | suction(?: side)? | discharge(?: side)? | drains? | vents? | indløb\w* | udløb\w* | tilløb\w* |
    afløb\w* | sugeside\w* | trykside\w* | zulauf\w* | ablauf\w* | zuläufe\w* | abläufe\w* | einlauf\w* | auslauf\w* |
    saugseit\w* | druckseit\w* | entleerung\w* | entlüftung\w*
    """,
    r"\b[^.;,]{0,30}$",
)
# “Spannweite bis (m): 6”: what a catalogue of works allows for, not what a thing has.
_UP_TO_UNIT = re.compile(r"\s(?:bis|op til|up to)\s?\([^()]{1,6}\)\s?:?\s*")
# Where something is, not how high it is: “bis zu einer Höhe von 1,10 m über der Austrittsstelle”.
_SOMEWHERE = re.compile(
    r"\b(?:at|from|(?:up )?to|in|auf|ab|aus|bis zu|bis in|i|fra|(?:op )?til|ved)\s(?:an?|the|eine[rm]?|der|den|en)\s$",
    re.IGNORECASE,
)
_OF_ROOFS = whole_words(r"roof\w* | \w*tag | taget | \w*tage | \w*dach | \w*dächer | pv | solar\w* | module?")
# A condition without its “if”: “Beträgt die Leistung mehr als 30 kW, so …”, “Overstiger effekten 10 kW, skal …”.
_BEGINS_WITH_VERB = re.compile(
    r"\W*(?:beträgt|betragen|liegt|liegen|übersteigt|überschreitet|unterschreitet|ist|sind|wird|werden|hat|haben|soll|sollte|"
    r"sollten|overstiger|overskrider|udgør|ligger)\s[^,:]*$",
    re.IGNORECASE,
)
# What others bring along is not asked for: “bauseits hergestellte Sauberkeitsschicht (C25/30)”.
_BY_OTHERS = re.compile(
    r"\b(?:bauseits|bauseitig\w*|bygherreleveret|bygherreleverance\w*|(?:af|von|by)\s(?:the\s)?"
    r"(?:bygherren|andre|others|other trades|the employer))\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
# For what is more than so much something else holds: “Anlæg, hvor effekten overstiger 10 kW, skal …”, “ab 4 kW müssen”.
_EXCEEDS = (
    r"(?:overstiger|overskrider|übersteigt|übersteigen|überschreitet|überschreiten|unterschreitet|unterschreiten)"
)
_EXCEEDS_BEFORE = re.compile(rf"\b{_EXCEEDS}\s(?:die\s|den\s|eine\w?\s)?$", re.IGNORECASE)
_EXCEEDS_BEHIND = re.compile(rf"\s{_EXCEEDS}\b", re.IGNORECASE)
_COMPARED = phrase_pattern(
    "",
    r"""
    over | above | more than | greater than | larger than | higher than | less than | under | below | fra og med |
    mere end | større end | højere end | mindre end | lavere end | ab | über | unter | mehr als | größer als | höher als |
    weniger als | kleiner als | größer | kleiner
    """,
    r"\s*",
)
_MODAL_BEHIND = re.compile(rf"\)?{words.MODAL_BEHIND.pattern}", re.IGNORECASE)
# “Pillebrændere med en effekt på højst 70 kW, der installeres …, skal opfylde …”: more is said of them before what is asked.
_SAID_OF_THEM = re.compile(
    r"\s?,\s(?:der|som|die|das|welche[rs]?|which|that)\s[^.;,]+,\s(?:skal|bør|må|muss|müssen|dürfen|shall|must)\b",
    re.IGNORECASE,
)
# What only the comparison of another thing ends with: “med bredere lysning end 0,30 m” …

_COMPARED_WITH = re.compile(r"\b(?:end|als|than)\s$", re.IGNORECASE)
# … or a span of sizes: “Bohrungen bis 25 mm”.
_SIZE_UP_TO = re.compile(r"\bbis\s$", re.IGNORECASE)
_LENGTHS = frozenset({"mm", "cm", "m"})
_BESIDE = re.compile(r"\s(?:ved siden af|neben|beside|next to|til siden|seitlich)\b", re.IGNORECASE)
_HALF_OF_A_RANGE = re.compile(r"(?<!\w)(?:between|mellem|mellom|zwischen|imellem)\s(?:the\s)?$", re.IGNORECASE)
# The amount is that of the part named last: “Bohrung, Stablänge L = 1500 mm”.
_OF_THE_LAST = re.compile(
    r"\b\w{3,}(?:länge|breite|höhe|tiefe|dicke|stärke|durchmesser|weite|gewicht|leistung|spannung|temperatur"
    r"|længde|bredde|højde|dybde|tykkelse|diameter|vægt|effekt|spænding)\b",
    re.IGNORECASE,
)
# The sizes of what it goes with: “passend für Rinnen der Bauhöhen 16,5 cm bis 26,5 cm”.
_FITS_OTHERS = re.compile(
    r"\b(?:passend|passt|passende|passer|suitable|fitting|fits)\s(?:für|zu|zur|zum|til|for|to)\b[^.;,]*$", re.IGNORECASE
)
# People that ride are no staff: “Es müssen mindestens vier Mitarbeiter mitgenommen werden können”.
_RIDING = whole_words(r"""
    mitgenommen | mitzunehmen | mitfahren | beförder\w+ | transportier\w+ | sitzplätze\w* | medtages | befordres | siddepladser |
    plads til | carried | seated | seats?
    """)
_ASIDE = re.compile(
    r"\([^\s()]{1,9}(?:\s\d[^\s()]{0,5})?\s(?:für|bei|im|in|for|ved|i|at|outdoors?)\b[^()]*\)", re.IGNORECASE
)
_OTHER_BOUND = re.compile(rf"\d[\d.,]*\s?[^\s,;]{{1,6}}{words.BOUND_TOO.pattern}$", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[\d.,]*\s?[A-Za-zµ°%]")


def is_by_others(text: str, at: int) -> bool:
    """Whether the words before a place tell that others bring along what stands there."""
    return _BY_OTHERS.search(text, max(0, at - 80), at) is not None


def is_in_aside(text: str, at: int) -> bool:
    """Whether brackets open there and tell what holds in another case: “mindestens IP55 (IP56 für den Außenbereich)”."""
    return _ASIDE.match(text, max(0, at - 1)) is not None


def is_unasked(text: str, pair: Pair) -> bool:
    """Whether the words around an amount tell that nothing is asked for of the thing itself."""
    if is_only_told(text, pair.amount.start, pair.amount.end) or is_by_others(text, pair.amount.start):
        return True
    if _is_left_out(text, pair) or _is_of_a_class(text, pair) or _is_of_other_sizes(text, pair):
        return True
    return pair.name is not None and _is_told_apart(text, pair)


def _is_left_out(text: str, pair: Pair) -> bool:
    """Whether it stands in an exception, in a condition without “if”, beside a thing or as half of a span."""
    before = text[: pair.amount.start]
    if _EXCEPTED.search(before) or (_BEGINS_WITH_VERB.match(before) and "," in text[pair.amount.start :]):
        return True
    if _SAID_OF_THEM.match(text, pair.amount.end) or _BESIDE.match(text, pair.amount.end):
        return True
    if pair.amount.join:
        return False
    if pair.limit is None and (_is_size_up_to(before, pair) or _COMPARED_WITH.search(before)):
        return True
    return _HALF_OF_A_RANGE.search(before) is not None


def _is_size_up_to(before: str, pair: Pair) -> bool:
    return pair.definition.unit in _LENGTHS and _SIZE_UP_TO.search(before) is not None


def _is_of_other_sizes(text: str, pair: Pair) -> bool:
    """Whether it is of the room around, of what it goes with, of an inlet, of those who ride, or one of several times."""
    key = pair.definition.key
    if key == "lead_time_days":
        return len(words.AT_MOST.findall(text)) > 1
    if key == "roof_pitch":
        return not _OF_ROOFS.search(text)
    if key == "nominal_diameter":
        return _OF_INLETS.search(text[: pair.amount.start]) is not None
    if key == "employee_count":
        return _RIDING.search(text) is not None
    before = text[: pair.amount.start]
    return key in _SIZES and bool(_ROOM_LEFT.search(text) or _FITS_OTHERS.search(before))


def _is_of_a_class(text: str, pair: Pair) -> bool:
    """Whether it only says for which things something holds: “Garagen größer als 150 m² müssen eine Lüftung haben”."""
    if _EXCEEDS_BEFORE.search(text[: pair.amount.start]) or _EXCEEDS_BEHIND.match(text, pair.amount.end):
        return not words.REFUSED.match(text, pair.amount.end) and not words.NEGATED.search(text[: pair.amount.start])
    limit = pair.limit
    if limit is None or _COMPARED.fullmatch(text, limit.start, limit.end) is None:
        return False
    end = pair.amount.end if pair.name is None else max(pair.amount.end, pair.name.end)
    return _MODAL_BEHIND.match(text, end) is not None and not words.REFUSED.match(text, end)


def _is_told_apart(text: str, pair: Pair) -> bool:
    """Whether between a name and its amount stands what it may go up to, or another amount with a limit of its own."""
    if pair.name is None or pair.name.end > pair.amount.start:
        return False
    if pair.definition.key in _SIZES and _SOMEWHERE.search(text, max(0, pair.name.start - 20), pair.name.start):
        return True
    between = text[pair.name.end : pair.amount.start]
    if _UP_TO_UNIT.match(between) or _OF_THE_LAST.search(between):
        return True
    if pair.limit is not None and _OTHER_BOUND.search(text, pair.name.end, pair.limit.start):
        return False
    limited = (one for limit in (words.AT_LEAST, words.AT_MOST) for one in limit.finditer(between))
    return any(_AMOUNT.match(between[one.end() :].lstrip()) is not None for one in limited)
