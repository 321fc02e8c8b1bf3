"""One DATANORM 4 article as an offering draft: records A and B, its texts, its prices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Offering, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.formats.readers.catalogue.article_checks import check_article, check_currency, check_gtin
from bidbuilder.formats.readers.catalogue.datanorm.records import Record
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.order_units import read_order_unit
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine, PriceTerms, assemble_price_lists

_PER = {"": Decimal(1), "0": Decimal(1), "1": Decimal(10), "2": Decimal(100), "3": Decimal(1000)}
_PRICE_MARKS = {"1": "list price", "2": "net price"}
_DELETED, _RENUMBERED = "L", "X"
_CENTS = Decimal("0.01")
_LANGUAGE = "de"  # DATANORM is written for German trades


@dataclass(frozen=True, slots=True)
class PriceEntry:
    """One price inside a P record: its price mark stands at `start`, the price behind it."""

    record: Record
    start: int


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads article after article of one file."""

    file: str
    currency: str
    groups: Mapping[tuple[str, str], str]
    found: FindingsLog

    def read(
        self,
        record: Record,
        *,
        extra: Record | None,
        dimensions: Sequence[Record],
        texts: Sequence[Record],
        prices: Sequence[PriceEntry],
    ) -> OfferingDraft | None:
        """The draft of an A record; None with a finding if the record deletes the article."""
        where = record.place(self.file)
        if self._is_gone(record):
            return None
        code = record.field(2)
        name = " ".join(part for part in (record.field(4), record.field(5)) if part)
        names = {_LANGUAGE: name} if name else {}
        check_article(code, names, self.found, where)
        description = _join_lines([*_dimension_lines(dimensions), *_text_lines(texts)])
        offering = Offering(
            organisation_id=0,
            code=code,
            names=names,
            descriptions={_LANGUAGE: description} if description else {},
            # The alternative number of the B record is mostly the manufacturer's.
            part_number=extra.field(4) if extra else "",
            gtin=check_gtin(extra.field(9), self.found, extra.place(self.file, 9)) if extra else "",
            classification=self._classification(record, extra),
            unit=read_order_unit(record.field(8), self.found, record.place(self.file, 8)),
            terms=SupplyTerms(pack_size=self._pack_size(extra)),
        )
        lists = self._price_lists(record, prices)
        return OfferingDraft(offering=offering, prices=lists, source=where, findings=self.found.article_findings())

    def read_prices_alone(self, code: str, entries: Sequence[PriceEntry]) -> OfferingDraft:
        """A draft that carries nothing but new prices of an offering that is known by its code."""
        where = entries[0].record.place(self.file)
        self.found.count("price-update", translatable("Articles that come with prices only: {count}."), "", where)
        lines = [line for entry in entries for line in self._line_of(entry, Decimal(1))]
        offering = Offering(organisation_id=0, code=code, names={})
        lists = assemble_price_lists(lines, self.found)
        return OfferingDraft(offering=offering, prices=lists, source=where, findings=self.found.article_findings())

    def _is_gone(self, record: Record) -> bool:
        where = record.place(self.file, 1)
        mark = record.field(1)
        if mark == _DELETED:
            self.found.warning(
                "article-deleted",
                translatable("The file asks to delete {code}; withdraw the offering by hand if that is meant."),
                where,
                code=record.field(2),
            )
            self.found.article_findings()
        if mark == _RENUMBERED:
            self.found.warning(
                "article-renumbered",
                translatable("The file gives the article {code} a new number; it was read as an article of its own."),
                where,
                code=record.field(2),
            )
        return mark == _DELETED

    def _classification(self, record: Record, extra: Record | None) -> dict[str, str]:
        main, group = record.field(11), extra.field(11) if extra else ""
        names = [self.groups.get((main, ""), main), self.groups.get((main, group), group) if group else ""]
        path = " > ".join(name for name in names if name)
        scheme = {"group": path} if path else {}
        return scheme | ({"discount group": record.field(10)} if record.field(10) else {})

    def _pack_size(self, extra: Record | None) -> Decimal | None:
        digits = extra.field(13) if extra else ""
        return Decimal(digits) if digits.isascii() and digits.isdigit() and int(digits) else None

    def _price_lists(self, record: Record, entries: Sequence[PriceEntry]) -> tuple[PriceList, ...]:
        """The price of the A record, unless P records bring the prices: then the 0 in the A record means nothing."""
        per = _PER.get(record.field(7))
        if per is None:
            self.found.error(
                "price-unit-unknown",
                translatable("The price unit {typed} is none of 0, 1, 2 and 3."),
                record.place(self.file, 7),
                typed=record.field(7),
            )
            return ()
        if entries:
            lines = [line for entry in entries for line in self._line_of(entry, per)]
        else:
            lines = list(self._line(record, 6, 9, per))
        return assemble_price_lists(lines, self.found)

    def _line_of(self, entry: PriceEntry, per: Decimal) -> Iterable[PriceLine]:
        if entry.record.field(entry.start + 2) and entry.record.field(entry.start + 3).strip("0"):
            self.found.count(
                "discount-left-out",
                translatable("Prices with a discount, which was not taken off: {count}."),
                "",
                entry.record.place(self.file, entry.start + 2),
            )
        return self._line(entry.record, entry.start, entry.start + 1, per)

    def _line(self, record: Record, mark: int, price: int, per: Decimal) -> Iterable[PriceLine]:
        where = record.place(self.file, price)
        cents = record.field(price)
        currency = check_currency(self.currency, self.found, where)
        if not cents.strip("0"):
            self.found.count("price-missing", translatable("Articles without a price: {count}."), "", where)
        elif not (cents.isascii() and cents.isdigit()):
            self.found.error(
                "number-unreadable",
                translatable("{typed} is not a price in cents."),
                where,
                translatable("DATANORM writes prices without a decimal mark: 12345 for 123.45."),
                typed=cents[:80],
            )
        elif currency:
            terms = PriceTerms(currency=currency, label=_PRICE_MARKS.get(record.field(mark), ""), per=per)
            yield PriceLine(terms=terms, from_quantity=Decimal(1), amount=Decimal(cents) * _CENTS, where=where)


def _dimension_lines(records: Sequence[Record]) -> list[tuple[str, str]]:
    return [(record.field(number), record.field(text)) for record in records for number, text in ((3, 6), (7, 10))]


def _text_lines(records: Sequence[Record]) -> list[tuple[str, str]]:
    return [(record.field(number), record.field(text)) for record in records for number, text in ((4, 6), (7, 9))]


def _join_lines(lines: Sequence[tuple[str, str]]) -> str:
    """Lines in the order of their numbers; lines without one keep their place."""
    ordered = sorted(lines, key=lambda line: int(line[0]) if line[0].isdigit() else 0)
    return "\n".join(text for _, text in ordered if text)
