"""Discounts by group (`Rabatgruppe 10: 35 %`), which lists often keep on a sheet of their own beside the list prices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text, cell_name, plain_number
from bidbuilder.formats.readers.catalogue.table.title_words import words
from bidbuilder.formats.readers.catalogue.table.titles import recognise_title

_ROWS_LOOKED_AT = 60
_WHOLE = Decimal(100)
_NOTHING_OFF = frozenset({"netto", "net", "nettopris", "nettopreis", "ingen", "none", "keine", "-", "–", "0"})
_GROUPS = frozenset({"discount group", "group"})


@dataclass(frozen=True, slots=True)
class GroupDiscounts:
    """What comes off in per cent, by group; where the table stands."""

    shares: Mapping[str, Decimal] = field(default_factory=dict)
    where: SourcePlace | None = None

    def find(self, group: str) -> Decimal | None:
        """What comes off for a group; None where the table does not have it."""
        return self.shares.get(_spelled(group))


def find_group_discounts(sheets: Sequence[Sheet], name: str, found: FindingsLog) -> GroupDiscounts:
    """The first table of groups and discounts on the visible sheets, with a remark of what was read and what was not."""
    for sheet in sheets:
        head = None if sheet.is_hidden else _head_of(sheet)
        if head is None:
            continue
        row, group, share = head
        shares = dict(_rows_below(sheet, row, group, share, name, found))
        where = sheet.place(name, row, share)
        found.info(
            "discount-groups",
            translatable(
                "Discounts of {count} groups were read; they come off list prices of articles in these groups."
            ),
            where,
            count=len(shares),
        )
        return GroupDiscounts(shares, where)
    return GroupDiscounts()


def holds_group_discounts(sheet: Sheet) -> bool:
    """Whether a sheet has a table of groups and what comes off for each."""
    return _head_of(sheet) is not None


def _head_of(sheet: Sheet) -> tuple[int, int, int] | None:
    """Row and columns of the titles `group` and `discount` of a table that has no prices and no codes of articles."""
    for row in range(min(len(sheet.rows), _ROWS_LOOKED_AT)):
        fields = [(at, recognise_title(as_text(value))) for at, value in enumerate(sheet.rows[row]) if value != ""]
        groups = [at for at, one in fields if one and one.name == "classification" and one.part in _GROUPS]
        shares = [at for at, one in fields if one and one.name == "discount" and not one.part]
        if groups and shares and not any(one and one.name in {"price", "code", "gtin"} for _, one in fields):
            return row, groups[0], shares[0]
    return None


def _rows_below(
    sheet: Sheet, head: int, group: int, share: int, name: str, found: FindingsLog
) -> Iterator[tuple[str, Decimal]]:
    for row in range(head + 1, len(sheet.rows)):
        code, written = as_text(sheet.value(row, group)), as_text(sheet.value(row, share))
        if not code:
            return
        percent = _percent(sheet, row, share)
        if percent is not None and 0 <= percent < _WHOLE:
            yield _spelled(code), percent
        else:
            found.warning(
                "discount-unread",
                translatable("The discount {typed} of the group {group} cannot be read; its list prices were kept."),
                sheet.place(name, row, share),
                translatable("Write what comes off in per cent: 25 for a quarter."),
                typed=written[:40] or "–",
                group=code[:40],
            )


def _percent(sheet: Sheet, row: int, column: int) -> Decimal | None:
    value = sheet.value(row, column)
    text = as_text(value)
    if "".join(words(text)) in _NOTHING_OFF:
        return Decimal(0)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(plain_number(float(value)))
        return number * _WHOLE if "%" in sheet.formats.get(cell_name(row, column), "") else number
    try:
        return read_number(text.replace("%", "").strip())
    except Refusal:
        return None


def _spelled(group: str) -> str:
    return group.strip().casefold()
