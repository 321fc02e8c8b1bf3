"""What a row of titles means as a whole, where one title alone says too much or too little. What one means is in `titles`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bidbuilder.formats.readers.catalogue.table.fields import Column, Field
from bidbuilder.formats.readers.catalogue.table.price_kinds import (
    amount_at,
    rows_counted,
    settle_kinds_of_price,
    settle_validities,
)
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text
from bidbuilder.formats.readers.catalogue.table.size_titles import settle_sizes
from bidbuilder.formats.readers.catalogue.table.texts_language import language_of_title, language_of_titles
from bidbuilder.formats.readers.catalogue.table.title_words import words
from bidbuilder.formats.readers.catalogue.table.titles import is_bare_quantity, lone_quantity

_NOTATIONS = {
    "nominal_diameter": re.compile(r"DN\s?\d{1,4}", re.IGNORECASE),
    "nominal_pressure": re.compile(r"PN\s?\d{1,3}", re.IGNORECASE),
    "protection_class": re.compile(r"IP\s?[0-6X][0-9X](?:\s?[/,+]\s?(?:IP\s?)?[0-6X][0-9X])?", re.IGNORECASE),
    "outer_diameter": re.compile(r"[Øø⌀]\s?\d{1,4}(?:[.,]\d+)?(?:\s?mm)?"),
}
_TEXTS = frozenset({"name", "description"})
_REPEATING = frozenset({"certificate", "document", "attribute"})
# What identifies articles where nothing else does: `Description` alone is a name, `Part No.` alone a code.
_STANDS_FOR = {"description": "name", "part_number": "code"}
_OF_PRICES = frozenset({"price", "discount", "one_off"})
_INTERNAL = frozenset(
    {"intern", "interne", "internt", "internal", "confidential", "fortrolig", "fortroligt", "vertraulich", "avance"}
    | {"margin", "marge", "daekningsbidrag", "selbstkosten", "selvkostpris", "selvkost"}
)
_THINGS = (["item"], ["article"], ["artikel"])
_NET = frozenset(
    {"net", "netto", "nettopris", "nettopreis", "nettopreise", "nettoenhedspris", "ihr", "your", "jeres", "din"}
    | {"efter", "after", "nach", "discounted"}
)


def settle(columns: Sequence[Column], sheet: Sheet, row: int) -> tuple[Column, ...]:
    """Take back what the row as a whole does not bear out: lone bare quantities, numbers without groups, doubled columns."""
    columns = _settle_languages(_settle_identity(columns))
    columns = _settle_internal_prices(columns, sheet)
    columns = settle_kinds_of_price(columns, sheet, row)
    columns = _settle_prices_of_many(columns, sheet, row)
    columns = _settle_bare_quantities(columns)
    columns = _settle_lone_quantities(columns)
    columns = _settle_groups(columns)
    columns = settle_sizes(columns, sheet, row)
    columns = settle_validities(columns)
    columns = _settle_by_values(columns, sheet, row)
    return _settle_doubles(columns, sheet, row)


def _settle_identity(columns: Sequence[Column]) -> list[Column]:
    """Where no column holds names, the first description is the name, as most English lists have it; codes likewise."""
    columns = _settle_lone_codes(columns)
    held = {column.field.name for column in columns if column.field}
    settled, taken = [], set()
    for column in columns:
        field = column.field
        wanted = _STANDS_FOR.get(field.name) if field else None
        if field and wanted and wanted not in held and (wanted, field.part) not in taken:
            taken.add((wanted, field.part))
            column = replace(column, field=replace(field, name=wanted, group=0))
        settled.append(column)
    return settled


def _settle_lone_codes(columns: Sequence[Column]) -> list[Column]:
    """`SKU, Item`: beside a column that can only hold codes, a word for the thing itself is its name where nothing else is."""
    held = {column.field.name for column in columns if column.field}
    codes = [column for column in columns if column.field and column.field.name == "code"]
    things = [column for column in codes if words(column.title) in _THINGS]
    if held & {"name", "description"} or not things or len(things) == len(codes):
        return list(columns)
    return [replace(one, field=Field("name")) if one is things[0] else one for one in columns]


def _settle_languages(columns: Sequence[Column]) -> list[Column]:
    """`Description` beside `Bezeichnung` in a German list: names in the language that the title itself is written in."""
    usual = language_of_titles(column.title for column in columns)
    texts = [column for column in columns if column.field and column.field.name in _TEXTS]
    own = {column.index: language_of_title(column.title) for column in texts}
    named = [one for one in texts if one.field == Field("name") and own[one.index] in {usual, ""}]
    held = {column.field.part for column in texts if column.field and column.field.name == "name"}
    settled = []
    for column in columns:
        field, language = column.field, own.get(column.index, "")
        is_foreign = named and language not in {usual, "", *held} and words(column.title) != ["name"]
        if field in {Field("name"), Field("description")} and is_foreign:
            column = replace(column, field=Field("name", language))
            held.add(language)
        settled.append(column)
    return settled


def _settle_internal_prices(columns: Sequence[Column], sheet: Sheet) -> list[Column]:
    """What a firm hides or calls internal (`Kostpris (intern)`) is not what it asks for, and is nobody else's business."""
    return [replace(one, field=None) if one.field and is_internal(one, sheet) else one for one in columns]


