"""Choices told by the thing they stand beside: “rotary lobe or progressive cavity pumps”, “run on biogas and natural gas”.

Data first: for a property the words behind its choices, or before them; the choices and their names are the dictionary's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.tenders.proposals.phrases import whole_words

_REACH = 60
_SHORTEST = 4
_DASH, _DASH_OR_BLANK = re.escape("-"), r"[\s-]"
_BETWEEN = re.compile(r"\s*(?:,|/|\b(?:or|and|eller|og|oder|und|both|både|sowohl)\b|[-\s])*\s*", re.IGNORECASE)
_BEHIND = {
    "pump_type": whole_words(r"\w*pumps? | \w*pumper? | \w*pumpen?"),
    "valve_type": whole_words(r"\w*valves? | \w*ventil(?:er|e)? | \w*armatur(?:en)?"),
    "measured_quantity": whole_words(
        r"""
        (?:shall |must |will )?be measured | measurements? | meters? | sensors? | transmitters? |
        (?:skal )?måles | målere? | wird gemessen | werden gemessen | messung\w*
        """
    ),
}
_BEHIND["output_signal"] = whole_words(
    r"(?:analogue )?(?:output|signal)s?(?: signals?)? | udgang\w* | signal\w* | ausgang\w*"
)
_BEHIND["phase_system"] = whole_words(
    r"""
    (?:\w+ )?motors? | generators? | transformers? | supply | mains | [34][-\s]wire | 50 hz | 60 hz | neutral |
    (?:oil|dry|outdoor|indoor|distribution|power)\b[^.;]{0,100}?\btransformers? | (?:brushless|induction|synchronous)\b |
    motore?r? | generatore?r? | forsyning | motoren | generatoren | netzanschluss\w*
    """
)
_BEFORE = {
    "fuel_type": whole_words(
        r"""
        (?:run|operate|operated|operating|fired|fuelled|burn|burns) (?:on|with|by|both)?(?: high speed)? |
        burn | burns | køre på | drives? (?:med|på) |
        fyres? med | brænde | brændsel | betrieben mit | betreiben mit | befeuert mit | verbrennen
        """
    ),
    "user_interface_languages": whole_words(
        r"""
        (?:user interface|screens?|menus?|operators? shall use it|displays?)\b[^.;]{0,30} in |
        (?:brugerflade\w*|skærmbilleder\w*|betjening\w*)\b[^.;]{0,30} på |
        (?:bedienoberfläche|benutzeroberfläche|bedienung)\b[^.;]{0,30} (?:in|auf)
        """
    ),
    "language_skills": whole_words(
        r"speaks? | who write and speak | taler? | tale | beherske[rs]? | sprechen | spricht | beherrschen"
    ),
}
# “At the task order level”: no level of a liquid.
_OF_RANK = re.compile(
    r"\b(?:order|service|skill|security|confidence|quality|satisfaction|performance|risk|project|impact)[ -]levels?$",
    re.IGNORECASE,
)
# What something is used with is not what it is: “cable for use with a submersible pump”.
_USED_WITH = re.compile(
    r"\b(?:used? (?:with|for)|suitable for use with|intended for|til brug (?:med|ved)|zur verwendung mit)\s(?:an?\s|the\s)?$",
    re.IGNORECASE,
)
_OF_ITS = re.compile(
    r"\s*pumps?'?\s(?:capacity|power|rating|motors?|stations?|house|room|control|panel|cables?)\b", re.IGNORECASE
)
_STANDS_BY = r"(?:\s(?:must|shall|will|skal|muss|be|være|available|staffed|open|manned|bemandet|åben|besetzt))*"
_BEFORE["support_hours"] = whole_words(
    rf"(?:support|service desk|help ?desk|hotline|vagtordning|servicedesk|rufbereitschaft|bereitschaftsdienst){_STANDS_BY}"
)
HEADED = frozenset({*_BEHIND, *_BEFORE})


@dataclass(frozen=True, slots=True)
class Headed:
    """A choice where it stands, with its property."""

    start: int
    end: int
    code: str
    definition: PropertyDefinition


# What is asked for stands first, “Supply of 12 gate valves”; further on it is what comes with it: “hydrants with gate valves”.
_OF_KINDS, _FIRST_WORDS = frozenset({"pump_type", "valve_type"}), 6


def find_headed(text: str, definitions: Iterable[PropertyDefinition]) -> Iterator[Headed]:
    """The choices of a clause that the words beside them tell, lists of them too."""
    for definition in definitions:
        found = [
            Headed(one.start(), one.end(), code, definition)
            for code, spelling in _spellings(definition)
            for one in spelling.finditer(text)
        ]
        found.sort(key=lambda one: one.start)
        yield from (one for one in found if _is_told(text, one, found) and not _is_others(text, one))


def _is_others(text: str, hit: Headed) -> bool:
    """Whether it is a rank, or the kind of a thing that what is offered is used with."""
    if _OF_RANK.search(text, 0, hit.end):
        return True
    if hit.definition.key == "pump_type" and _OF_ITS.match(text, hit.end):
        return True
    if hit.definition.key not in _OF_KINDS:
        return False
    is_named_late = len(text[: hit.start].split()) > _FIRST_WORDS
    return is_named_late or _USED_WITH.search(text, 0, hit.start) is not None


def _is_told(text: str, hit: Headed, others: list[Headed]) -> bool:
    """Whether the word of its property stands beside a choice, or beside another that is listed with it."""
    before, behind = _BEFORE.get(hit.definition.key), _BEHIND.get(hit.definition.key)
    if behind is not None:
        end = hit.end
        for other in others:
            if other.start >= end and _BETWEEN.fullmatch(text, end, other.start):
                end = other.end
        return behind.match(text[end : end + _REACH].lstrip(" -,+")) is not None
    start = hit.start
    for other in reversed(others):
        if other.end <= start and _BETWEEN.fullmatch(text, other.end, start):
            start = other.start
    near = text[max(0, start - _REACH) : start]
    said = [one.end() for one in before.finditer(near)] if before is not None else []
    return bool(said) and _BETWEEN.fullmatch(near, said[-1]) is not None


@lru_cache(maxsize=64)
def _patterns(names: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            code,
            re.compile(
                rf"(?<![\w-]){re.escape(name).replace(_DASH, _DASH_OR_BLANK).replace('–', '[–-]')}(?:s|e[nr]?)?(?!\w)",
                re.IGNORECASE,
            ),
        )
        for code, name in names
    )


def _spellings(definition: PropertyDefinition) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every name of every choice as a pattern, written with figures too; codes themselves are shorthand and no words."""
    named = {
        (code, name)
        for code, texts in definition.choice_names.items()
        for name in texts.values()
        if len(name) >= _SHORTEST
    }
    counted = {
        (code, word)
        for code, said in definition.choice_words.items()
        for word in said
        if word[0].isdigit() and len(word) >= _SHORTEST
    }
    return _patterns(tuple(sorted(named | counted)))
