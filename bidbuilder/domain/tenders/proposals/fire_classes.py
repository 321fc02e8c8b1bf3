"""Proposals out of fire classes: “EI 60”, “REI 120-M”, “EI2 60-C”, and the German “F 90” and “T30-RS”.

A class says for how many minutes a part withstands a fire (EN 13501-2; DIN 4102 by minutes alone), and what it keeps up for so
long. Where several are listed a person decides.
"""

import re
from collections.abc import Iterator

from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals.clauses import Clause

_MINUTES = r"(?P<minutes>15|20|30|45|60|90|120|180|240)(?!\d|[.,]\d|\s?(?:mm|cm|m|kg|V|A|W|kW|°|%|x))"
_CLASS = re.compile(rf"(?<![\w./-])(?P<criteria>REI|EI1|EI2|EI|RE|EW)[\s-]?{_MINUTES}")
_OLD_CLASS = re.compile(rf"(?<![\w./-])(?P<kind>[FTRE])[\s-]?{_MINUTES}")
_OF_FIRE = re.compile(
    r"\b(?:fire|\w*brand\w*|feuer\w*|din 4102|en 13501|flammdicht)\b|\b\w*(?:tür|decke|wand|wände)(?:en|n)?\b",
    re.IGNORECASE,
)


def propose_fire_classes(clause: Clause) -> Iterator[Constraint]:
    """The minutes of the one fire class of a clause, and its criteria; the letters alone only where it speaks of fire."""
    found = list(_CLASS.finditer(clause.text))
    if not found and _OF_FIRE.search(clause.text):
        found = list(_OLD_CLASS.finditer(clause.text))
    if len(found) != 1:
        return
    match = found[0]
    start, words = clause.start + match.start(), match[0]
    values = {"fire_resistance": (Operator.AT_LEAST, match["minutes"], "min")}
    if "criteria" in match.re.groupindex:
        values["fire_resistance_criteria"] = (Operator.EQUAL, match["criteria"], "")
    for key, (operator, value, unit) in values.items():
        yield Constraint(
            property=key, operator=operator, values=(value,), unit=unit, words=words, start=start, confidence="medium"
        )
