"""The call of an invented Danish district heating company for pumps and water treatment, in its own words."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bidbuilder.demo.tender.call import submission_day
from bidbuilder.demo.tender.notation import read_requirements
from bidbuilder.domain.basics.dates import deadline_from_local
from bidbuilder.domain.tenders.numbering import assign_keys
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Buyer, Security, Tender

REFERENCE = "BF-PUMP-2"
_ZONE = "Europe/Copenhagen"
_LATER = timedelta(days=21)
_BUYER = Buyer(
    name="Bregnholm Fjernvarme a.m.b.a.",
    country="DK",
    address="Varmevej 2\n0000 Bregnholm",
    email="indkoeb@bregnholm-fjernvarme.example",
)

_TABLE = """
# | Tilbudsgiver
A.1 | M | member each | Tilbudsgiver og hver deltager i en sammenslutning skal have et gyldigt [kvalitetsledelsescertifikat
    efter ISO 9001](certificate = ISO 9001).
A.2 | M | bid | Tilbudsbrevet skal være underskrevet af en person, der kan forpligte tilbudsgiver.
# | Netpumper
1.1 | M | item 3 piece | Der skal leveres tre netpumper, der hver yder [mindst 120 m³/h](volume_flow ≥ 120 m**3/h) ved en
    løftehøjde på [mindst 45 m](pump_head ≥ 45 m).
1.2 | M | item | Pumpernes virkningsgrad skal være [mindst 80 %](pump_efficiency ≥ 80 percent).
1.3 | M | item | Motorerne skal overholde [effektivitetsklasse IE4](motor_efficiency_class ≥ IE4) eller bedre.
1.4 | M | item | Pumperne skal have [frekvensomformer](frequency_converter = true) og kunne arbejde ved [110
    °C](maximum_temperature ≥ 110 degC).
1.5 | R10 | item | Der gives point for et lydtrykniveau på [højst 72 dB(A)](sound_pressure_level ≤ 72 dBA).
# | Vandbehandling
2.1 | M | item 1 piece | Spædevand skal blødgøres og afgasses med [mindst 2 m³/h](volume_flow ≥ 2 m**3/h).
2.2 | M | item 2 piece | To delstrømsfiltre for [mindst 25 m³/h](volume_flow ≥ 25 m**3/h) skal tilbageholde partikler ned til
    [25 µm](filter_fineness ≤ 25 um).
# | Idriftsættelse
3.1 | M | item 1 service | Anlægget skal [idriftsættes](commissioning_included = true) og afleveres efter en [prøve på
    stedet](site_acceptance_test = true).
"""


def list_requirements() -> tuple[Requirement, ...]:
    """The requirements in their order, each with its key."""
    return assign_keys(replace(one) for one in read_requirements(_TABLE))


def make_tender(owner_id: int, requirements: tuple[Requirement, ...], today: date) -> Tender:
    """The call as the lead took it over; its deadline lies three weeks after that of the demo's first call."""
    day = submission_day(today) + _LATER
    return Tender(
        owner_id=owner_id,
        reference=REFERENCE,
        title={
            "da": "Nye netpumper og vandbehandling i Bregnholm",
            "en": "New network pumps and water treatment, Bregnholm",
        },
        description={"da": "Levering og idriftsættelse på varmeværket. Ordregiver og sted er opdigtet til demoen."},
        buyer=_BUYER,
        currency="DKK",
        languages=("da",),
        submission_deadline=deadline_from_local(datetime.combine(day, time(12, 0)), _ZONE),
        expected_award_on=day + timedelta(days=30),
        delivery_until=day + timedelta(days=30 + 150),
        bid_validity_days=90,
        incoterm="DAP",
        delivery_place="Bregnholm",
        variants_allowed=False,
        securities=(
            Security(kind="performance", percent=Decimal(10), text="Anfordringsgaranti fra et pengeinstitut."),
        ),
        procedure="open",
        requirements=requirements,
        cpv=("42122130",),
    )
