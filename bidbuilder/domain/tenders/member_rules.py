"""Which members have to meet a requirement, and how much each has to bring: a rule as requirements hold it, read and written.

A rule is `lead`, `each`, `any` or `together`; `together` may go on with the least part of the leader and of each member of
the group, in per cent of what is asked of all together: `together lead>=40 each>=20`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

TOGETHER = "together"

_PART = re.compile(r"(lead|each)>=(\d{1,3}(?:\.\d+)?)")
_PERCENT = (
    r"(?:at least|not less than|minimum(?: of)?|no less than|mindst|minimum|mindestens|≥|>=)\s*"
    r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per\s?cent|percent|pct\.?|procent|prozent)"
)
_NEAR = r"\b[^.;%]{0,120}?"
_LEAD_PART = re.compile(
    rf"\b(?:lead(?:er| partner| member| firm| company| contractor)?|leadvirksomhed\w*|hovedleverandør\w*|leder\w*|"
    rf"federführend\w*|konsortialführer\w*){_NEAR}{_PERCENT}",
    re.IGNORECASE,
)
_EACH_PART = re.compile(
    rf"\b(?:each|every|hver|hvert|jede[rsnm]?|other (?:members?|partners?)|(?:øvrige|andre) (?:deltagere|partnere|medlemmer)|"
    rf"übrigen? (?:mitglieder|partner)){_NEAR}{_PERCENT}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MemberRule:
    """`who` is lead, each, any, together or ``""``; the parts are percentages of what is asked of all together."""

    who: str = ""
    lead_percent: Decimal | None = None
    each_percent: Decimal | None = None


def read_member_rule(text: str) -> MemberRule:
    """The rule a requirement holds; parts that make no sense are left out."""
    who, _blank, rest = text.partition(" ")
    parts = {name: Decimal(number) for name, number in _PART.findall(rest) if 0 < Decimal(number) <= 100}
    return MemberRule(who, parts.get("lead"), parts.get("each"))


def write_member_rule(rule: MemberRule) -> str:
    """The rule as a requirement holds it."""
    parts = [("lead", rule.lead_percent), ("each", rule.each_percent)]
    return " ".join([rule.who, *(f"{name}>={percent:f}" for name, percent in parts if percent is not None)])


def guess_parts(text: str) -> MemberRule | None:
    """The rule for all together with the parts that a sentence names for the leader or for each; None if it names none."""
    lead, each = (_percent_in(pattern, text) for pattern in (_LEAD_PART, _EACH_PART))
    return MemberRule(TOGETHER, lead, each) if lead is not None or each is not None else None


def _percent_in(pattern: re.Pattern[str], text: str) -> Decimal | None:
    found = pattern.search(text)
    if found is None:
        return None
    percent = Decimal(found[1].replace(",", "."))
    return percent if 0 < percent <= 100 else None
