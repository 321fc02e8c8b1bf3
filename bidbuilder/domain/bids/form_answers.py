"""The answer of a buyer's drop-down that says what a verdict says: in the buyer's own words, and never more than the verdict.

Each choice is told apart by its words, refusing ones first, as “not compliant” holds “compliant”. A verdict takes the first
choice of its own kind; a deviation also takes “partly”. Where no choice fits, nobody guesses: a person chooses.
"""

import re
from collections.abc import Sequence

from bidbuilder.domain.matching.verdicts import Verdict

_REFUSING = re.compile(
    r"^(?:n|nc|nm|no|nej|nein|non|none|false|0|ikke|nicht|not)\b|^(?:✗|✘|✕|×)|\bnon[- ]?compl"
    r"|\bnot?\b.*\b(?:met|compl|support|available|provid|fulfil)"
    r"|\b(?:does not|do not|doesn.t|cannot|can.t|unable|unavailable|not available|exclu|fails?)\b"
    r"|\b(?:opfyldes|opfylder|opfyldt|tilbydes|muligt)\s+ikke\b|\bikke\b|\bnicht\b|\bkein|\bne\s.*\bpas\b|\bnon\b",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"^(?:n/?a|not applicable|ikke relevant|entfällt|sans objet|tbd|select.*|choose.*|vælg.*|-+)$", re.I
)
_PARTIAL = re.compile(
    r"\bpart(?:ly|ial\w*|iel\w*)?\b|^p(?:c|m)?$|\bdelvis|\bteilw|\bsome(?:what)?\b|\blimited|\bbegrænset|\bto some extent",
    re.I,
)
_DEVIATING = re.compile(
    r"deviat|afvig|abweich|alternat|exception|undtag|ausnahm|equivalent|workaround|custom|config|modif|third[- ]party"
    r"|with (?:remarks?|comments?|reservation)|forbehold|vorbehalt|réserve|dérog|planned|future|roadmap",
    re.IGNORECASE,
)
_AGREEING = re.compile(
    r"^(?:y|yes|ja|oui|si|sí|true|1|x|ok|c|fc|m)\b|^(?:✓|✔|☑|☒)|\b(?:full|fully|compl(?:y|ies|iant|iance)|conform\w*|met|meets?|fulfil\w*"
    r"|agree[ds]?|accept(?:ed|s)?|standard|out[- ]of[- ]the[- ]box|available|support(?:ed|s)?|provided|yes)\b"
    r"|opfyld|tilbydes|erfüll|conforme|rempli|\bhelt\b|fuldt|vollständig",
    re.IGNORECASE,
)
_FITTING: dict[Verdict, tuple[Verdict, ...]] = {
    Verdict.MET: (Verdict.MET,),
    Verdict.PARTLY: (Verdict.PARTLY,),
    Verdict.DEVIATION: (Verdict.DEVIATION, Verdict.PARTLY),
    Verdict.NOT_MET: (Verdict.NOT_MET,),
}


def choose_answer(verdict: Verdict, choices: Sequence[str]) -> str | None:
    """The choice, as the buyer spells it, that says what the verdict says; None if none does. Unknown is never answered."""
    said = {choice: verdict_of_choice(choice) for choice in choices}
    for wanted in _FITTING.get(verdict, ()):
        for choice, says in said.items():
            if says is wanted:
                return choice
    return None


def verdict_of_choice(choice: str) -> Verdict | None:
    """What the words of an answer say; None for those that say nothing of it."""
    plain = choice.strip()
    if not plain or _NEUTRAL.match(plain):
        return None
    for pattern, verdict in (
        (_PARTIAL, Verdict.PARTLY),
        (_REFUSING, Verdict.NOT_MET),
        (_DEVIATING, Verdict.DEVIATION),
        (_AGREEING, Verdict.MET),
    ):
        if pattern.search(plain):
            return verdict
    return None
