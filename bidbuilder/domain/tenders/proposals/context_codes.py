"""Proposals out of short codes that only their surroundings make telling: “H14” of a filter, “D400” of a cover, “IIC T4”.

Data: for each property what its codes look like and the words that have to stand in the same clause. A clause with several
different codes of one property is left to a person, and what the name of the property told already is not told again.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals.clauses import Clause
from bidbuilder.domain.tenders.proposals.phrases import whole_words


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes of a property, in a group named `code`, and the words beside which they count."""

    property: str
    code: re.Pattern[str]
    beside: re.Pattern[str]
    operator: Operator = Operator.AT_LEAST


def _code(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./-])(?:{written})(?![\w/]|[.,-]\d)")


_OF_EXPLOSIONS = whole_words(r"ex | atex | ex-\w+ | explosion\w* | eksplosion\w* | explosions\w*")
_OF_PAINT = whole_words(
    r"iso 12944(?:-\d)? | corros\w+ | korros\w+ | coating\w* | paint\w* | mal(?:et|ing|ebehandl\w+) | beschicht\w+ | anstrich\w*"
)
_TABLE = (
    _Codes(
        "traffic_load_class",
        _code(r"(?P<code>A15|B125|C250|D400|E600|F900)"),
        whole_words(
            r"covers? | gratings? | gull(?:y|ies) | en 124(?:-\d)? | \w*dæksle?r? | \w*riste?n? | \w*abdeckung\w* | \w*roste?"
        ),
    ),
    _Codes(
        "filter_class",
        _code(r"(?P<code>[EHU]1[0-7]|[FGM][1-9])"),
        whole_words(r"\w*filters? | \w*filtre | \w*filteret | hepa | \w*filtern?"),
    ),
    _Codes(
        "slip_resistance", _code(r"(?P<code>R ?(?:9|10|11|12|13))"), re.compile(r"slip|skrid|rutsch", re.IGNORECASE)
    ),
    _Codes("corrosivity_category", _code(r"(?P<code>C[3-5]|CX)"), _OF_PAINT),
    _Codes("explosion_zone", _code(r"[Zz]one ?(?P<code>[012]|2[0-2])"), _OF_EXPLOSIONS, Operator.EQUAL),
    _Codes("explosion_group", _code(r"(?P<code>II[ABC])"), _OF_EXPLOSIONS),
    _Codes("temperature_class", _code(r"(?P<code>T[1-6])"), _OF_EXPLOSIONS),
)


def propose_codes_in_context(clause: Clause, told: Collection[str]) -> Iterator[Constraint]:
    """The constraints of such codes but for the properties already `told`."""
    for codes in _TABLE:
        if codes.property in told or not codes.beside.search(clause.text):
            continue
        found = list(codes.code.finditer(clause.text))
        if len({one["code"] for one in found}) != 1:
            continue
        yield Constraint(
            property=codes.property,
            operator=codes.operator,
            values=(found[0]["code"].replace(" ", ""),),
            words=found[0][0],
            start=clause.start + found[0].start(),
            confidence="medium",
        )
