"""The questions an ESPD request puts to the tenderer within a criterion, with the kind of answer each expects.

Codes are those of the code list ResponseDataType (versions 2 to 4); the buyer's own requirements are read in `espd`.
"""

from collections.abc import Iterator

from bidbuilder.formats.readers.eforms.elements import Element, children, text_at
from bidbuilder.formats.readers.eforms.headings import in_language

# All properties of a criterion but those of the national criteria below it, which are asked on their own.
PROPERTIES = "cac:TenderingCriterionPropertyGroup//cac:TenderingCriterionProperty"
YES_OR_NO = "INDICATOR"
_ANSWERS = {
    YES_OR_NO: "yes or no",
    "CODE_BOOLEAN": "yes or no",
    "DESCRIPTION": "text",
    "AMOUNT": "amount with currency",
    "PERCENTAGE": "per cent",
    "QUANTITY": "number",
    "QUANTITY_INTEGER": "whole number",
    "QUANTITY_YEAR": "year or number of years",
    "DATE": "date",
    "TIME": "time of day",
    "PERIOD": "period of time",
    "PERIOD_DESCRIPTION": "period of time",
    "URL": "web address",
    "EVIDENCE_URL": "web address",
    "TEXT": "text",
    "CODE_COUNTRY": "country",
    "CODE": "choice from a list",
    "IDENTIFIER": "identifier",
    "EVIDENCE_IDENTIFIER": "evidence",
}
_BOUNDS = ("MINIMUM_", "MAXIMUM_")


def list_questions(criterion: Element, language: str) -> list[str]:
    """Each question once on a line with the answer it expects, in the order of the form.

    The yes or no a criterion opens with is left out: it is the answer of the requirement itself.
    """
    questions = list(_questions(criterion))
    if asks_yes_or_no(criterion):
        del questions[0]
    lines = (f"– {_worded(one, language)}" for one in questions if _worded(one, language))
    return list(dict.fromkeys(lines))


def asks_yes_or_no(criterion: Element) -> bool:
    """Whether the first question of a criterion is answered by yes or no."""
    first = next(_questions(criterion), None)
    return first is not None and text_at(first, "cbc:ValueDataTypeCode") == YES_OR_NO


def _questions(criterion: Element) -> Iterator[Element]:
    return (one for one in children(criterion, PROPERTIES) if text_at(one, "cbc:TypeCode") == "QUESTION")


def _worded(question: Element, language: str) -> str:
    words = text_at(question, "cbc:Description") or text_at(question, "cbc:Name")
    return worded(words, text_at(question, "cbc:ValueDataTypeCode"), language)


def worded(words: str, code: str, language: str) -> str:
    """A question's words and in brackets what is to be answered; only the latter where it has no words."""
    answer = in_language(_answer_of(code), language)
    return f"{words} ({answer})" if words and answer else words or answer


def _answer_of(code: str) -> str:
    """The kind of answer by its code; a code the list does not know is told as it is written."""
    plain = code
    for bound in _BOUNDS:
        plain = plain.removeprefix(bound)
    if plain in {"", "NONE"}:
        return ""
    known = _ANSWERS.get(plain)
    return known or ("identifier" if plain.endswith("_IDENTIFIER") else plain.lower().replace("_", " "))
