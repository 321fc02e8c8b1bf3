"""DATANORM 4 files as a catalogue reading: records A, B, D, T, S, R, P and prices by quantity in Z.

What is left out is told in `left_out`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.readers.catalogue.article_checks import mark_doubled_codes
from bidbuilder.formats.readers.catalogue.datanorm.articles import ArticleReader, PriceEntry
from bidbuilder.formats.readers.catalogue.datanorm.discounts import Discount, read_discount
from bidbuilder.formats.readers.catalogue.datanorm.left_out import remark_left_out
from bidbuilder.formats.readers.catalogue.datanorm.records import Record, decode, list_records, read_header
from bidbuilder.formats.readers.catalogue.datanorm.steps import is_empty_step, is_price_step
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.refusals import FormatOfOthers

_FEWEST_FIELDS = 3
# A P record carries up to three prices of nine fields each: code, price mark, price, and three discounts in pairs.
_PRICE_STARTS = (2, 11, 20)


@dataclass(slots=True)
class _Pool:
    """The records of a delivery by what they belong to: its files may bring them in any order."""

    articles: list[Record] = field(default_factory=list)
    extras: dict[str, Record] = field(default_factory=dict)
    dimensions: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    prices: dict[str, list[PriceEntry]] = field(default_factory=lambda: defaultdict(list))
    steps: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[tuple[str, str], str] = field(default_factory=dict)
    discounts: dict[str, Discount] = field(default_factory=dict)

    def add_prices(self, record: Record) -> None:
        """Take the prices of a P record apart."""
        for start in _PRICE_STARTS:
            if code := record.field(start):
                self.prices[code].append(PriceEntry(record, start + 1))

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
    Raises `FormatOutdated` for versions other than 4: their records have other fields.
    """
    found, pool = FindingsLog(), _Pool()
    currencies = {name: _gather(name, content, pool, found) for name, content in files}
    reader = ArticleReader(currencies, pool.groups, pool.discounts, found)
    drafts = [*_read_articles(pool, reader), *_read_prices_alone(pool, reader)]
    found.article_findings()
    if not drafts:
        found.warning("no-articles", translatable("There is no article in the file."))
    marked = mark_doubled_codes(drafts, found)
    return CatalogueReading(format="datanorm-4", drafts=marked, findings=found.all_findings())


def _gather(name: str, content: bytes, pool: _Pool, found: FindingsLog) -> str:
    """Put the records of a file into the pool; gives its currency."""
    text, encoding = decode(content)
    header = read_header(text.split("\n", 1)[0].rstrip("\r"))
    if header is None or header.version != 4:
        raise FormatOfOthers(
            kind=f"DATANORM {header.version if header else '?'}", better="DATANORM 4, BMEcat, Excel (.xlsx)"
        )
    if encoding == "cp1252":
        found.info("code-page", translatable("The file is written in the code page 1252 instead of 850."))
    takers: dict[str, Callable[[Record], object]] = {
        "A": pool.articles.append,
        "B": lambda record: pool.extras.setdefault(record.field(2), record),
        "D": lambda record: pool.dimensions[record.field(2)].append(record),
        "T": lambda record: pool.texts[record.field(2)].append(record),
        "P": pool.add_prices,
        "R": lambda record: pool.add_discount(record, found),
        "S": pool.add_group,
        "Z": lambda record: pool.add_step(record, found),
    }
    for record in list_records(text, name):
        take = takers.get(record.kind)
        if take and len(record.fields) >= _FEWEST_FIELDS:
            take(record)
        else:
            remark_left_out(record, found)
    # Without a currency in its header a file is from before 1999, when DATANORM knew German marks only.
    return header.currency or "DEM"


def _read_articles(pool: _Pool, reader: ArticleReader) -> list[OfferingDraft]:
    drafts = []
    reader.found.article_findings()
    for record in pool.articles:
        code = record.field(2)
        draft = reader.read(
            record,
            extra=pool.extras.get(code),
            dimensions=pool.dimensions.get(code, []),
            texts=pool.texts.get(record.field(12), []) if record.field(12) else [],
            prices=pool.prices.get(code, []),
            steps=pool.steps.pop(code, []),
        )
        if draft is not None:
            drafts.append(draft)
    for step in (step for steps in pool.steps.values() for step in steps):
        remark_left_out(step, reader.found)
    return drafts


def _read_prices_alone(pool: _Pool, reader: ArticleReader) -> list[OfferingDraft]:
    """Prices whose article is not in the file (a DATPREIS file): they update offerings that are known already."""
    known = {record.field(2) for record in pool.articles}
    return [reader.read_prices_alone(code, entries) for code, entries in pool.prices.items() if code not in known]
