"""The head of the invented buyer's call: who asks, for which lots, until when, and how the bids are judged."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bidbuilder.domain.basics.dates import deadline_from_local
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import (
    Addendum,
    AwardCriterion,
    Buyer,
    CriterionKind,
    Lot,
    Security,
    Tender,
)

REFERENCE = "ZEK-JL/BHP/01"
FILE = "ZEK-JL_BHP_01_requirements.xlsx"
ZONE = "Europe/Warsaw"
BIOGAS, ENERGY, NETWORK = "LOT-0001", "LOT-0002", "LOT-0003"
VALIDITY_DAYS = 120

_BUYER = Buyer(
    name="Zakład Energetyki Komunalnej Jasne Łąki sp. z o.o.",
    country="PL",
    address="ul. Ciepła 1, 00-000 Jasne Łąki, Poland",
    email="przetargi@zek-jasne-laki.example",
)

_CRITERIA = (
    AwardCriterion(
        kind=CriterionKind.PRICE,
        name="Total price",
        description="The lowest total price delivered at place gets all points, others in proportion.",
        weight=Decimal(50),
        weight_kind="percentage-exact",
    ),
    AwardCriterion(
        kind=CriterionKind.COST,
        name="Energy efficiency over the service life",
        description="Own consumption, efficiencies and heat losses, valued over fifteen years.",
        weight=Decimal(20),
        weight_kind="percentage-exact",
    ),
    AwardCriterion(
        kind=CriterionKind.QUALITY,
        name="Technical quality",
        description="Points of the rated requirements.",
        weight=Decimal(20),
        weight_kind="percentage-exact",
    ),
    AwardCriterion(
        kind=CriterionKind.QUALITY,
        name="Service and training",
        description="Response times, remote support, spare parts and the training of the operators.",
        weight=Decimal(10),
        weight_kind="percentage-exact",
    ),
)


def submission_day(today: date) -> date:
    """About five weeks ahead, on a Thursday: the demo's deadline moves with the day it is loaded."""
    ahead = today + timedelta(days=35)
    return ahead + timedelta(days=(3 - ahead.weekday()) % 7)


def make_tender(owner_id: int, requirements: tuple[Requirement, ...], today: date) -> Tender:
    """The call as the lead has imported and confirmed it. `today` is the day the demo is loaded."""
    day = submission_day(today)
    deadline = deadline_from_local(datetime.combine(day, time(12, 0)), ZONE)
    return Tender(
        owner_id=owner_id,
        reference=REFERENCE,
        title={
            "en": "Biogas and district heating plant Jasne Łąki",
            "da": "Biogas- og fjernvarmeanlæg i Jasne Łąki",
            "pl": "Biogazownia i sieć ciepłownicza Jasne Łąki",
        },
        description={
            "en": "Delivery, erection and commissioning of a biogas plant, an energy centre and a district heating network"
            " that together replace the town's coal boilers. Buyer and place are invented for the demo.",
            "da": "Levering, montage og idriftsættelse af et biogasanlæg, en energicentral og et fjernvarmenet, som"
            " tilsammen afløser byens kulkedler. Ordregiver og sted er opdigtet til demoen.",
        },
        buyer=_BUYER,
        currency="EUR",
        languages=("en", "pl"),
        submission_deadline=deadline,
        clarification_deadline=deadline_from_local(datetime.combine(day - timedelta(days=14), time(15, 0)), ZONE),
        expected_award_on=day + timedelta(days=75),
        delivery_until=day + timedelta(days=75 + 480),
        bid_validity_days=VALIDITY_DAYS,
        incoterm="DAP",
        delivery_place="Jasne Łąki, Poland",
        variants_allowed=False,
        group_rules="Groups may bid without a legal form of their own; their members are jointly and severally liable and name"
        " a leader with power of attorney. No firm may be in two bids for the same lot.",
        notice_type="cn-standard",
        procedure="open",
        securities=(
            Security(
                kind="bid", amount=Money(Decimal(90000), "EUR"), text="Bank or insurance guarantee, payable at once."
            ),
            Security(
                kind="performance",
                percent=Decimal(5),
                text="Bank or insurance guarantee, until the end of the warranty.",
            ),
        ),
        lots=_lots(),
        requirements=requirements,
        addenda=(
            Addendum(
                number="1",
                issued_on=today - timedelta(days=3),
                summary="The flow temperature of the network is lowered to 75 °C and the visit of the site moved by a week.",
            ),
        ),
        cpv=("45251200", "42320000", "44163130"),
        value=Money(Decimal(9800000), "EUR"),
        procedure_id="demo-procedure-01",
        notice_id="demo-notice-01",
    )


def _lots() -> tuple[Lot, ...]:
    return (
        _lot(
            BIOGAS,
            ("Biogas plant", "Biogasanlæg"),
            "Reception, feeding, digestion, gas storage and gas treatment for 42 000 t of slurry and residues a year.",
            ("45251200", "39350000"),
            4200000,
        ),
        _lot(
            ENERGY,
            ("Energy centre", "Energicentral"),
            "Combined heat and power, heat pump, peak boiler, thermal store, electrical and control systems.",
            ("42320000", "31121000", "42530000"),
            3700000,
        ),
        _lot(
            NETWORK,
            ("District heating network", "Fjernvarmenet"),
            "6.4 km of twin and single pre-insulated pipes, pumping station and 48 substations with heat meters.",
            ("44163130", "42511110"),
            1900000,
        ),
    )


def _lot(number: str, names: tuple[str, str], description: str, cpv: tuple[str, ...], value: int) -> Lot:
    return Lot(
        id=number,
        title={"en": names[0], "da": names[1]},
        description={"en": description},
        cpv=cpv,
        value=Money(Decimal(value), "EUR"),
        award_criteria=_CRITERIA,
        nature="works",
    )
