"""DATANORM 4 and 5 files as a catalogue reading: records A, B, D, T, E, S, R, P and prices by quantity in Z.

Records of version 5 are put into the order of version 4 (`fifth`), so that everything else knows one order.

What is left out is told in `left_out`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.readers.catalogue.article_checks import mark_doubled_codes
from bidbuilder.formats.readers.catalogue.datanorm.articles import ArticleReader, PriceEntry
from bidbuilder.formats.readers.catalogue.datanorm.discounts import Discount, read_discount
from bidbuilder.formats.readers.catalogue.datanorm.fifth import as_fourth
from bidbuilder.formats.readers.catalogue.datanorm.left_out import remark_left_out
from bidbuilder.formats.readers.catalogue.datanorm.records import Record, decode, list_records, read_day, read_header
from bidbuilder.formats.readers.catalogue.datanorm.steps import is_empty_step, is_price_step
from bidbuilder.formats.readers.catalogue.datanorm.texts import TextPool
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.refusals import FormatOfOthers

_FEWEST_FIELDS = 3
# A P record carries up to three prices of nine fields each: code, price mark, price, and three discounts in pairs.
_PRICE_STARTS = (2, 11, 20)
_VERSIONS = frozenset({4, 5})
_LAST_RECORD = "E"  # of version 5: how many records there are
_DAY_OF_PRICES = "TERMIN-1"


@dataclass(slots=True)
class _Pool:
    """The records of a delivery by what they belong to: its files may bring them in any order."""

    articles: list[Record] = field(default_factory=list)
    extras: dict[str, Record] = field(default_factory=dict)
    texts: TextPool = field(default_factory=TextPool)
    prices: dict[str, list[PriceEntry]] = field(default_factory=lambda: defaultdict(list))
    steps: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[tuple[str, str], str] = field(default_factory=dict)
    discounts: dict[str, Discount] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    version: int = 4

    def add_prices(self, record: Record) -> None:
        """Take the prices of a P record apart."""
        for start in _PRICE_STARTS:
            if code := record.field(start):
                self.prices[code].append(PriceEntry(record, start + 1))

    def add_day(self, record: Record, found: FindingsLog) -> None:
        """The day from which the prices of a file hold; the other records of its kind are working times."""
        day = read_day(record.field(3), "%d%m%Y") if record.field(2).upper() == _DAY_OF_PRICES else None
        if day:
            self.days[record.file] = day
        else:
            remark_left_out(record, found)

    def add_step(self, record: Record, found: FindingsLog) -> None:
        """A price from a quantity on; of surcharges and reductions it is only told that they are there."""
        if not is_price_step(record):
            remark_left_out(record, found)
        elif not is_empty_step(record):
            self.steps[record.field(2)].append(record)

    def add_discount(self, record: Record, found: FindingsLog) -> None:
        """The rate of a discount group; one that takes nothing off is none."""
        discount = read_discount(record.field(3), record.field(4))
        if discount:
            self.discounts[record.field(2)] = discount
        elif record.field(4).strip("0"):
            found.warning(
                "discount-unreadable",
                translatable("The discount of the group {group} cannot be read: {typed}"),
                record.place(4),
                group=record.field(2),
                typed=f"{record.field(3)};{record.field(4)}"[:40],
            )

    def add_group(self, record: Record) -> None:
        """Main groups have a name behind their number, groups one behind theirs; one record may carry both."""
        main, group = record.field(2), record.field(4)
        if record.field(3):
            self.groups[main, ""] = record.field(3)
        if group:
            self.groups[main, group] = record.field(5)


def read_datanorm(files: Sequence[tuple[str, bytes]], _options: Mapping[str, str]) -> CatalogueReading:
    """Every article (A) of a delivery with what belongs to it, and every price (P) of an article that is not in it.

    A delivery is one file, or several with articles, prices, groups (.WRG) and discounts (.RAB) that belong together.
    Raises `FormatOfOthers` for versions before 4: their records have columns instead of fields.
    """
    found, pool = FindingsLog(), _Pool()
    currencies = {name: _gather(name, content, pool, found) for name, content in files}
    reader = ArticleReader(currencies, pool.days, pool.groups, pool.discounts, pool.texts, found)
    drafts = [*_read_articles(pool, reader), *_read_prices_alone(pool, reader)]
    pool.texts.remark_unused(found)
    found.article_findings()
    if not drafts:
        found.warning("no-articles", translatable("There is no article in the file."))
    marked = mark_doubled_codes(drafts, found)
    return CatalogueReading(format=f"datanorm-{pool.version}", drafts=marked, findings=found.all_findings())


def _gather(name: str, content: bytes, pool: _Pool, found: FindingsLog) -> str:
    """Put the records of a file into the pool; gives its currency."""
    text, encoding = decode(content)
    header = read_header(text.split("\n", 1)[0].rstrip("\r"))
    if header is None or header.version not in _VERSIONS:
        raise FormatOfOthers(
            kind=f"DATANORM {header.version if header else '?'}", better="DATANORM 4, DATANORM 5, BMEcat, Excel (.xlsx)"
        )
    if encoding == "cp1252":
        found.info("code-page", translatable("The file is written in the code page 1252 instead of 850."))
    takers: dict[str, Callable[[Record], object]] = {
        "A": pool.articles.append,
        "B": lambda record: pool.extras.setdefault(record.field(2), record),
        "C": lambda record: pool.add_day(record, found),
        "D": lambda record: pool.texts.lines[record.field(2)].append(record),
        "E": lambda record: pool.texts.forms[record.field(2)].append(record),
        "T": lambda record: pool.texts.texts[record.field(2)].append(record),
        "P": pool.add_prices,
        "R": lambda record: pool.add_discount(record, found),
        "S": pool.add_group,
        "Z": lambda record: pool.add_step(record, found),
    }
    pool.version = header.version
    records = _in_one_order(list(list_records(text, name, header.version)), found)
    for record in records:
        take = takers.get(record.kind)
        if take and len(record.fields) >= _FEWEST_FIELDS:
            take(record)
        else:
            remark_left_out(record, found)
    # Without a currency in its header a file is from before 1999, when DATANORM knew German marks only.
    return header.currency or "DEM"


def _in_one_order(records: Sequence[Record], found: FindingsLog) -> Sequence[Record]:
    """The records in the order of version 4. The last one of version 5 says how many there are, itself and the header too."""
    if not records or records[0].version == 4:
        return records
    content = [record for record in records if record.kind != _LAST_RECORD]
    last = next((record for record in records if record.kind == _LAST_RECORD), None)
    stated, there = last.field(1) if last else "", len(records) + 1
    if last and stated.isascii() and stated.isdigit() and int(stated) > there:
        found.warning(
            "records-missing",
            translatable(
                "The file says that it has {stated} records, and {count} are there: a part of it may be missing."
            ),
            last.place(1),
            stated=stated,
            count=there,
        )
    return [one for record in content for one in as_fourth(record)]


def _read_articles(pool: _Pool, reader: ArticleReader) -> list[OfferingDraft]:
    drafts = []
    reader.found.article_findings()
    for record in pool.articles:
        code = record.field(2)
        draft = reader.read(
            record,
            extra=pool.extras.get(code),
            prices=pool.prices.get(code, []),
            steps=pool.steps.pop(code, []),
        )
        if draft is not None:
            drafts.append(draft)
    known = {record.field(2) for record in pool.articles}
    for extra in (extra for code, extra in pool.extras.items() if code not in known):
        remark_left_out(extra, reader.found)
    for step in (step for steps in pool.steps.values() for step in steps):
        remark_left_out(step, reader.found)
    return drafts


def _read_prices_alone(pool: _Pool, reader: ArticleReader) -> list[OfferingDraft]:
    """Prices whose article is not in the file (a DATPREIS file): they update offerings that are known already."""
    known = {record.field(2) for record in pool.articles}
    return [reader.read_prices_alone(code, entries) for code, entries in pool.prices.items() if code not in known]