def is_internal(column: Column, sheet: Sheet) -> bool:
    """Whether a column of prices is hidden, or its title says that it is not for others."""
    if column.field is not None and column.field.name not in _OF_PRICES:
        return False
    return column.index in sheet.hidden or bool(_INTERNAL & set(words(column.title)))


def _settle_prices_of_many(columns: Sequence[Column], sheet: Sheet, row: int) -> list[Column]:
    """`Pris pr. 100` is the price of a hundred, but beside prices of other quantities the price from a hundred on.

    A price of one beside it tells which: it is about a hundredth of the one, and no less than the other.
    """
    held = [column for column in columns if column.field and column.field.name == "price"]
    single = next((one for one in held if one.field and one.field.per == 1 and one.field.part in {"", "1"}), None)
    if len({(one.field.per, one.field.part) for one in held if one.field}) < 2:
        return list(columns)
    return [
        replace(column, field=Field("price", str(column.field.per), column.field.currency, column.field.group))
        if column in held
        and column.field
        and column.field.per > 1
        and not column.field.part
        and not _is_of_many(column, single, sheet, row)
        else column
        for column in columns
    ]


def _is_of_many(column: Column, single: Column | None, sheet: Sheet, row: int) -> bool:
    """Whether most amounts of a column are nearer to the price of many pieces than to the price of one.

    A ladder falls (a factor of one at most), a price of n pieces is up to n times that of one: √n parts the two.
    """
    rows = rows_counted(sheet, row) if single and column.field else ()
    pairs = [(amount_at(sheet, below, column), amount_at(sheet, below, single)) for below in rows]
    factors = [many / one for many, one in pairs if many and one]
    per = column.field.per if column.field else 1
    return bool(factors) and sum(factor * factor > per for factor in factors) * 2 > len(factors)


def _settle_bare_quantities(columns: Sequence[Column]) -> list[Column]:
    """`10+` is a price only beside a column that says price, or beside another one like it."""
    bare = [column for column in columns if column.field and is_bare_quantity(column.field, column.title)]
    priced = any(column.field and column.field.name == "price" for column in columns if column not in bare)
    if priced or len(bare) != 1:
        return list(columns)
    return [replace(column, field=None) if column in bare else column for column in columns]


