"""How long bids bind, as running text says it in English, Danish and German: a number with its unit, or a last day."""

import re
from dataclasses import dataclass
from datetime import date

from bidbuilder.formats.readers.prose.written_moments import find_moments

_UNITS = {
    "D": "days? dage? tage?",
    "W": "weeks? uger? wochen?",
    "M": r"months? måneder måned mdr monaten? monate?",
    "Y": "years? år jahren? jahre?",
}
_NUMBERS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "en to tre fire fem seks syv otte ni ti elleve tolv",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "én zwo",
    )
    for number, word in enumerate(words.split(), start=1)
}
_UNIT = "|".join(f"(?P<{unit}>{'|'.join(words.split())})" for unit, words in _UNITS.items())
_AMOUNT = re.compile(
    rf"(?<![\w.,§])(?:(?P<number>\d{{1,3}})\)?|(?P<word>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}))"
    rf"(?:\s*\(\w+\))?\s*(?:calendar |consecutive |full |hele |kalender|volle )?(?:{_UNIT})\b",
    re.IGNORECASE,
)
_BID = r"(?:bids?|tenders?|proposals?|quot(?:es?|ations?)|offers?|tilbud\w*|angebote?s?|bieter\w*|submissions?)"
# Words that speak of nothing but the validity of bids.
_STRONG = re.compile(
    rf"\b(?:vedstå\w*|(?:zuschlags- und )?bindefrist\w*|bindungsfrist\w*|angebotsbindung\w*"
    rf"|(?:{_BID}|price)[ -]validity|validity (?:period )?(?:of|for) (?:the |all |your |its )?{_BID}|acceptance period)\b",
    re.IGNORECASE,
)
_VALID = re.compile(
    rf"\b{_BID}\b[^;]{{0,80}}?\b(?:valid|open|firm|binding|bundet|bindende|gyldig\w*|gültig|gebunden|bindend)\b"
    rf"|\b(?:bundet|gebunden)\b[^;]{{0,40}}?\b{_BID}\b|^validity(?: period)?\b|^gyldighed\w*|^gültigkeit\w*",
    re.IGNORECASE,
)
_PRICES_FIRM = re.compile(
    r"\b(?:prices?\b[^;]{0,80}?\b(?:valid|open|firm|binding)|validity(?: period)?|er gyldig\w*)\b", re.I
)
# A security, a certificate or a contract that has to last is another matter.
_OTHER_THINGS = re.compile(
    r"\b(?:security|bond|guarantee|certificates?|licen[cs]e|insurance|warranty|contract|framework|price list|\w*garanti\w*"
    r"|\w*sikkerhed\w*|\w*certifikat\w*|forsikring\w*|kontrakt\w*|rammeaftale\w*|\w*bürgschaft\w*|gewährleistung\w*"
    r"|vertrag\w*|zertifikat\w*)\b[^;]{0,60}?\b(?:valid|open|gyldig\w*|gültig\w*|binding|bindende)\b",
    re.IGNORECASE,
)
_LOWEST_DAYS = 10
_NEAR = 70


@dataclass(frozen=True, slots=True)
class WrittenValidity:
    """What a sentence says of it: a `period` in ISO 8601 such as `P6M`, or the last day bids bind in `until`."""

    period: str = ""
    until: date | None = None


def find_validity(sentence: str) -> WrittenValidity | None:
    """The validity of bids that a sentence states; None where it speaks of something else, or names no time."""
    if _OTHER_THINGS.search(sentence):
        return None
    for words, only_days in ((_STRONG, False), (_VALID, False), (_PRICES_FIRM, True)):
        for said in words.finditer(sentence):
            found = _amount_near(sentence, said, only_days=only_days) or (
                None if only_days else _day_after(sentence, said)
            )
            if found is not None:
                return found
    return None


def find_period(text: str) -> str:
    """The first time a text names, as a period in ISO 8601 such as `P4Y`; ``""`` where it names none."""
    amount = _AMOUNT.search(text)
    if amount is None:
        return ""
    unit = next(name for name in _UNITS if amount[name])
    return f"P{int(amount['number']) if amount['number'] else _NUMBERS[amount['word'].lower()]}{unit}"


def _amount_near(sentence: str, said: re.Match[str], *, only_days: bool) -> WrittenValidity | None:
    """The amount behind the words, among them, or right before: “3 Monate gültig”."""
    low, high = max(0, said.start() - _NEAR // 2), said.end() + _NEAR
    amounts = [one for one in _AMOUNT.finditer(sentence) if low <= one.start() < high]
    behind = [one for one in amounts if one.start() >= said.start()]
    for amount in (*behind, *reversed(amounts)):
        between = sentence[min(amount.end(), said.end()) : max(amount.start(), said.end())]
        unit = next(name for name in _UNITS if amount[name])
        count = int(amount["number"]) if amount["number"] else _NUMBERS[amount["word"].lower()]
        if ";" in between or count == 0 or (unit == "D" and count < _LOWEST_DAYS) or (only_days and unit != "D"):
            continue
        return WrittenValidity(period=f"P{count}{unit}")
    return None


def _day_after(sentence: str, said: re.Match[str]) -> WrittenValidity | None:
    moment = next((one for one in find_moments(sentence) if said.start() <= one.start < said.end() + _NEAR), None)
    return WrittenValidity(until=moment.local.date()) if moment else None
