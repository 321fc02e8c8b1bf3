"""The empty list that a supplier downloads, fills in and uploads: offerings, guidance, and the choices of its drop-downs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pycountry
from babel import Locale
from xlsxwriter.worksheet import Worksheet

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.units import label
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.people.organisations import Branding
from bidbuilder.formats.readers.catalogue.codes import COMMON_CURRENCIES, INCOTERMS
from bidbuilder.formats.writers.catalogue_columns import (
    ANSWERS,
    ATTRIBUTE_TITLES,
    CERTIFICATE,
    DOCUMENT,
    IDENTITY,
    PRICES,
    REACH_WORDS,
    ROHS_WORDS,
    SUPPLY,
    TEMPLATE_PROPERTIES,
    ListColumn,
    fitted_width,
    in_order_of,
)
from bidbuilder.formats.writers.list_styles import list_styles
from bidbuilder.formats.writers.sheets.cells import BlankCell, Cell, TextCell
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties, quoted, sheet_name
from bidbuilder.formats.writers.words import Words

# A template is the same file for everybody and every day.
TIMELESS = datetime(2026, 1, 1, tzinfo=UTC)

KIND_NAMES = {
    OfferingKind.COMPONENT: translatable("component"),
    OfferingKind.SERVICE: translatable("service"),
    OfferingKind.CAPACITY: translatable("capacity"),
    OfferingKind.COMPETENCE: translatable("competence"),
    OfferingKind.BY_PRODUCT: translatable("by-product"),
}
_UNITS = ("piece", "set", "pair", "pack", "m", "m**2", "m**3", "l", "kg", "t", "h", "d", "kWh", "MWh")
_FIRST_CURRENCIES = ("DKK", "EUR", "SEK", "NOK", "USD", "GBP")
_EMPTY_ROWS = 40
_VALIDATED_ROWS = 5_000
_TITLE_ROWS = 2
_ATTRIBUTES = 2
_CHARACTERS_ACROSS = 150  # what a landscape A4 page holds in a size that can be read


def make_template(language: str) -> bytes:
    """The template as .xlsx in a language: sheets for offerings, guidance and lists."""
    words = Words(language)
    title = words.say(translatable("Offerings to fill in"))
    brand = Branding()
    properties = WorkbookProperties(
        title=title,
        author="bidbuilder",
        subject=words.say(translatable("Catalogue")),
        written_at=TIMELESS,
        font=brand.font,
    )
    book = StreamedWorkbook(properties, list_styles(brand))
    columns = template_columns(words)
    choices = _choices(words)
    _add_offerings(book, words, title, columns, choices)
    _add_guidance(book, words, columns)
    _add_lists(book, words, choices)
    return book.finish()


def template_columns(words: Words) -> tuple[ListColumn, ...]:
    """The columns with their titles in a language, its own names and descriptions first."""
    fixed = (*in_order_of(words.language, IDENTITY), *PRICES, *SUPPLY, *CERTIFICATE, *DOCUMENT)
    translated = (
        replace(
            column,
            title=words.say(column.title),
            help=words.say(column.help),
            is_needed=column.field in {"code", f"name.{words.language}"},
        )
        for column in fixed
    )
    return (*translated, *_property_columns(words), *_attribute_columns(words))


def _property_columns(words: Words) -> Iterator[ListColumn]:
    for key, example in TEMPLATE_PROPERTIES:
        definition = standard_dictionary().get(key)
        name = choose_text(definition.names, words.language)
        unit = f" [{label(definition.unit, words.language)}]" if definition.unit else ""
        yield ListColumn(
            f"property.{key}",
            name[:1].upper() + name[1:] + unit,
            words.say(translatable("A property that buyers ask for. Add a column for each other property you know.")),
            max(12.0, len(name) + 2.0),
            "cell",
            example=example,
        )


def _attribute_columns(words: Words) -> Iterator[ListColumn]:
    for number in range(1, _ATTRIBUTES + 1):
        for part, title in ATTRIBUTE_TITLES.items():
            yield ListColumn(
                f"attribute.{part}#{number}",
                words.say(title, number=number),
                words.say(translatable("For a property that only few of your offerings have.")),
                18 if part == "name" else 12,
            )


def _choices(words: Words) -> dict[str, tuple[str, tuple[str, ...]]]:
    """List → its title and its entries."""
    others = sorted(COMMON_CURRENCIES - set(_FIRST_CURRENCIES))
    names = Locale(words.language).territories
    countries = sorted({str(names.get(one.alpha_2, one.name)) for one in pycountry.countries})
    return {
        "kinds": (words.say(translatable("Kinds")), tuple(words.say(name) for name in KIND_NAMES.values())),
        "units": (words.say(translatable("Units of order")), tuple(label(unit, words.language) for unit in _UNITS)),
        "currencies": (words.say(translatable("Currencies")), (*_FIRST_CURRENCIES, *others)),
        "incoterms": ("Incoterms 2020", INCOTERMS),
        "countries": (words.say(translatable("Countries")), tuple(countries)),
        "answers": (words.say(translatable("Answers")), tuple(words.say(one) for one in ANSWERS.values())),
        "rohs": ("RoHS", tuple(words.say(one) for one in ROHS_WORDS.values())),
        "reach": ("REACH", tuple(words.say(one) for one in REACH_WORDS.values())),
    }


def _add_offerings(
    book: StreamedWorkbook,
    words: Words,
    title: str,
    columns: Sequence[ListColumn],
    choices: dict[str, tuple[str, tuple[str, ...]]],
) -> None:
    hint = words.say(
        translatable(
            "One row for each offering. Columns with * are needed; leave empty what you do not know. Help: point at a title."
        )
    )
    header = [
        TextCell("header-needed", f"{column.title} *") if column.is_needed else TextCell("header", column.title)
        for column in columns
    ]
    rows = [
        Row([TextCell("title", title)], 28),
        Row([TextCell("subtitle", hint)], 18),
        Row(header, 34),
        *(Row([BlankCell(column.style) for column in columns], 16) for _ in range(_EMPTY_ROWS)),
    ]
    name = sheet_name(words.say(translatable("Offerings")))
    widths = [fitted_width(column) for column in columns]
    sheet = book.add_sheet(name, widths, rows)
    header_row = _TITLE_ROWS + 1
    sheet.freeze_panes(header_row, 2)
    sheet.autofilter(_TITLE_ROWS, 0, _TITLE_ROWS, len(columns) - 1)
    set_page(sheet, words, reference="bidbuilder", title=title, header_row=header_row)
    spread_over_pages(sheet, widths)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, widths[index], book.style(column.style))
        if column.help:
            sheet.write_comment(_TITLE_ROWS, index, column.help, {"x_scale": 1.4, "y_scale": 0.8, "font_size": 9})
        _restrict(sheet, index, column, words, choices)


def spread_over_pages(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Print a wide list over several pages, the code and the first name repeated on each: on one it could not be read."""
    across = max(1, -(-int(sum(widths)) // _CHARACTERS_ACROSS))
    sheet.fit_to_pages(across, 0)
    sheet.repeat_columns(0, 1)


def _restrict(
    sheet: Worksheet,
    index: int,
    column: ListColumn,
    words: Words,
    choices: dict[str, tuple[str, tuple[str, ...]]],
) -> None:
    """Drop-downs, and a check of numbers and dates while typing."""
    rule: dict[str, object] = {"input_title": column.title[:32], "input_message": column.help[:255]}
    if column.choices:
        letter = "ABCDEFGHIJ"[list(choices).index(column.choices)]
        lists = quoted(sheet_name(words.say(translatable("Lists"))))
        last = len(choices[column.choices][1]) + 1
        # A word of another list is told, not forbidden: units and currencies are more than fit into one list.
        rule |= {"validate": "list", "source": f"={lists}!${letter}$2:${letter}${last}", "error_type": "warning"}
    elif column.style == "amount":
        rule |= {"validate": "decimal", "criteria": ">", "value": 0, "error_type": "warning"}
    elif column.style == "count":
        rule |= {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"}
    elif column.style == "day":
        rule |= {"validate": "date", "criteria": ">", "value": datetime(2000, 1, 1), "error_type": "warning"}  # noqa: DTZ001
    else:
        return
    first = _TITLE_ROWS + 1
    sheet.data_validation(first, index, first + _VALIDATED_ROWS, index, rule)


def _add_guidance(book: StreamedWorkbook, words: Words, columns: Sequence[ListColumn]) -> None:
    """The columns one below the other, so that no program takes the examples for offerings."""
    heads = (translatable("Column"), translatable("Needed"), translatable("What to write"), translatable("For example"))
    yes = words.say(translatable("yes"))
    rows = [
        Row([TextCell("title", words.say(translatable("How to fill it in")))], 28),
        *(Row([TextCell("note", words.say(text))], 18) for text in _ADVICE),
        Row([]),
        Row([TextCell("header", words.say(head)) for head in heads], 22),
    ]
    for column in columns:
        example = words.say(column.example) if column.field == "kind" else _localised(column, words)
        cells: list[Cell] = [
            TextCell("strong", column.title),
            TextCell("cell", yes if column.is_needed else ""),
            TextCell("text", column.help),
            TextCell("text", example),
        ]
        rows.append(Row(cells))
    name = sheet_name(words.say(translatable("Guidance")))
    sheet = book.add_sheet(name, [32, 12, 78, 40], rows)
    for row in range(1, 1 + len(_ADVICE)):
        sheet.merge_range(row, 0, row, 3, None)
    set_page(sheet, words, reference="bidbuilder", title=name, header_row=len(_ADVICE) + 3)


_ADVICE = (
    translatable(
        "Fill in the sheet of offerings and upload the file. You see every row and every remark before anything is stored."
    ),
    translatable(
        "You may delete, move and rename columns: titles in Danish, English and German are understood in any order."
    ),
    translatable(
        "Any property of the dictionary may be a column: write its name and its unit, such as “Flow rate [m³/h]”, as the title."
    ),
    translatable(
        "An offering in two currencies takes two rows: repeat the item number and fill in only the prices of the second."
    ),
)


def _localised(column: ListColumn, words: Words) -> str:
    """The example as the language writes it: numbers with its marks, units and countries with its words."""
    if column.field == "unit":
        return label(column.example, words.language)
    if column.field == "origin":
        return str(Locale(words.language).territories[column.example])
    if column.style in {"amount", "count"} and column.example:
        return words.number(Decimal(column.example))
    return column.example


def _add_lists(book: StreamedWorkbook, words: Words, choices: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    longest = max(len(entries) for _, entries in choices.values())
    rows = [Row([TextCell("header", title) for title, _ in choices.values()], 20)]
    for index in range(longest):
        cells: list[Cell | None] = [
            TextCell("cell", entries[index]) if index < len(entries) else None for _, entries in choices.values()
        ]
        rows.append(Row(cells))
    name = sheet_name(words.say(translatable("Lists")))
    sheet = book.add_sheet(name, [18, 16, 14, 16, 34], rows)
    sheet.freeze_panes(1, 0)
    set_page(sheet, words, reference="bidbuilder", title=name, header_row=1)
