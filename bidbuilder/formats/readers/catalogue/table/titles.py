"""What a column's title means: the field, and the language, unit, currency, quantity or group number that stand with it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from bidbuilder.domain.basics.units import UnitsIncompatible, convert, find_unit
from bidbuilder.formats.readers.catalogue.codes import COMMON_CURRENCIES, find_currency, find_language, means_crowns
from bidbuilder.formats.readers.catalogue.features import find_definition
from bidbuilder.formats.readers.catalogue.table.compound_titles import (
    read_dimensions_title,
    read_end_of_range,
    read_two_languages,
)
from bidbuilder.formats.readers.catalogue.table.fields import Field
from bidbuilder.formats.readers.catalogue.table.priced_for import split_per
from bidbuilder.formats.readers.catalogue.table.title_words import words
from bidbuilder.formats.readers.catalogue.table.vocabulary import BREAK_WORDS, FILLERS, TITLES

LONGEST_TITLE = 120
CROWNS = "kr"  # a currency sign that several currencies share: which one is settled with the rest of the sheet

_TEXTS = frozenset({"name", "description"})
_PRICED = frozenset({"price", "one_off", "currency", "valid_from", "valid_until"})
_MEASURED = frozenset({"mass", "volume", "lead_time", "warranty"})
_GROUPED = frozenset(
    {"price", "currency", "from_quantity", "price_type", "price_factor", "valid_from", "valid_until", "attribute"}
    | {"certificate", "document", "per", "name", "description"}
)
_RANGE_SIGN = re.compile(r"[≥>+]")
_BRACKET = re.compile(r"[\[(]((?:[^\[\]()]|\([^()]*\))*)[\])]")  # `[dB(A)]` and `(dB(A))` are one bracket each
_LAST_PART = re.compile(r"^(?P<title>.*\S)\s*[,/:|]\s*(?P<unit>\S+)$")
_LEAST = "min"  # the least of a range as often as minutes: `Ambient temp. min`
_PER = re.compile(r"\s+(pr\.?|per|pro|je|/)$", re.IGNORECASE)
_PER_PIECE = re.compile(r"\s*(?:/|\bpr\.?|\bper|\bje)\s*(?:stk|styk|st|stück|pcs?|piece|unit|enhed)\.?$", re.IGNORECASE)
# `Pris/100 v. 10 stk.`: the price of a hundred from ten on. Of packages (`v. 10 pk`) a title cannot tell what they hold.
_STEP_OF_MANY = re.compile(
    r"(?P<title>.*?)(?P<per>(?:/|\s(?:pr\.?|per|pro|je))\s*10{1,5})\s*(?:stk\.?|pcs|st\.?|stück)?\s+"
    r"(?:v\.?|ved|fra|from|ab|at)\s*(?P<number>[1-9]\d*)\s*(?:stk\.?|pcs|st\.?|stück)?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:199\d|20\d\d)(?:\s*[-–/]\s*\d{2,4})?\b", re.ASCII)
_FROM_TO = re.compile(r"(\d+)\s*[-–]\s*(\d+)", re.ASCII)
_KINDS_OF_PRICE = frozenset({"net", "netto", "nto", "gross", "brutto", "bto", "list", "liste", "vejl", "ek", "vk"})
_PRICE = frozenset({"price", "prices", "pris", "priser", "preis", "preise"})
_PERIODS = {
    "days": ("days", "day", "dage", "dag", "tage", "tag", "d"),
    "working_day": (
        "workdays", "working day", "working days", "business days", "hverdage", "arbejdsdage", "arb dage", "arbdage", "arbejdsd",
        "werktage", "arbeitstage",
    ),
    "weeks": ("weeks", "week", "wks", "uger", "uge", "wochen", "woche", "w"),
    "years": ("years", "year", "yrs", "aar", "jahre", "jahr"),
    "months": ("months", "month", "maaneder", "maaned", "mdr", "monate", "monat"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def recognise_title(title: str) -> Field | None:
    """The field a title means; None if it is not understood."""
    text = " ".join(title.split())
    return _recognise(text) or read_two_languages(title.strip(), _recognise) or read_end_of_range(text, _recognise)


def lone_quantity(title: str) -> str:
    """The quantity that is all a title says (`10 stk.`): a break where other columns are prices; else `""`."""
    tokens = words(title)
    numbers = [token for token in tokens if token.isdigit() and not token.startswith("0")]
    others = {token for token in tokens if not token.isdigit()}
    return numbers[0] if len(numbers) == 1 and len(tokens) <= 3 and others <= BREAK_WORDS else ""


def _recognise(title: str) -> Field | None:
    text = " ".join(title.split())
    if not text or len(text) > LONGEST_TITLE or not re.search(r"[^\W\d_]|[≥>+€$£]", text):
        return None
    notes = [note.strip() for note in _BRACKET.findall(text)]
    bare = " ".join(_BRACKET.sub(" ", text).split())
    if field := _discount(bare) or _price_for_many(bare, notes):
        return field
    if (_RANGE_SIGN.search(bare) or _FROM_TO.search(bare)) and (field := _quantity_break(bare, notes)):
        return field  # `Price 5+`: here the number behind the title is no number of a group
    return (
        _from_vocabulary(bare, notes)
        or _with_trailing_unit(bare, notes)
        or _classification(bare)
        or _quantity_break(bare, notes)
        or _price_of_years(bare, notes)
        or _price_in_currency(text)
        or read_dimensions_title(text)
        or _property(bare, notes)
        or _property(text, [])
    )


def period_of(text: str) -> str:
    """`days`, `working_day`, `weeks`, `months` or `years` for a word that means it; else `""`."""
    joined = " ".join(words(text))
    return next((period for period, names in _PERIODS.items() if joined in names), "")


def is_bare_quantity(field: Field, title: str) -> bool:
    """Whether a quantity break is named by its quantity alone (`10+`, `ab 100 Stück`), without a word for price."""
    return field.name == "price" and bool(field.part) and not any(word in _price_words() for word in words(title))


def speaks_of_price(title: str) -> bool:
    """Whether one of a title's words is the word for price."""
    return bool(_PRICE.intersection(words(title)))


