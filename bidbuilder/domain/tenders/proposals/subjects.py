"""What a sentence speaks of that only points back: “They shall keep …” below “Hygienisation”, “Its efficiency …” of a boiler."""

from collections.abc import Sequence

from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern

_POINTS_BACK = phrase_pattern(
    r"^\W*(?:",
    r"""
    it | its | they | their | these | those | this | that | each | both | the same |
    den | det | de | dens | dets | deres | disse | denne | dette | hver | begge | samme |
    er | sie | es | ihre?[rnsm]? | seine?[rnsm]? | diese[rnsm]? | jede[rnsm]? | beide
    """,
    r")\b",
)
_VERB = phrase_pattern(
    r"\b",
    r"""
    shall | must | should | will | may | can | is | are | has | have | need | needs |
    skal | bør | må | kan | er | har | muss | müssen | soll | sollen | darf | dürfen | kann | ist | sind | hat | haben
    """,
    r"\b",
)
_LONGEST = 120


def points_back(text: str) -> bool:
    """Whether a sentence begins with a word that stands for something named before."""
    return _POINTS_BACK.match(text) is not None


def subject_of(text: str) -> str:
    """What a sentence speaks of: its words before the verb; ``""`` where it has no verb or only points back itself."""
    verb = _VERB.search(text)
    return "" if verb is None or points_back(text) else text[: verb.start()].strip()[:_LONGEST]


def context_of(headings: Sequence[str], before: str) -> str:
    """The words a sentence that points back may mean: the innermost heading and the subject named before it."""
    named = [heading for heading in headings if heading]
    return " ".join(filter(None, (*named[-1:], before)))
