"""Proposals out of the make-up of cables: “NYY-J 5x16 mm²”, “4 core 16 mm²”, “3G1,5 mm²” tell cores and cross-section.

Several make-ups in one clause are a list of cables, of which no single one is asked for.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals.clauses import Clause

_MAKE_UP = re.compile(
    r"(?<![\w.,])(?P<cores>\d{1,2})(?:\s?[x×G]\s?|[\s-]?(?:cores?|leder\w*|korer|adrig\w*)[\s,x×]{1,3})"
    r"(?P<section>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:mm²|mm2|mm\^2|qmm|sq\.?\s?mm)(?!\w)",
    re.IGNORECASE,
)
# Behind the type of a cable the unit is left out: “N2XH-J 4x25”.
_TYPED = re.compile(
    r"(?<!\w)(?:NYM|NYY|NYCWY|NYCY|NAYY|N2XH|N2XCH|NHXMH|A2XY|NOIK\w*|PVIK\w*)(?:-[JO])?\s"
    r"(?P<cores>\d{1,2})\s?[x×G]\s?(?P<section>\d{1,3}(?:[.,]\d{1,2})?)(?![\d.,x×]|\s?(?:mm|qmm|sq))"
)
_CABLE = re.compile(
    r"\b\w*(?:cables?|kabel|kabler|kabeln|leitung(?:en)?|ledning(?:er)?|cores?)\b"
    r"|\b(?:NYM|NYY|NYCWY|NYCY|NAYY|N2XH|N2XCH|NHXMH|H0[57]\w\w|A2XY|NOIK\w*|PVIK\w*|XLPE)",
    re.IGNORECASE,
)


def propose_cables(clause: Clause) -> Iterator[Constraint]:
    """The number of cores and their cross-section in mm², where a clause speaks of one make-up of cable."""
    found = [*_MAKE_UP.finditer(clause.text), *_TYPED.finditer(clause.text)]
    if len(found) != 1 or _CABLE.search(clause.text) is None:
        return
    section = Decimal(found[0]["section"].replace(",", "."))
    for key, value, unit in (
        ("core_count", found[0]["cores"], ""),
        ("conductor_cross_section", f"{section.normalize():f}", "mm**2"),
    ):
        yield Constraint(
            property=key,
            operator=Operator.EQUAL,
            values=(value,),
            unit=unit,
            words=found[0][0],
            start=clause.start + found[0].start(),
            confidence="medium",
        )
