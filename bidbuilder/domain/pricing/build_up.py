"""The price of a bid as a build-up that can be shown: every step of every line, with sums by lot and by member.

Order of steps: member quote → exchange rate → forward mark-up → one-off costs → shared costs (freight, insurance, …) →
securities → financing → contingency → mark-up → duties → duties already paid → rounding of the unit price; then the discounts
on the sum of the lines. See `price_bid` in `calculation`.
"""

from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.money import Money, RoundingMode
from bidbuilder.domain.pricing.adjusting import AdjustmentFormula
from bidbuilder.domain.pricing.award_totals import AwardTotal
from bidbuilder.domain.pricing.awarding import AwardFormula, Competitor
from bidbuilder.domain.pricing.currencies import CurrencyAmount, CurrencyRounding, Portion
from bidbuilder.domain.pricing.discounts import Discount, EarlyPayment, LotDiscount
from bidbuilder.domain.pricing.exchange import Conversion
from bidbuilder.domain.pricing.guarantees import Guarantee
from bidbuilder.domain.pricing.payments import PaymentPlan
from bidbuilder.domain.pricing.risks import RateRisk, RiskClass


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCost:
    """A cost of the lead shared out over the lines: `kind` freight, insurance, inland (transport beyond the named place),
    installation, travel, bid-security, finance, other; of those the house works out itself securities or financing.

    `by` is value, mass, volume or quantity. `leg` is the one `incoterms.Leg` it pays for (`""`: see `logistics.legs_of`); only
    lines that lack it carry the cost, and of those only one member's (`organisation_id`) or one line (`item_key`) where named.
    """

    kind: str
    title: str
    cost: Money
    by: str = "value"
    leg: str = ""
    organisation_id: int | None = None
    item_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOrigin:
    """What the lead states of one line of goods: whether it is in the buyer's country already, the duties and import taxes paid
    on one unit or on its imported parts (the bid's currency; None: see `origins`), and its share of local labour and materials.
    """

    item_key: str
    is_imported: bool = False
    duties_per_unit: Decimal | None = None
    local_percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PricingPolicy:
    """How the lead makes a price: percentages as decimals of 100 (`5` is 5 %). Never shown to members.

    `markup_percent` is of the cost, `floor_margin_percent` of the price. `shared_costs` are spread over the lines;
    `service_costs` are the lead's own services, each a line of its own. `rounding_step` is that of unit prices.
    `line_risks` gives items a risk class (item key, its name); `outside` are items offered beside the total (item key,
    `option` or `spare`). `is_plant` sorts lines into the schedules of a call for plant instead of goods. What the securities
    and the debts of the cash flow cost is in the price where `carries_securities` and `carries_financing` say so, shared out
    by `carried_by`.
    """

    currency: str
    contingency_percent: Decimal = Decimal(0)
    markup_percent: Decimal = Decimal(0)
    discount_percent: Decimal = Decimal(0)
    discount_reason: str = ""
    floor_margin_percent: Decimal | None = None
    rounding_mode: RoundingMode = RoundingMode.HALF_UP
    rounding_step: Decimal | None = None
    shared_costs: tuple[SharedCost, ...] = ()
    service_costs: tuple[SharedCost, ...] = ()
    risk_classes: tuple[RiskClass, ...] = ()
    line_risks: tuple[tuple[str, str], ...] = ()
    rate_risks: tuple[RateRisk, ...] = ()
    lot_discounts: tuple[LotDiscount, ...] = ()
    early_payment: EarlyPayment | None = None
    portions: tuple[Portion, ...] = ()
    roundings: tuple[CurrencyRounding, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    is_plant: bool = False
    payments: PaymentPlan = PaymentPlan()
    guarantees: tuple[Guarantee, ...] = ()
    adjustment: AdjustmentFormula | None = None
    award: AwardFormula | None = None
    competitors: tuple[Competitor, ...] = ()
    line_origins: tuple[LineOrigin, ...] = ()
    carries_securities: bool = False
    carries_financing: bool = False
    carried_by: str = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """What goes into the price of one item: the member's price for it. `source` is quote, list or plug."""

    item_key: str
    title: str
    lot: str
    organisation_id: int | None
    quantity: Decimal
    unit: str
    unit_cost: Money | None
    one_off: Money | None = None
    source: str = "list"
    mass_kg: Decimal | None = None
    volume_m3: Decimal | None = None
    country_of_origin: str = ""
    is_service: bool = False
    incoterm: str = ""
    hs_code: str = ""
    is_imported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceStep:
    """One step of a price: `kind` is one of `adding_up.STEP_KINDS`, or discount.

    `amount` is what the step adds, in the bid's currency; `note` says how (a percentage), `conversion` out of what. A member's
    price in the bid's currency is a *quote* step, one in another currency an *exchange* step.
    """

    kind: str
    amount: Decimal
    note: str = ""
    conversion: Conversion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """One line with its price in the bid's currency, before the discount on the whole bid, and how it came about.

    `total` is `unit_price` × quantity rounded to the smallest amount of the currency (exact for whole quantities
    of unit prices that are not finer than that); the `steps` add up to it. `tax` is the buyer's sales tax on it, shown apart
    and in no total, at `tax_percent`. Of the total `inland` is transport and services in the buyer's country, the rest goods at
    `goods_unit_price` each (None: nothing is inland). `duties_per_unit` are stated for goods already imported, on top of the unit
    price, and for goods made in the country, within it.
    """

    item_key: str
    title: str
    lot: str
    organisation_id: int | None
    quantity: Decimal
    unit: str
    unit_price: Decimal
    total: Decimal
    steps: tuple[PriceStep, ...]
    source: str
    country_of_origin: str = ""
    is_service: bool = False
    tax_percent: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)
    is_imported: bool = False
    goods_unit_price: Decimal | None = None
    inland: Decimal = Decimal(0)
    duties_per_unit: Decimal = Decimal(0)
    local_percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BidPrice:
    """The price of a bid. `unpriced` are keys of items that have no price yet; `total` counts only what has one.

    The lines add up to `subtotal`, and so do `by_lot` and `by_member` (member 0: plugs and services of the lead). `subtotal`
    − `discount` = `total`, and the `waterfall` adds up to it. `cost` is all that stands before the mark-up;
    `margin_percent` is what is left of `total` above it. `converted` are the currencies that rates were used for.
    `discounts` lists every discount; those that are not conditional add up to `discount`, and so does `taken_off`, by line.
    `net_by_lot` adds up to the total, what belongs to no lot shared out. `awards` are the prices under the conditional discounts.
    `by_currency` adds up to the total by its equivalents. `outside` are options and spares, `tax` the sales taxes of the lines:
    neither is in any sum above.
    """

    currency: str
    lines: tuple[PricedLine, ...]
    total: Decimal
    subtotal: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    margin_percent: Decimal | None = None
    converted: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    unpriced: tuple[str, ...] = ()
    by_lot: tuple[tuple[str, Decimal], ...] = ()
    by_member: tuple[tuple[int, Decimal], ...] = ()
    waterfall: tuple[PriceStep, ...] = ()
    discounts: tuple[Discount, ...] = ()
    by_currency: tuple[CurrencyAmount, ...] = ()
    outside: tuple[PricedLine, ...] = ()
    tax: Decimal = Decimal(0)
    taken_off: tuple[Decimal, ...] = ()
    net_by_lot: tuple[tuple[str, Decimal], ...] = ()
    awards: tuple[AwardTotal, ...] = ()
