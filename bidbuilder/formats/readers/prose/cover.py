"""What a call says of itself beside title and dates: languages of bids, lots, duration of the contract, securities, contact.

English, Danish and German. Each is proposed with the words it was taken from. Lots are those named with a title that count from
the first on; a single one parts nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from textwrap import shorten

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Lot, Security, Tender
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.validities import find_period

_LANGUAGES = {
    "da": "danish dansk dänisch",
    "en": "english engelsk englisch",
    "de": "german tysk deutsch",
    "fr": "french fransk französisch",
    "sv": "swedish svensk schwedisch",
    "nb": "norwegian norsk norwegisch",
    "nl": "dutch hollandsk niederländisch",
    "es": "spanish spansk spanisch",
    "it": "italian italiensk italienisch",
    "pl": "polish polsk polnisch",
    "fi": "finnish finsk finnisch",
}
_CODES = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
_NAMES = rf"(?P<name>{'|'.join(_CODES)})(?:e[rnms]?)?\b"
_LANGUAGE = re.compile(rf"\b{_NAMES}", re.IGNORECASE)
_BID = r"(?:bids?|tenders?|proposals?|quotations?|offers?|submissions?|tilbud\w*|angebote?s?)"
_OF_LANGUAGE = re.compile(
    rf"^\W*(?:languages?(?: of (?:the )?{_BID})?|{_BID} languages?|(?:tilbuds|udbuds)?sprog(?:et)?"
    rf"|(?:angebots|verfahrens)?sprachen?)\s*(?::|is|are|er|ist|sind)\s"
    rf"|\b{_BID}\b[^.;:]{{0,90}}\b(?:in|på)\s(?=(?:(?:either|enten|entweder|the)\s)?{_NAMES})",
    re.IGNORECASE,
)
_LOT = re.compile(
    r"\b(?:(?i:lot|los|delaftale|delkontrakt|delentreprise)(?i:\sno\.|\snr\.)?)\s(?P<id>\d{1,2}|[A-H])\b\s?(?:[:.–—-]\s*|\s|\()"
    r"(?P<title>[A-ZÆØÅÄÖÜ][^;:.()\n]{2,99}?)(?=\s*(?:$|[;.()]|,?\s(?:and|og|und)?\s?(?i:lot|los|delaftale|delkontrakt)\s))"
)
_LENGTH = re.compile(
    r"\b(?:contract (?:period|duration|term|length)|(?:duration|term|length) of (?:the )?(?:contract|(?:framework )?agreement)"
    r"|(?:contract|(?:framework )?agreement) (?:runs?|lasts?|will (?:run|last)|is (?:concluded|valid|entered into) for"
    r"|has an? (?:initial )?(?:term|duration|period))"
    r"|(?:kontrakt|aftale)(?:perioden?|ens (?:løbetid|varighed))|(?:ramme)?(?:kontrakten|aftalen) (?:løber|indgås|gælder|har en)"
    r"|vertrags(?:laufzeit|dauer)|laufzeit (?:des vertrags|der rahmenvereinbarung)|der vertrag (?:läuft|gilt))\b",
    re.IGNORECASE,
)
_SECURITIES = {
    "bid": r"\b(?:(?:bid|tender) (?:bond|security|guarantee)|earnest money|tilbudsgaranti\w*|bietungsbürgschaft\w*)\b",
    "performance": r"\b(?:performance (?:bond|security|guarantee)|(?:arbejds|entreprenør|leverandør)garanti\w*"
    r"|sikkerhedsstillelse\w*|(?:vertrags)?erfüllungs(?:bürgschaft|sicherheit)\w*)\b",
}
_SECURITY = {kind: re.compile(words, re.IGNORECASE) for kind, words in _SECURITIES.items()}
_NOT_ASKED = re.compile(r"\b(?:no|not|without|ingen|ikke|uden|kein\w*|nicht|ohne)\b", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?P<number>\d{1,2}(?:[.,]\d{1,2})?)\s?(?:%|per ?cent|procent|pct|prozent|v\.\s?h\.)", re.IGNORECASE
)
_CURRENCY = {
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "us$": "USD",
    "kr": "DKK",
    "kr.": "DKK",
    "euro": "EUR",
    "kroner": "DKK",
}
_SUM = re.compile(
    r"(?P<before>EUR|USD|DKK|GBP|SEK|NOK|CHF|US\$|€|\$|£|kr\.?)\s?(?P<number>\d[\d.,  ]*\d|\d)"
    r"|(?P<other>\d[\d.,  ]*\d|\d)\s?(?P<behind>EUR|USD|DKK|GBP|SEK|NOK|CHF|€|euro\b|kr\.?(?!\w)|kroner)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^\W*(?:contact(?: persons?| points?| details)?|(?:for )?(?:further )?(?:information|enquiries)"
    r"|kontakt(?:person|oplysninger)?|henvendelse(?:r)?|ansprechpartner(?:in)?|kontaktstelle)\s*:\s*(?P<words>\S.{3,149})$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REACH, _FEWEST_LOTS, _SHOWN_WORDS = 120, 2, 200


@dataclass(slots=True)
class Cover:
    """Gathers it from beginning to end; the first statement of each kind counts."""

    notes: Notes
    _languages: tuple[str, ...] = ()
    _lots: dict[str, tuple[str, str, SourcePlace]] = field(default_factory=dict)
    _securities: dict[str, Security] = field(default_factory=dict)
    _terms: dict[TermKind, Term] = field(default_factory=dict)
    _mail: str = ""

    def take(self, sentence: str, place: SourcePlace) -> None:
        """Look at a sentence, a line or a row whose cells are joined by colons."""
        for lot in _LOT.finditer(sentence):
            self._lots.setdefault(lot["id"], (lot["title"].strip(" ,–-"), sentence, place))
        self._look_for_languages(sentence, place)
        self._look_for_terms(sentence, place)
        for kind, words in _SECURITY.items():
            said = words.search(sentence)
            if said and kind not in self._securities and not _NOT_ASKED.search(sentence):
                self._take_security(kind, sentence, said.start(), place)

    def fill(self, tender: Tender) -> Tender:
        """The draft with what was found. The language of its texts stays the first."""
        others = tuple(one for one in self._languages if one not in tender.languages)
        buyer = replace(tender.buyer, email=tender.buyer.email or self._mail) if tender.buyer.name else tender.buyer
        lots = self._counted_lots(tender.languages[0] if tender.languages else "und")
        requirements = tuple(_of_its_lot(one, lots) for one in tender.requirements) if lots else tender.requirements
        return replace(
            tender,
            languages=(*tender.languages, *others),
            buyer=buyer,
            lots=lots,
            requirements=requirements,
            securities=tuple(self._securities.values()),
            terms=(*tender.terms, *self._terms.values()),
        )

    def _look_for_languages(self, sentence: str, place: SourcePlace) -> None:
        said = None if self._languages else _OF_LANGUAGE.search(sentence)
        named = [_CODES[one["name"].lower()] for one in _LANGUAGE.finditer(sentence, said.end())] if said else []
        if named:
            self._languages = tuple(dict.fromkeys(named))
            self._tell("languages", sentence, place)

    def _look_for_terms(self, sentence: str, place: SourcePlace) -> None:
        said = _LENGTH.search(sentence)
        if (
            said
            and TermKind.CONTRACT_LENGTH not in self._terms
            and find_period(sentence[said.start() : said.end() + _REACH])
        ):
            self._terms[TermKind.CONTRACT_LENGTH] = Term(kind=TermKind.CONTRACT_LENGTH, text=sentence)
            self._tell("contract-length", sentence, place)
        contact = _CONTACT.match(sentence)
        if contact and TermKind.CONTACT not in self._terms:
            self._terms[TermKind.CONTACT] = Term(kind=TermKind.CONTACT, text=contact["words"].strip())
            mail = _MAIL.search(sentence)
            self._mail = mail[0] if mail else ""
            self._tell("contact", sentence, place)

    def _take_security(self, kind: str, sentence: str, start: int, place: SourcePlace) -> None:
        """A security with its share or its sum; one without either is only spoken of."""
        behind = sentence[start : start + _REACH]
        percent, amount = _PERCENT.search(behind), _SUM.search(behind)
        share = Decimal(percent["number"].replace(",", ".")) if percent else None
        money = None if share is not None else _money(amount)
        if share is not None or money is not None:
            self._securities[kind] = Security(kind=kind, percent=share, amount=money, text=sentence)
            self._tell("security", sentence, place)

    def _counted_lots(self, language: str) -> tuple[Lot, ...]:
        """The lots where they count from the first on; told only then."""
        ids = sorted(self._lots, key=lambda one: (len(one), one))
        if len(ids) < _FEWEST_LOTS or ids not in (_numbers(len(ids)), _letters(len(ids))):
            return ()
        for one in ids:
            self._tell("lots", *self._lots[one][1:])
        return tuple(Lot(id=one, title={language: self._lots[one][0]}) for one in ids)

    def _tell(self, kind: str, words: str, place: SourcePlace) -> None:
        message = {
            "languages": translatable("The languages of bids are taken from the words “{words}”."),
            "lots": translatable("A lot is taken from the words “{words}”."),
            "contract-length": translatable("The duration of the contract is taken from the words “{words}”."),
            "security": translatable("A security is taken from the words “{words}”."),
            "contact": translatable("Whom to turn to is taken from the words “{words}”."),
        }[kind]
        self.notes.info(f"{kind}-from-text", message, place, words=shorten(words, _SHOWN_WORDS, placeholder=" …"))


def _numbers(count: int) -> list[str]:
    return [str(one) for one in range(1, count + 1)]


def _letters(count: int) -> list[str]:
    return [chr(ord("A") + one) for one in range(count)]


def _of_its_lot(requirement: Requirement, lots: Iterable[Lot]) -> Requirement:
    """The requirement with the lot its chapter is named after, if it is."""
    ids = {one.id for one in lots}
    named = (match["id"] for one in reversed(requirement.section) for match in _LOT.finditer(one))
    lot = next((one for one in named if one in ids), "")
    return replace(requirement, lot=lot) if lot and not requirement.lot else requirement


def _money(found: re.Match[str] | None) -> Money | None:
    """The sum as it is written; None where its number can be read in two ways."""
    if found is None:
        return None
    sign = (found["before"] or found["behind"]).lower()
    try:
        number = read_number(_grouped(found["number"] or found["other"]))
    except Refusal:
        return None
    return Money(number, _CURRENCY.get(sign, sign.upper()))


def _grouped(number: str) -> str:
    """Sums of money have no three decimals: `50.000` and `50,000` are fifty thousand."""
    return re.sub(r"[.,  ](?=\d{3}(?!\d))", "", number)
