"""One DATANORM article as an offering draft: records A and B, its texts, its prices and their steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import Severity, SourcePlace, translatable
from bidbuilder.domain.catalogue.offerings import Offering, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.formats.readers.catalogue.article_checks import check_article, check_currency, check_gtin
from bidbuilder.formats.readers.catalogue.datanorm.discounts import Discount, net_of, read_discount
from bidbuilder.formats.readers.catalogue.datanorm.fifth import MANUFACTURER, PER, VALID_FROM
from bidbuilder.formats.readers.catalogue.datanorm.records import Record, read_day
from bidbuilder.formats.readers.catalogue.datanorm.steps import PER_OF_STEP, PRICE, PRICE_MARK, from_quantity_of
from bidbuilder.formats.readers.catalogue.datanorm.texts import TextPool
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.order_units import read_order_unit
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine, PriceTerms, assemble_price_lists

_PER = {"": Decimal(1), "0": Decimal(1), "1": Decimal(10), "2": Decimal(100), "3": Decimal(1000)}
_LIST, _NET = "1", "2"
_PRICE_MARKS = {_LIST: "list price", _NET: "net price"}
_PRICE_FIELDS = {"A": 9, "Z": PRICE}
_BY_GROUP = frozenset({"", "0"})
_DELETED, _RENUMBERED = "L", "X"
_COPPER = 8  # of a B record: the weight of metal in the article
_CENTS = Decimal("0.01")
_LANGUAGE = "de"  # DATANORM is written for German trades


@dataclass(frozen=True, slots=True)
class PriceEntry:
    """One price inside a P record: its price mark stands at `start`, the price behind it, then three discounts in pairs."""

    record: Record
    start: int

    @property
    def mark(self) -> str:
        """Whether it is a list price or a net price."""
        return self.record.field(self.start)

    @property
    def per(self) -> Decimal | None:
        """For how many units the price is, where it says so itself: from version 5 on."""
        return _written_per(self.record.field(PER)) if self.record.version > 4 else None

    @property
    def valid_from(self) -> date | None:
        """The day from which the price holds, where it says so itself."""
        return read_day(self.record.field(VALID_FROM), "%Y%m%d")

    @property
    def has_own_discount(self) -> bool:
        """Whether a discount stands beside the price that is not only its group's."""
        return any(
            self.record.field(at) not in _BY_GROUP and self.record.field(at + 1).strip("0")
            for at in range(self.start + 2, self.start + 8, 2)
        )

    def list_discounts(self, groups: Mapping[str, Discount]) -> tuple[tuple[Discount, ...], int | None]:
        """The discounts of the price, and the field of the first that cannot be read. Kind 0 names a discount group."""
        discounts = []
        for at in range(self.start + 2, self.start + 8, 2):
            kind, value = self.record.field(at), self.record.field(at + 1)
            if not value.strip("0"):
                continue
            discount = groups.get(value) if kind in _BY_GROUP else read_discount(kind, value)
            if discount is None:
                return (), at
            discounts.append(discount)
        return tuple(discounts), None


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads article after article of one delivery. `currencies` are those of its files, `discounts` those of its groups.

    `days` are those from which the prices of a file hold, where it says so.
    """

    currencies: Mapping[str, str]
    days: Mapping[str, date]
    groups: Mapping[tuple[str, str], str]
    discounts: Mapping[str, Discount]
    texts: TextPool
    found: FindingsLog

    def read(
        self,
        record: Record,
        *,
        extra: Record | None,
        prices: Sequence[PriceEntry],
        steps: Sequence[Record],
    ) -> OfferingDraft | None:
        """The draft of an A record; None with a finding if the record deletes the article."""
        where = record.place()
        if self._is_gone(record):
            return None
        code = record.field(2)
        name = " ".join(part for part in (record.field(4), record.field(5)) if part)
        names = {_LANGUAGE: name} if name else {}
        check_article(code, names, self.found, where)
        description = self.texts.describe(record, self.found)
        offering = Offering(
            organisation_id=0,
            code=code,
            names=names,
            descriptions={_LANGUAGE: description} if description else {},
            manufacturer=extra.field(MANUFACTURER) if extra else "",
            # The alternative number of the B record is mostly the manufacturer's.
            part_number=extra.field(4) if extra else "",
            gtin=check_gtin(extra.field(9), self.found, extra.place(9)) if extra else "",
            classification=self._classification(record, extra),
            unit=read_order_unit(record.field(8), self.found, record.place(8)),
            terms=SupplyTerms(pack_size=self._pack_size(extra)),
        )
        if extra and extra.field(_COPPER).strip("0,."):
            self.found.count(
                "price-without-metal",
                translatable(
                    "Articles with a weight of metal (copper), whose surcharge by the day's price is not in theirs: {count}."
                ),
                "",
                extra.place(_COPPER),
                Severity.WARNING,
            )
        if steps:
            self.found.count(
                "price-steps",
                translatable("Prices by quantity (records Z), taken as quantity breaks: {count} articles."),
                "",
                steps[0].place(),
            )
        lists = self._price_lists(record, prices, steps)
        return OfferingDraft(offering=offering, prices=lists, source=where, findings=self.found.article_findings())

    def read_prices_alone(self, code: str, entries: Sequence[PriceEntry]) -> OfferingDraft:
        """A draft that carries nothing but new prices of an offering known by its code, for as many as its old ones hold."""
        where = entries[0].record.place()
        self.found.count("price-update", translatable("Articles that come with prices only: {count}."), "", where)
        lines = self._lines_of(entries, Decimal(1), "")
        offering = Offering(organisation_id=0, code=code, names={}, unit="")
        lists = assemble_price_lists(lines, self.found)
        findings = self.found.article_findings()
        keeps_per = all(entry.per is None for entry in entries)
        return OfferingDraft(offering=offering, prices=lists, source=where, findings=findings, keeps_per=keeps_per)

    def _is_gone(self, record: Record) -> bool:
        where = record.place(1)
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
            # The new number stands where an article has its name.
            self.found.warning(
                "article-renumbered",
                translatable("The file gives the article {code} the new number {number}. Change it by hand."),
                where,
                code=record.field(2),
                number=record.field(4) or "?",
            )
        return mark in {_DELETED, _RENUMBERED}

    def _classification(self, record: Record, extra: Record | None) -> dict[str, str]:
        main, group = record.field(11), extra.field(11) if extra else ""
        names = [self.groups.get((main, ""), main), self.groups.get((main, group), group) if group else ""]
        path = " > ".join(name for name in names if name)
        scheme = {"group": path} if path else {}
        return scheme | ({"discount group": record.field(10)} if record.field(10) else {})

    def _pack_size(self, extra: Record | None) -> Decimal | None:
        digits = extra.field(13) if extra else ""
        return Decimal(digits) if digits.isascii() and digits.isdigit() and int(digits) else None

    def _price_lists(
        self, record: Record, entries: Sequence[PriceEntry], steps: Sequence[Record]
    ) -> tuple[PriceList, ...]:
        """The prices of P records, and that of the A record where they do not replace it; a 0 there means nothing.

        Steps are added to them; one from the first piece on takes the place of the price it would contradict.
        """
        per = self._per_of(record)
        if per is None:
            return ()
        group = record.field(10)
        lines = self._lines_of(entries, per, group)
        discounts = self._discounts_of(record, group) if steps or not entries else ()
        if not entries:
            lines += self._lines(record, 6, per, discounts)
        elif record.field(9).strip("0") and record.field(6) not in {entry.mark for entry in entries}:
            lines += self._lines(record, 6, per, ())
        of_steps = [
            line for step in steps for line in self._lines(step, PRICE_MARK, _per_of_step(step, per), discounts)
        ]
        stated = {(line.terms, line.from_quantity) for line in of_steps}
        lines = [line for line in lines if (line.terms, line.from_quantity) not in stated]
        return assemble_price_lists([*lines, *of_steps], self.found)

    def _per_of(self, record: Record) -> Decimal | None:
        """For how many units the price of an article is: a code, from version 5 on the number itself."""
        typed = record.field(7)
        if record.version > 4:
            per, message = _written_per(typed), translatable("The price unit {typed} is not a number above zero.")
        else:
            per, message = _PER.get(typed), translatable("The price unit {typed} is none of 0, 1, 2 and 3.")
        if per is None:
            self.found.error("price-unit-unknown", message, record.place(7), typed=typed)
        return per

    def _lines_of(self, entries: Sequence[PriceEntry], per: Decimal, group: str) -> list[PriceLine]:
        """The prices of P records; list prices become net prices unless the file states net prices itself."""
        states_net = any(entry.mark == _NET for entry in entries)
        lines: list[PriceLine] = []
        for entry in entries:
            discounts = self._discounts_of_entry(entry, group) if entry.mark != _NET and not states_net else ()
            if entry.mark == _NET and entry.has_own_discount:
                self._remark_discount(entry.record.place(entry.start + 2))
            holds_from = entry.valid_from or self.days.get(entry.record.file)
            lines += self._lines(entry.record, entry.start, entry.per or per, discounts, holds_from)
        return lines

    def _discounts_of_entry(self, entry: PriceEntry, group: str) -> tuple[Discount, ...]:
        discounts, unread = entry.list_discounts(self.discounts)
        if unread is not None:
            self._remark_discount(entry.record.place(unread))
        return discounts if discounts or unread is not None else self._discounts_of(entry.record, group)

    def _remark_discount(self, where: SourcePlace) -> None:
        self.found.count(
            "discount-left-out",
            translatable("Prices with a discount, which was not taken off: {count}."),
            "",
            where,
        )

    def _discounts_of(self, record: Record, group: str) -> tuple[Discount, ...]:
        """The discount of an article's group, where the delivery has it."""
        if group in self.discounts:
            return (self.discounts[group],)
        if group:
            self.found.count(
                "discount-group-unknown",
                translatable(
                    "Articles whose discount group has no rate in the delivery, left at their list prices: {count}."
                ),
                "",
                record.place(),
            )
        return ()

    def _lines(
        self,
        record: Record,
        mark: int,
        per: Decimal,
        discounts: Sequence[Discount],
        valid_from: date | None = None,
    ) -> Iterable[PriceLine]:
        """The price whose mark stands at `mark`: in front of a list price with discounts the net price they make of it."""
        price = _PRICE_FIELDS.get(record.kind, mark + 1)
        from_quantity = from_quantity_of(record) if record.kind == "Z" else Decimal(1)
        where, cents = record.place(price), record.field(price)
        currency = check_currency(self.currencies[record.file], self.found, where)
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
            amount, stated = Decimal(cents) * _CENTS, record.field(mark)
            amounts = {_NET: net_of(amount, discounts)} if discounts and stated == _LIST else {}
            for kind, one in (amounts | {stated: amount}).items():
                label = _PRICE_MARKS.get(kind, "")
                terms = PriceTerms(currency=currency, label=label, per=per, valid_from=valid_from)
                yield PriceLine(terms=terms, from_quantity=from_quantity, amount=one, where=where)


def _written_per(digits: str) -> Decimal | None:
    """A price unit as a number; nothing is one piece."""
    if not digits:
        return Decimal(1)
    return Decimal(digits) if digits.isascii() and digits.isdigit() and int(digits) else None


def _per_of_step(step: Record, per: Decimal) -> Decimal:
    """A step of version 5 says for how many units its price is; one of version 4 is as its article."""
    typed = step.field(PER_OF_STEP)
    return (_written_per(typed) or per) if step.version > 4 and typed else per
