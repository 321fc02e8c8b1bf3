"""What may stand between the name of a property and its amount: “the power of the pump shall be 5 kW”, not “power socket 16 A”.

Without a limiting word nothing may but linking words, brackets and what the thing is of; with one, an English name may not go
on with a further noun, which makes another name of both.
"""

import re

from bidbuilder.domain.tenders.proposals.clauses import guess_language
from bidbuilder.domain.tenders.proposals.limits import Limit, Wording
from bidbuilder.domain.tenders.proposals.phrases import any_phrase

_LINKING = any_phrase(r"""
    between | from | of | a | an | the | value | level | shall | must | should | shoud |
    will | to | be | is | are | have | has |
    had | can |
    may | with | in | for | at | by | on | as | not | up | only | equal | rated | rating | rate | net | nominal | range |
    ranging | guaranteed | ensured | required | approved | each | both | lies | lie | which | that | exceeds |
    min\.? | minimum | max\.? | maximum |
    mellem | fra | skal | bør | må | kan | være | er | har | på | en | et | af | med | i | ved | ligger | der | som | netto |
    overstiger | zwischen | muss | müssen | soll | sollen | darf | kann | sein | ist | sind | beträgt | betragen | hat | haben |
    von | die | das | mit | im | bei | bis | nach | höhe | liegt | liegen | kun | nur
    """)
# Of what, where, when or for whom it is: “of the tested busbars”, “på hovedledning”.
_OF_WHAT = any_phrase(r"""
    of | for | to | in | on | at | by | per | under | over | with | from | during | til | af | på | i | ved | med | der | des |
    für | von | im | am | bei | mit | nach | zum | zur
    """)
_VERBS = any_phrase(r"""
    does | do | did | was | were | would | needs? | requires? | corresponding | according | determined | measured | calculated |
    achieved | delivered | specified | given | stated |
    shown | available | installed | supplied | provided | based | when | where |
    while | if | and | or |
    but | also | preferably | always | generally | normally | therefore | above | below | than | less | more |
    no | nor | never | it | this | they | its | after | before | within | without | against | through | until | since | throughout
    """)
_SIGNS = r"[\s:,=.…–()\[\]/±≤≥<>*-]|\([^()]{0,40}\)|@\s?\S+\s\S+"
_OF = rf"\b(?:{_OF_WHAT})\s+(?:[\w'-]+\s+){{0,4}}?[\w'-]+(?!\w)"
_AND_MORE = r"\b(?:and|og|und)\s[\w-]+(?!\w)"
_LINKED = re.compile(rf"(?:-\w+)?(?:{_SIGNS}|{_AND_MORE}|\b(?:{_LINKING})(?!\w)|{_OF})*", re.IGNORECASE)
_GOES_ON = re.compile(rf"\s+(?!(?:{_LINKING}|{_OF_WHAT}|{_VERBS})(?!\w))[a-z]{{3,}}")

# What a bracket tells behind a verb is told aside: “headroom should be as large as possible (minimum of 8 inches …”.
_TOLD_ASIDE = re.compile(r"\s+[^()]*\w\s+[^()]*\w\s*\(\s*")


def is_parted(text: str, name_end: int, amount_start: int, limit: Limit | None) -> bool:
    """Whether words stand between a name and its amount that take them apart."""
    if limit is None or limit.wording is not Wording.DIRECT or not name_end <= limit.start < amount_start:
        return _LINKED.fullmatch(text, name_end, amount_start) is None
    if _TOLD_ASIDE.fullmatch(text, name_end, limit.start):
        return True
    return _GOES_ON.match(text, name_end, limit.start) is not None and guess_language(text) == "en"