@cache
def _by_title() -> dict[str, str]:
    return {"".join(words(title)): field for field, titles in TITLES.items() for title in titles}


@cache
def _price_words() -> frozenset[str]:
    return frozenset(word for title in TITLES["price"] for word in ["".join(words(title)), *words(title)]) - BREAK_WORDS


def _from_vocabulary(bare: str, notes: list[str]) -> Field | None:
    for spelled, language, currency, group in _readings(words(bare)):
        written = _by_title().get("".join(spelled))
        if written is None:
            continue
        name, _, unit = written.partition(":")
        name, _, part = name.partition(".")
        if (language and name not in _TEXTS) or (currency and name not in _PRICED) or (group and name not in _GROUPED):
            continue
        return _with_notes(Field(name, part or language, unit or currency, group), notes)
    return None


def _with_trailing_unit(bare: str, notes: list[str]) -> Field | None:
    """A measure whose unit stands behind its title without brackets (`Vægt kg`), or a price per unit (`Pris pr. m`)."""
    for title, unit in _splits(bare):
        per_unit = _PER.sub("", title)
        if (
            per_unit != title
            and find_unit(unit)
            and (field := _from_vocabulary(per_unit, []))
            and field.name == "price"
        ):
            return _with_notes(field, notes)
        if find_unit(unit) or period_of(unit):
            field = _from_vocabulary(title, [unit])
            if field and field.name in _MEASURED:
                return field
    return None


def _splits(bare: str) -> Iterator[tuple[str, str]]:
    """A title and the word behind it that may be a unit: parted at the last blank, then at another mark."""
    title, _, unit = bare.rpartition(" ")
    if title:
        yield re.sub(r"(\s+(in|i)|[\s,:|/]+)$", "", title, flags=re.IGNORECASE), unit
    if match := _LAST_PART.match(bare):
        yield match["title"].rstrip(" ,/:|"), match["unit"]