def _settle_lone_quantities(columns: Sequence[Column]) -> list[Column]:
    """`1 stk.` is the first break where other columns are prices from a quantity on and none is the price from that one."""
    breaks = {column.field.part for column in columns if column.field and column.field.name == "price"}
    if not breaks - {""}:
        return list(columns)
    settled = []
    for column in columns:
        quantity = "" if column.field else lone_quantity(column.title)
        is_new = quantity and quantity not in breaks
        settled.append(replace(column, field=Field("price", quantity)) if is_new else column)
    return settled


def _settle_groups(columns: Sequence[Column]) -> list[Column]:
    """Numbers behind `Price` count groups if quantities or currencies are numbered alike; else they are quantities.

    `Price 1, Price 10, Price 100` are breaks; `Price 1, Price 2, Price 3` without quantities could be anything and are left
    for a person to say.
    """
    prices = [column for column in columns if column.field and column.field.name == "price" and column.field.group]
    numbers = [column.field.group for column in prices if column.field]
    partners = {
        column.field.group
        for column in columns
        if column.field and column.field.name in {"from_quantity", "currency", "price_type"} and column.field.group
    }
    if not numbers or set(numbers) <= partners or set(numbers) == {1}:
        return list(columns)
    are_quantities = sorted(numbers) != list(range(1, len(numbers) + 1))
    settled = []
    for column in columns:
        field = column.field
        if column in prices and field:
            field = Field("price", str(field.group), field.unit) if are_quantities else None
        settled.append(replace(column, field=field))
    return settled


def _settle_by_values(columns: Sequence[Column], sheet: Sheet, row: int) -> list[Column]:
    """A column whose title says little (`Dimension`) and whose cells are all of one notation states that property."""
    held = {column.field.part for column in columns if column.field}
    settled = []
    for column in columns:
        key = "" if column.field or not column.title else _key_by_values(sheet, row, column.index)
        is_new = key and key not in held
        held.add(key)
        settled.append(replace(column, field=Field("property", key)) if is_new else column)
    return settled


def _key_by_values(sheet: Sheet, row: int, column: int) -> str:
    rows = rows_counted(sheet, row)
    texts = filter(None, (as_text(sheet.value(below, column)) for below in rows))
    first = next(texts, "")
    fitting = next((key for key, notation in _NOTATIONS.items() if notation.fullmatch(first)), "")
    return fitting if fitting and all(map(_NOTATIONS[fitting].fullmatch, texts)) else ""


def _settle_doubles(columns: Sequence[Column], sheet: Sheet, row: int) -> tuple[Column, ...]:
    """One field in two columns: the one with more in it keeps it, the first of equals; of prices the net price.

    Certificates, documents and attributes may come several times; they are numbered instead.
    """
    alike: dict[str, list[Column]] = {}
    for column in columns:
        if column.field:
            alike.setdefault(_meaning(column.field), []).append(column)
    settled: dict[int, Field | None] = {}
    for same in alike.values():
        repeats = same[0].field and same[0].field.name in _REPEATING and not same[0].field.group
        fullest = (
            max(same, key=lambda column: (is_net(column), _filled(sheet, row, column.index), -column.index))
            if same[1:]
            else same[0]
        )
        for number, column in enumerate(same, start=1):
            if repeats and column.field:
                settled[column.index] = replace(column.field, group=number) if same[1:] else column.field
            else:
                settled[column.index] = column.field if column is fullest else None
    return tuple(replace(column, field=settled.get(column.index)) for column in columns)


def _meaning(field: Field) -> str:
    """What two columns must not both hold: of a list price of one and a net price of a hundred only one is paid."""
    return str(replace(field, unit=field.currency) if field.name == "price" else field)


def is_net(column: Column) -> bool:
    """Whether a column says that its prices are what is paid."""
    return bool(column.field and column.field.name == "price" and _NET & set(words(column.title)))


def _filled(sheet: Sheet, row: int, column: int) -> int:
    rows = rows_counted(sheet, row)
    return sum(bool(as_text(sheet.value(below, column))) for below in rows)
