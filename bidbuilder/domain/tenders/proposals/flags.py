"""Proposals out of properties that are simply there or not: "shall be halogen-free", "Fernzugriff: ja"."""

import re
from collections.abc import Iterator, Sequence

from bidbuilder.domain.catalogue.properties import ValueKind
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.clauses import Clause, shortly_before
from bidbuilder.domain.tenders.proposals.mentions import Mention

# A share of it is asked to be so, not the whole: “60 % of the goods shall be organic”.
_OF_A_SHARE = re.compile(r"(?:%|\bper ?cent|\bpct\.?|\bprocent|\bprozent)\s[^.;,]{0,60}$", re.IGNORECASE)

# When something is so tells nothing of whether it is asked: “used only during installation”.
_WHEN = re.compile(
    r"\b(?:during|after|before|until|upon|prior to|under|efter|før|inden|ved|während|nach|vor|bei)\s(?:the\s|der\s)?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:with|med|mit)\s", re.IGNORECASE)


def propose_flags(clause: Clause, mentions: Sequence[Mention]) -> Iterator[Constraint]:
    """The yes-or-no properties a clause asks for: behind a verb of being or having, or before a yes; never in a negation."""
    for name in mentions:
        if len(name.definitions) != 1 or name.definitions[0].kind is not ValueKind.FLAG:
            continue
        before = shortly_before(clause.text, name.start)
        if words.PAPER_OF.match(clause.text, name.end) or _OF_A_SHARE.search(clause.text, 0, name.start):
            continue
        if _WHEN.search(before):
            continue
        is_with = _WITH.match(clause.text, name.start)  # “mit Frequenzumrichter” is a name itself
        is_asked = is_with or words.HAS_IT.search(before) or words.YES_AFTER.match(clause.text, name.end)
        if is_asked and not words.NEGATED.search(before[-40:]) and not words.IF.search(clause.text, 0, name.start):
            yield Constraint(
                property=name.definitions[0].key,
                operator=Operator.EQUAL,
                values=("true",),
                words=clause.text[name.start : name.end],
                start=clause.start + name.start,
            )
