"""The build-up as one table: every step by line, member or lot, with the sums of the bid below."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.breakdown import BreakdownRow, Grouping, kinds_used
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.policy_edits import load_price, page_facts
from bidbuilder.web.bids.price_words import step_word
from bidbuilder.web.language import _, current_language
from bidbuilder.web.layout import Column

_GROUP_WORDS = {
    Grouping.LINE: translatable("By line"),
    Grouping.MEMBER: translatable("By member"),
    Grouping.LOT: translatable("By lot"),
}


@room.get("/bids/<int:bid_id>/price/build-up")
@access(Permission.SEE_BIDS)
def show_build_up(bid_id: int) -> ResponseReturnValue:
    """The table, by line unless another grouping is asked for (`by`)."""
    page = load_price(bid_id)
    asked = request.args.get("by", "")
    by = next((one for one in _GROUP_WORDS if one.value == asked), Grouping.LINE)
    rows, kinds = page.breakdown, kinds_used(page.price)
    return render_template(
        "bids/price_build_up.html",
        **page_facts(page),
        by=by,
        groupings=[(one, _(words)) for one, words in _GROUP_WORDS.items()],
        kinds=kinds,
        columns=_columns(by, kinds, page),
        rows=[(_name(row, by, page), row) for row in rows[by]],
        whole=next(iter(rows[Grouping.BID]), None),
    )


def _columns(by: Grouping, kinds: Sequence[str], page: PricePage) -> list[Column]:
    """The heads of the table: what a row is, its price before and after discounts, and every step there is."""
    if by is Grouping.LINE:
        first = [Column(_("Item")), Column(_("Member")), Column(_("Lot")), Column(_("Source"), hidden=True)]
        first += [Column(_("Quantity"), numeric=True), Column(_("Unit price"), numeric=True, hidden=True)]
    else:
        first = [Column(_("Member") if by is Grouping.MEMBER else _("Lot")), Column(_("Lines"), numeric=True)]
    discounted = [_("Discount"), _("Price after discount")] if page.price.discount else []
    amounts = [_("Price"), *discounted, *(step_word(kind) for kind in kinds)]
    return [*first, *(Column(label, numeric=True) for label in amounts)]


def _name(row: BreakdownRow, by: Grouping, page: PricePage) -> str:
    if by is Grouping.MEMBER:
        return page.members.get(int(row.key), "") if int(row.key) else _("own costs and placeholders")
    if by is Grouping.LOT:
        titles = {lot.id: choose_text(lot.title, current_language()) for lot in page.tender.lots}
        return f"{row.key} {titles.get(row.key, '')}".strip() or _("All lots")
    return row.lines[0].title
