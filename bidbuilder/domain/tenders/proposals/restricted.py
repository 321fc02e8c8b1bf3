"""Values that tell apart of which things something is asked: “Motors of 30 kW and above shall be provided with soft starters”.

Such a value stands in the subject of its sentence, behind a thing and “of”, “with” or “above”, and the verb behind it asks for
something else. Where the verb only says that the thing is supplied, accepted or refused, the value is asked for.
Worked examples: “Pumps with a capacity of more than 20 m³/h must be frequency controlled” asks for no capacity, “A pump with a
capacity of at least 20 m³/h shall be supplied” does.
"""

import re

from bidbuilder.domain.tenders.proposals.limits import Limit
from bidbuilder.domain.tenders.proposals.phrases import any_phrase

_TIES = any_phrase(r"""
    of | with | having | rated | above | over | exceeding | below | under | larger | greater | wider | higher | longer | heavier |
    deeper | thicker | smaller | weighing | in excess | more | less | than | from | up to | whose |
    på | med | over | under | større | bredere | højere | længere | tungere | der | som | ab | von | mit | über | unter | größer |
    breiter | höher | länger | schwerer
    """)
_NUMBER_OF_LIST = r"(?:(?:\d[\d.]*|[a-z]|[ivx]+)[.)]\s+)?(?:(?:for|in|at)\s)?"
# Any thing of its kind, and what ties the value to it; nothing else may begin the sentence.
_ANY_THING = re.compile(
    rf"\W*{_NUMBER_OF_LIST}(?:all|any|each|every|alle|ethvert|enhver|hver|jede[rs]?)\s(?:[\w/'’-]+\s){{1,4}}?(?:{_TIES})\b",
    re.IGNORECASE,
)
# … and one thing, or several, of those that larger or smaller ones are told from.
_THING = re.compile(
    rf"\W*{_NUMBER_OF_LIST}(?:(?:an?|en|et|eine?)\s)?(?:(?!minimum|min\b|maximum|max\b|least|mindst|total)[\w/'’-]+\s){{1,4}}?"
    rf"(?:{_TIES})\b",
    re.IGNORECASE,
)
# What is at least or at most so large is asked for, where “above” and “or more” tell things apart.
_STRICT = re.compile(
    r"\b(?:at (?:least|most)|min(?:imum|imal)?\b|max(?:imum|imal)?\b|"
    r"not? (?:less|more|greater|lower|higher|larger|smaller|longer)|mindst|højst|højest|maks|ikke|mindestens|höchstens|nicht)",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"\s(?:and|or|og|eller|und|oder)\s(?:larger|over|up|upwards|greater|bigger|opefter|op|größer)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:shall|must|should|has to|have to|is to|are to|may|can|will|need(?:s|ed)?|requires?|is|are|has|have|"
    r"skal|bør|må|kan|er|har|kræver|muss|müssen|soll|sollen|darf|dürfen|kann|können|ist|sind|hat|haben|wird|werden)\b",
    re.IGNORECASE,
)
# Between the value and its verb nothing stands but the rest of the value or of the thing.
_ASKED = re.compile(
    r"[^.,;:!?]{0,45}?\b(?:shall|must|should|has to|have to|is to|are to|skal|bør|muss|müssen|soll|sollen|dürfen|darf)\b"
    r"(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
# What says of the thing itself that it is wanted or not.
_IS_WANTED = re.compile(
    r"\s(?:not\s|also\s|always\s|be\s|both\s|never\s|ikke\s|nicht\s)*"
    r"(?:supplied|delivered|offered|furnished|installed|included|required|available|documented|demonstrated|ensured|achieved|used|"
    r"quoted|proposed|submitted|rejected|accepted|acceptable|excluded|disqualified|refused|considered|purchased|procured|"
    r"maintained|possible|permitted|allowed|erected|constructed|chosen|selected|"
    r"provided(?!\s(?:with|by)\b)|fitted(?!\swith)|leveres|tilbydes|monteres|installeres|anvendes|dokumenteres|afvises|etableres|"
    r"udelukkes|accepteres|opstilles)\b"
    r"|.*\b(?:geliefert|angeboten|montiert|installiert|eingesetzt|verwendet|nachgewiesen|ausgeschlossen|errichtet|zulässig|"
    r"vorgesehen|vorhanden)\b",
    re.IGNORECASE,
)


# “Vents that are less than 10 feet high” are some of the vents.
_THAT_ARE = re.compile(r"\b(?:that|which|who|der|som|die)\s(?:is|are|has|have|er|har|sind|haben)\s$", re.IGNORECASE)


def tells_apart(text: str, start: int, end: int, limit: Limit | None) -> bool:
    """Whether the amount at `start`…`end` only says of which things a sentence speaks."""
    is_loose = _OR_MORE.match(text, end) if limit is None else not _STRICT.match(text, limit.start)
    if limit is not None and is_loose and _THAT_ARE.search(text, max(0, limit.start - 20), limit.start):
        return True
    thing = (_THING if is_loose else _ANY_THING).match(text, 0, start)
    if thing is None or _VERB.search(text, 0, start):
        return False
    asked = _ASKED.match(text, end)
    return asked is not None and _IS_WANTED.match(asked["rest"]) is None
