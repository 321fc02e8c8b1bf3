"""The European Central Bank's reference rates: `eurofxref.csv`, `eurofxref-hist.csv`, either zipped, its portal's csv, and
`eurofxref-daily.xml` with its longer brothers.

Shapes of csv: `Date, USD, JPY, …` with one row a day (`20 November 2026` or `2026-11-20`, `N/A` where there was no rate); or
one row a value with the columns CURRENCY, CURRENCY_DENOM, TIME_PERIOD and OBS_VALUE. In the xml a `Cube time=…` holds one
`Cube currency=… rate=…` for each. The base is the euro.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl.utils import get_column_letter

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.pricing.rates_reading import RatesReading, is_currency
from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileBroken, FileEmpty, FileTooLarge, FileUnknown

SOURCE = "European Central Bank"

_MOST_BYTES = 20 * 1024 * 1024
_KNOWN = "eurofxref.csv, eurofxref-hist.csv, eurofxref.zip, eurofxref-daily.xml"
_CUBE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}Cube"
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,15})?")
_DAY_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d-%m-%Y", "%d/%m/%Y")
_PORTAL_COLUMNS = ("CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE")

_UNREADABLE = translatable("“{text}” is not a rate for {currency} and was left out.")
_NO_DAY = translatable("“{text}” is not a day, so this row was left out.")

Rates = dict[str, Decimal]


def read_rates(name: str, content: bytes) -> RatesReading:
    """Read a file of rates, packed or not.

    Raises `FileEmpty`, `FileTooLarge`, `FileUnknown`, `FileBroken` and the refusals of archives.
    """
    if content.startswith(b"PK"):
        name, content = _unpack(content)
    if len(content) > _MOST_BYTES:
        raise FileTooLarge
    findings: list[Finding] = []
    is_xml = content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")
    by_day = _read_xml(name, content, findings) if is_xml else _read_csv(name, content, findings)
    if not by_day:
        raise FileEmpty
    tables = (RateTable(day=day, base="EUR", rates=rates, source=SOURCE) for day, rates in by_day.items())
    return RatesReading(
        tables=tuple(sorted(tables, key=lambda table: table.day, reverse=True)), findings=tuple(findings)
    )


def _read_csv(name: str, content: bytes, findings: list[Finding]) -> Mapping[date, Rates]:
    rows = _rows_of(content)
    header = [title.strip() for title in next(rows, [])]
    if header and header[0].lower() == "date" and any(is_currency(title) for title in header):
        return _read_wide(name, header, rows, findings)
    if all(column in header for column in _PORTAL_COLUMNS):
        return _read_portal(name, header, rows, findings)
    raise FileUnknown(formats=_KNOWN)


def _read_xml(name: str, content: bytes, findings: list[Finding]) -> Mapping[date, Rates]:
    cubes = [cube for cube in parse_xml(content).iter(_CUBE) if "time" in cube.attrib]
    if not cubes:
        raise FileUnknown(formats=_KNOWN)
    by_day: dict[date, Rates] = {}
    for cube in cubes:
        text = cube.get("time", "")
        day = _find_day(text)
        if day is None:
            findings.append(_left_out("rate-day", _NO_DAY, name, f"line {cube.sourceline}", text=text))
            continue
        for one in cube.iter(_CUBE):
            currency, rate = one.get("currency", ""), one.get("rate", "")
            if is_currency(currency):
                _put(by_day.setdefault(day, {}), currency, rate, f"line {one.sourceline}", name, findings)
    return {day: rates for day, rates in by_day.items() if rates}


def _unpack(content: bytes) -> tuple[str, bytes]:
    archive = open_archive(content)
    names = [entry for entry in archive.namelist() if entry.lower().endswith(".csv")]
    if len(names) != 1:
        raise FileUnknown(formats=_KNOWN)
    return names[0], read_entry(archive, names[0], _MOST_BYTES)


def _rows_of(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise FileBroken(detail="not UTF-8") from wrong
    if not text.strip():
        raise FileEmpty
    if "\x00" in text:
        raise FileUnknown(formats=_KNOWN)
    return _csv_rows(text)


def _csv_rows(text: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row))
    except csv.Error as wrong:
        raise FileBroken(detail=wrong) from wrong


def _read_wide(
    name: str, header: Sequence[str], rows: Iterable[list[str]], findings: list[Finding]
) -> Mapping[date, Rates]:
    by_day: dict[date, Rates] = {}
    for number, row in enumerate(rows, start=2):
        day = _find_day(row[0])
        if day is None:
            findings.append(_left_out("rate-day", _NO_DAY, name, f"A{number}", text=row[0].strip()))
            continue
        rates: Rates = {}
        for column, (currency, cell) in enumerate(zip(header[1:], row[1:], strict=False), start=2):
            if is_currency(currency) and cell.strip() not in {"", "N/A"}:
                _put(rates, currency, cell, f"{get_column_letter(column)}{number}", name, findings)
        if rates:
            by_day[day] = rates
    return by_day


def _read_portal(
    name: str, header: Sequence[str], rows: Iterable[list[str]], findings: list[Finding]
) -> Mapping[date, Rates]:
    columns = {title: index for index, title in enumerate(header)}
    by_day: dict[date, Rates] = {}
    for number, row in enumerate(rows, start=2):
        if len(row) < len(header):
            continue
        currency, base, period, value = (row[columns[title]].strip() for title in _PORTAL_COLUMNS)
        day = _find_day(period)
        if base == "EUR" and day is not None and is_currency(currency) and value:
            place = f"{get_column_letter(columns['OBS_VALUE'] + 1)}{number}"
            _put(by_day.setdefault(day, {}), currency, value, place, name, findings)
    return {day: rates for day, rates in by_day.items() if rates}


def _put(rates: Rates, currency: str, cell: str, place: str, name: str, findings: list[Finding]) -> None:
    rate = _find_rate(cell.strip())
    if rate is None:
        findings.append(_left_out("rate-unreadable", _UNREADABLE, name, place, text=cell.strip(), currency=currency))
    else:
        rates[currency] = rate


def _find_rate(text: str) -> Decimal | None:
    if not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return None
    return rate if rate > 0 else None


def _find_day(text: str) -> date | None:
    for pattern in _DAY_FORMATS:
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _left_out(code: str, message: str, name: str, cell: str, **params: str) -> Finding:
    where = SourcePlace(file=name, cell=cell)
    return Finding(severity=Severity.WARNING, code=code, message=message, where=where, params=params)
