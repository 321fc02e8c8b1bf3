"""Prices and partners of the demo's bid: rates, policy, roles with shares, and what each member quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bidbuilder.demo.tender.call import VALIDITY_DAYS, submission_day
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.consortium.quotes import Quote
from bidbuilder.domain.consortium.quoting import LineAnswer, QuoteAnswer
from bidbuilder.domain.pricing.awarding import AwardFormula, Competitor
from bidbuilder.domain.pricing.build_up import PricingPolicy, SharedCost
from bidbuilder.domain.pricing.discounts import EarlyPayment, LotDiscount
from bidbuilder.domain.pricing.guarantees import Guarantee
from bidbuilder.domain.pricing.payments import Payment, PaymentPlan
from bidbuilder.domain.pricing.risks import RateRisk, RiskClass

RATES = {
    "DKK": Decimal("7.4612"),
    "SEK": Decimal("11.0840"),
    "NOK": Decimal("11.7310"),
    "PLN": Decimal("4.2655"),
    "USD": Decimal("1.0893"),
    "GBP": Decimal("0.8437"),
    "CHF": Decimal("0.9418"),
}
RATES_SOURCE = "Demo figures in the order of the ECB's reference rates (not official)"

POLICY = PricingPolicy(
    currency="EUR",
    contingency_percent=Decimal(3),
    markup_percent=Decimal(11),
    floor_margin_percent=Decimal(6),
    rounding_step=Decimal(1),
    shared_costs=(
        SharedCost(kind="freight", title="Freight to Jasne Łąki", cost=Money(Decimal(212000), "EUR"), by="volume"),
        SharedCost(kind="insurance", title="Transport and erection insurance", cost=Money(Decimal(38500), "EUR")),
    ),
    risk_classes=(RiskClass(name="Placeholders", percent=Decimal(10), source="plug"),),
    rate_risks=(RateRisk(currency="SEK", forward_percent=Decimal("0.8")),),
    lot_discounts=(
        LotDiscount(lots=("LOT-0001", "LOT-0002"), percent=Decimal("1.5"), reason="one site organisation for both"),
    ),
    early_payment=EarlyPayment(percent=Decimal(1), days=14),
    payments=PaymentPlan(
        received=(
            Payment(name="Advance", percent=Decimal(20), month=1),
            Payment(name="Delivery to site", percent=Decimal(50), month=10),
            Payment(name="Taking over", percent=Decimal(30), month=16),
        ),
        paid=(
            Payment(name="Orders", percent=Decimal(30), month=1),
            Payment(name="Deliveries", percent=Decimal(60), month=9),
            Payment(name="Taking over", percent=Decimal(10), month=17),
        ),
        interest_percent=Decimal("5.5"),
    ),
    guarantees=(
        Guarantee(kind="performance", percent=Decimal(10), fee_percent=Decimal("1.2"), months=30),
        Guarantee(kind="advance", percent=Decimal(20), fee_percent=Decimal("1.2"), months=10),
    ),
    award=AwardFormula(price_points=Decimal(50), own_points=Decimal(44)),
    competitors=(
        Competitor(name="A large contractor", price=Decimal(8150000), points=Decimal(38)),
        Competitor(name="A local installer", price=Decimal(7600000), points=Decimal(33)),
    ),
    service_costs=(SharedCost(kind="finance", title="Guarantees and site office", cost=Money(Decimal(74000), "EUR")),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A partner's part: role, shares in per cent, and how it answers the lead's request.

    `factor` is its quote against its own list prices; None: it has not answered yet. `ends_early` quotes end before the bid.
    """

    role: PartnerRole
    work_share: Decimal
    liability_share: Decimal | None = None
    by: str = ""
    factor: Decimal | None = None
    ends_early: bool = False
    remark: str = ""


PARTS: Mapping[str, Part] = {
    "hedelund": Part(role=PartnerRole.GROUP_LEADER, work_share=Decimal(8), liability_share=Decimal(55)),
    "vandborre": Part(
        role=PartnerRole.GROUP_MEMBER,
        work_share=Decimal(19),
        liability_share=Decimal(25),
        by="Lotte Krag",
        factor=Decimal("0.96"),
        ends_early=True,
        remark="Concrete prices are held until the end of the quarter after the submission.",
    ),
    "tveje": Part(
        role=PartnerRole.GROUP_MEMBER,
        work_share=Decimal(15),
        liability_share=Decimal(20),
        by="Ole Bundgård",
        factor=Decimal("0.97"),
        remark="Includes one visit for alignment.",
    ),
    "tange": Part(role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(5)),
    "rotmark": Part(role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(2), by="Sofie Rotmark", factor=Decimal("0.98")),
    "stenkaer": Part(
        role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(2), by="Morten Stenkær", factor=Decimal("0.95")
    ),
    "kornager": Part(
        role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(2), by="Anders Kornager", factor=Decimal("1.00")
    ),
    "egeris": Part(role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(3), by="Thomas Egeris", factor=Decimal("0.97")),
    "fjordbaek": Part(
        role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(3), by="Camilla Fjord Bæk", factor=Decimal("0.94")
    ),
    "isolund": Part(
        role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(5), by="Flemming Isolund", factor=Decimal("0.93")
    ),
    "havrum": Part(role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(5), by="Mads Havrum", factor=Decimal("0.98")),
    "ravnsoe": Part(role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(4), by="Jesper Ravnsø", factor=Decimal("0.97")),
    "signalhoej": Part(
        role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(4), by="Line Signalhøj", factor=Decimal("0.98")
    ),
    "bredmose": Part(role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(19), by="Kim Bredmose", factor=Decimal("1.02")),
    "hjortlev": Part(role=PartnerRole.RELIED_UPON, work_share=Decimal(3), by="Inger Hjortlev", factor=Decimal("0.97")),
    "vestermark": Part(
        role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(1), by="Henrik Solgaard Riis", factor=Decimal("1.00")
    ),
}


def answer_for(part: Part, quote: Quote, prices: Mapping[int, PriceList], today: date) -> QuoteAnswer:
    """What a member answers: its list prices times its factor, in the currency of its price lists."""
    assert part.factor is not None  # noqa: S101 - asked only of members who answer
    first = prices[quote.lines[0].offering_id]
    lines = {
        line.item_key: LineAnswer(
            unit_price=(prices[line.offering_id].unit_price_for(line.quantity) * part.factor).quantize(Decimal("0.01")),
            one_off=prices[line.offering_id].one_off,
            remark=part.remark if line is quote.lines[0] else "",
        )
        for line in quote.lines
    }
    return QuoteAnswer(
        currency=first.currency,
        incoterm=first.incoterm,
        place=first.place,
        valid_until=submission_day(today) + timedelta(days=60 if part.ends_early else VALIDITY_DAYS + 60),
        lines=lines,
    )