def _readings(tokens: list[str]) -> Iterator[tuple[list[str], str, str, int]]:
    """The title as it is, then without a language, a currency, a group number or fillers at its ends."""
    yield tokens, "", "", 0
    trimmed = [token for token in tokens if token not in FILLERS]
    group = 0
    if len(trimmed) > 1 and trimmed[-1].isdigit() and len(trimmed[-1]) <= 2:
        group = int(trimmed[-1])
        yield trimmed[:-1], "", "", group
        trimmed = trimmed[:-1]
    elif group_at := next((i for i, token in enumerate(trimmed) if 0 < i < len(trimmed) - 1 and token.isdigit()), 0):
        # `Certificate 1 number`: the number of the group stands inside.
        yield [*trimmed[:group_at], *trimmed[group_at + 1 :]], "", "", int(trimmed[group_at])
    for token, rest in ((trimmed[-1:], trimmed[:-1]), (trimmed[:1], trimmed[1:])):
        if token and rest and (language := _language(token[0])):
            yield rest, language, "", group
        if token and rest and (currency := _currency(token[0])):
            yield rest, "", currency, group
    if trimmed != tokens:
        yield trimmed, "", "", group


def _language(word: str) -> str:
    # ISO 639 has a code for nearly every pair of letters: only languages that lists are written in are looked for.
    return (find_language(word) or "") if word in _LANGUAGE_WORDS else ""


_LANGUAGE_WORDS = frozenset(
    {"en", "eng", "english", "engelsk", "englisch", "uk", "gb", "da", "dan", "dk", "danish", "dansk", "daenisch"}
    | {"de", "deu", "ger", "german", "deutsch", "tysk", "fr", "french", "fransk", "franzoesisch", "sv", "svensk"}
    | {
        "swedish",
        "schwedisch",
        "no",
        "norsk",
        "norwegian",
        "norwegisch",
        "es",
        "spanish",
        "spansk",
        "spanisch",
        "pl",
        "polish",
    }
)


def _currency(word: str) -> str:
    if means_crowns(word):
        return CROWNS
    code = find_currency(word)
    return code if code in COMMON_CURRENCIES else ""


def _with_notes(field: Field, notes: list[str]) -> Field:
    """The field with what its brackets say: a language, a currency, a unit or a period."""
    for note in notes:
        if field.name in _TEXTS and (language := find_language(note)):
            field = Field(field.name, language, field.unit, field.group)
        elif field.name in _PRICED and (currency := _currency_in(note)):
            field = Field(field.name, field.part, currency, field.group)
        elif field.name == "price" and not field.part and (stated := _quantity_break(f"price {note}", [])):
            words_of_note = [word for word in words(note) if not word.isdigit()]
            if _FROM_TO.search(note) or _is_range(note, words_of_note):
                field = Field("price", stated.part, field.unit, field.group)
        elif field.name in {"lead_time", "warranty"} and (period := period_of(note)):
            field = Field(field.name, field.part, period, field.group)
        elif field.name in {"mass", "volume"} and (unit := find_unit(_PER_PIECE.sub("", note))):
            field = Field(field.name, field.part, unit.symbol, field.group)
    return field


def _currency_in(note: str) -> str:
    return next((code for token in [note, *re.split(r"[\s,/]+", note)] if token and (code := _currency(token))), "")


def _classification(bare: str) -> Field | None:
    """A classification scheme that the vocabulary does not know, called one: `Classification ECLASS-9.0`."""
    match = re.fullmatch(r"(?:classification|klassifikation|klassifizierung)\s+(\S.*)", bare, re.IGNORECASE)
    return Field("classification", match[1]) if match and not set(match[1]) & set(":#") else None


def _quantity_break(bare: str, notes: list[str]) -> Field | None:
    """`Pris v. 10 stk.`, `Price 100+`, `10-49 stk`: one number or span, and around it only words of prices and quantities."""
    span = _FROM_TO.search(bare)
    if span and int(span[1]) < int(span[2]) and not _is_year(span[1]):
        bare = f"{bare[: span.start()]}{span[1]}+{bare[span.end() :]}"
    tokens = words(bare)
    numbers = [token for token in tokens if token.isdigit()]
    others = [token for token in tokens if not token.isdigit()]
    if len(numbers) != 1 or numbers[0].startswith("0"):
        return None  # `Price list 01` is the first of several lists
    currencies = [code for token in others if (code := _currency(token))]
    meant = [token for token in others if not _currency(token) and token not in BREAK_WORDS]
    if any(token not in _price_words() for token in meant) or (not meant and not _is_range(bare, others)):
        return None
    currency = next(iter(currencies), "") or next((code for note in notes if (code := _currency_in(note))), "")
    if _is_year(numbers[0]) and not _is_range(bare, others):
        return None
    return Field("price", str(int(numbers[0])), currency)


