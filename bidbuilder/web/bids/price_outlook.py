"""How far the price moves, how it stands against assumed competitors, and what the same offerings cost before."""

from dataclasses import replace
from decimal import Decimal

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import FieldList, FormField, SelectField, StringField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.awarding import AwardFormula, Competitor
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.tenders.tenders import AwardCriterion, CriterionKind, Tender
from bidbuilder.services import price_analysis
from bidbuilder.services.pricing import PricePage, make_outlook
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.policy_edits import load_price, page_facts, save_policy, spared
from bidbuilder.web.bids.price_charts import TORNADO_ROW, TORNADO_WIDTH, tornado_of
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, NumberField, at_most, choices, optional
from bidbuilder.web.language import current_language, lazy

FORMULA_WORDS = {
    "lowest-over-price": translatable("points × lowest price ÷ price"),
    "linear": translatable("falling in a straight line from the lowest price"),
}
PERCENTS = (5, 10, 20)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CompetitorForm(PlainForm):  # type: ignore[misc]
    """Somebody assumed to bid; a row without a price is left out."""

    name = StringField(lazy("Competitor"), [optional(), at_most(120)])
    price = NumberField(lazy("Assumed price"), [optional()])
    points = NumberField(lazy("Points for the rest"), [optional()])


class AwardForm(Form):
    """The buyer's formula and who else may bid."""

    formula = SelectField(
        lazy("Points for the price"), choices=choices((key, lazy(words)) for key, words in FORMULA_WORDS.items())
    )
    price_points = NumberField(lazy("Most points for the price"), [optional()])
    span_percent = NumberField(lazy("No points from so much above the lowest"), [optional()])
    own_points = NumberField(lazy("Our points for the rest"), [optional()])
    competitors = FieldList(FormField(CompetitorForm), max_entries=30)


@room.get("/bids/<int:bid_id>/price/sensitivity")
@access(Permission.SEE_BIDS)
def show_price_outlook(bid_id: int) -> ResponseReturnValue:
    """Tornado and standing."""
    page = load_price(bid_id)
    return _page(page, AwardForm(formdata=None, data=_data_of(page.bid.policy, page.tender)))


@room.post("/bids/<int:bid_id>/price/sensitivity")
@access(Permission.MANAGE_BIDS)
def change_price_outlook(bid_id: int) -> ResponseReturnValue:
    """Keep other assumptions."""
    page, form = load_price(bid_id), AwardForm()
    done = save_policy(bid_id, form, lambda policy: _policy_from(form, policy), "bids.show_price_outlook")
    return done or (_page(page, form), 422)


@room.get("/bids/<int:bid_id>/price/book")
@access(Permission.SEE_BIDS)
def show_price_book(bid_id: int) -> ResponseReturnValue:
    """What we asked for the same offerings in earlier bids, and how those ended."""
    page = load_price(bid_id)
    book = price_analysis.get_price_book(the_database(), current_actor(), bid_id)
    return render_template(
        "bids/price_book.html",
        **page_facts(page),
        entries=book,
        today={line.item_key: line for line in page.price.lines},
    )


@room.get("/bids/<int:bid_id>/price/internal.xlsx")
@access(Permission.SEE_BIDS)
def download_internal(bid_id: int) -> ResponseReturnValue:
    """The whole build-up as a workbook, for the lead's people only."""
    content = price_analysis.make_internal_workbook(
        the_database(), current_actor(), bid_id, language=current_language(), now=now()
    )
    answer = Response(content, mimetype=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="internal-price-{bid_id}.xlsx"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _page(page: PricePage, form: AwardForm) -> str:
    percent = request.args.get("percent", type=int)
    percent = percent if percent in PERCENTS else PERCENTS[1]
    outlook = make_outlook(the_database(), page, Decimal(percent))
    bars = tornado_of(outlook.swings, page.price.total)
    return render_template(
        "bids/price_outlook.html",
        **page_facts(page),
        form=form,
        percent=percent,
        percents=PERCENTS,
        outlook=outlook,
        criteria=_criteria_of(page.tender),
        bars=bars,
        chart=(TORNADO_WIDTH, TORNADO_ROW * len(bars)),
    )


def _criteria_of(tender: Tender) -> list[AwardCriterion]:
    """The criteria of all lots, each once."""
    return list(dict.fromkeys(one for lot in tender.lots for one in lot.award_criteria))


def _usual_award(tender: Tender) -> AwardFormula:
    """The usual formula with the weight the tender gives the price, where it gives one."""
    weights = [one.weight for one in _criteria_of(tender) if one.kind is CriterionKind.PRICE and one.weight]
    return AwardFormula(price_points=weights[0]) if weights and weights[0] <= 100 else AwardFormula()


def _data_of(policy: PricingPolicy, tender: Tender) -> dict[str, object]:
    award = policy.award or _usual_award(tender)
    return {
        "formula": award.formula,
        "price_points": award.price_points,
        "span_percent": award.span_percent,
        "own_points": award.own_points,
        "competitors": spared(
            {"name": one.name, "price": one.price, "points": one.points} for one in policy.competitors
        ),
    }


def _policy_from(form: AwardForm, before: PricingPolicy) -> PricingPolicy:
    usual, nothing = AwardFormula(), Decimal(0)
    award = AwardFormula(
        formula=form.formula.data,
        price_points=usual.price_points if form.price_points.data is None else form.price_points.data,
        span_percent=usual.span_percent if form.span_percent.data is None else form.span_percent.data,
        own_points=form.own_points.data or nothing,
    )
    competitors = tuple(
        Competitor(name=row.name.data or "", price=row.price.data, points=row.points.data or nothing)
        for row in (one.form for one in form.competitors)
        if row.price.data is not None
    )
    return replace(before, award=award, competitors=competitors)