def _discount(bare: str) -> Field | None:
    """`Rabat %`, one of several (`Rabatt 1`), and what comes off from a quantity on: `Rabat ved 10 stk.`, `Discount 50+`."""
    tokens = words(bare.replace("%", " "))
    numbers = [token for token in tokens if token.isdigit()]
    meant = "".join(token for token in tokens if not token.isdigit() and token not in BREAK_WORDS | FILLERS)
    if _by_title().get(meant) != "discount" or len(numbers) > 1 or any(number.startswith("0") for number in numbers):
        return None
    if numbers and (BREAK_WORDS & set(tokens) or _RANGE_SIGN.search(bare) or len(numbers[0]) > 1):
        return Field("discount", numbers[0])
    return Field("discount", group=int(numbers[0]) if numbers else 0)


def says_kind_of_price(title: str) -> bool:
    """Whether a title has no word for price, but only its currency or its kind (`Netto`, `kr.`, `Net EUR`)."""
    return not set(words(title)) & _price_words() - _KINDS_OF_PRICE and _price_in_currency(title) is not None


def _price_in_currency(title: str) -> Field | None:
    """`Net EUR`, `Brutto`, `kr.`, `EUR ekskl. moms`: a currency or words for what kind of price it is, and no others."""
    said = words(title)
    tokens = [token for token in said if token not in _KINDS_OF_PRICE | FILLERS]
    if not tokens:
        return Field("price") if _KINDS_OF_PRICE & set(said) else None
    currency = _currency(tokens[0]) if len(tokens) == 1 else ""
    return Field("price", "", currency) if currency else None


def _price_for_many(bare: str, notes: list[str]) -> Field | None:
    """`Pris pr. 100 stk. (DKK)`: the price of a hundred, written `price:DKK/100`. A ladder of such titles is no such price."""
    if stepped := _STEP_OF_MANY.fullmatch(bare):
        held = _price_for_many(f"{stepped['title']}{stepped['per']}", notes)
        return replace(held, part=stepped["number"]) if held else None
    title, rest, number = split_per(bare, notes)
    if not number:
        return None
    field = _from_vocabulary(title, rest)
    if field is None and (currency := _currency_in(title)) and len(words(title)) == 1:
        field = Field("price", "", currency)
    if field is None and title and set(words(title)) <= _KINDS_OF_PRICE:
        field = Field("price")  # `Netto pr. 100 stk.`
    return Field("price", "", f"{field.unit}/{number}", field.group) if field and field.name == "price" else None


def _price_of_years(bare: str, notes: list[str]) -> Field | None:
    """`Pris 2026`, `Preis 2026/27`: the price of that time, not the price from two thousand pieces on."""
    field = _from_vocabulary(_YEARS.sub(" ", bare), notes) if _YEARS.search(bare) else None
    return field if field and field.name == "price" else None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1990 <= int(digits) <= 2099


def _is_range(bare: str, others: list[str]) -> bool:
    """Whether a title without a word for price still says `from that many on`."""
    return bool(_RANGE_SIGN.search(bare)) or bool({"fra", "from", "ab", "ved", "v", "min"} & set(others))


def _property(bare: str, notes: list[str]) -> Field | None:
    """A title that names a property of the dictionary, its unit in brackets or behind it."""
    unit = next((note for note in notes if find_unit(note)), "")
    definition = find_definition(bare)
    if definition is not None:
        return Field("property", definition.key, unit)
    for title, behind in _splits(bare) if not unit else ():
        if find_unit(behind) and (definition := find_definition(title)):
            per = f"1/{behind}"
            if behind.casefold() == _LEAST and not (_fits(per, definition.unit) or _fits(behind, definition.unit)):
                return None
            return Field("property", definition.key, per if _fits(per, definition.unit) else behind)
    return None


def _fits(unit: str, canonical: str) -> bool:
    """Whether a unit measures what the canonical one does: `Omdrejninger/min` are turns a minute, not minutes."""
    known = find_unit(unit)
    if known is None or not canonical:
        return False
    try:
        convert(Decimal(1), known.symbol, canonical)
    except UnitsIncompatible:
        return False
    return True
