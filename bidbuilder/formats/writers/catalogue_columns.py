"""The columns of the lists that suppliers get from here, to fill in or to correct: titles, widths, choices and help.

Every title is one that the reader of lists understands in the language it is written in; a test holds that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement

_ROOM_AROUND_WORDS = 4


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: the field that a reader finds in it, its title and help as messages, and how it looks.

    `choices` names a range of the sheet with lists, `style` a style of the workbook, `example` what a row could hold.
    """

    field: str
    title: str
    help: str
    width: float = 14
    style: str = "cell"
    choices: str = ""
    is_needed: bool = False
    example: str = ""


def fitted_width(column: ListColumn) -> float:
    """The width of a column, at least that of the longest word of its title, which would be broken otherwise."""
    return max(column.width, max(len(word) for word in column.title.split()) + _ROOM_AROUND_WORDS)


def in_order_of(language: str, columns: Iterable[ListColumn]) -> list[ListColumn]:
    """The columns of identity with names and descriptions in the reader's own language first."""
    fields = ("code", "name", "description", "kind", "unit")

    def place(column: ListColumn) -> tuple[int, bool]:
        name, _, part = column.field.partition(".")
        return fields.index(name), part != language

    return sorted(columns, key=place)


IDENTITY = (
    ListColumn(
        "code",
        translatable("Item number"),
        translatable("Your own number for it. It stays the same when you send the list again."),
        16,
        "code",
        example="VP-240",
    ),
    ListColumn(
        "name.en",
        translatable("Name (English)"),
        translatable("A short name, as it may stand in a bid. One language is enough."),
        32,
        example="Heat pump, 240 kW",
    ),
    ListColumn(
        "name.da",
        translatable("Name (Danish)"),
        translatable("A short name, as it may stand in a bid. One language is enough."),
        32,
        example="Varmepumpe, 240 kW",
    ),
    ListColumn(
        "description.en",
        translatable("Description (English)"),
        translatable("What it does and what belongs to it, in a few sentences."),
        40,
        "text",
        example="Ammonia heat pump for district heating, on a frame",
    ),
    ListColumn(
        "description.da",
        translatable("Description (Danish)"),
        translatable("What it does and what belongs to it, in a few sentences."),
        40,
        "text",
        example="Ammoniakvarmepumpe til fjernvarme, på ramme",
    ),
    ListColumn(
        "kind",
        translatable("Kind of offering"),
        translatable("A component, a service, free capacity, a competence or a by-product."),
        18,
        choices="kinds",
        example="component",
    ),
    ListColumn(
        "unit",
        translatable("Unit"),
        translatable("What one of it is: a piece, a metre, an hour."),
        11,
        choices="units",
        example="piece",
    ),
)

PRICES = (
    ListColumn(
        "price",
        translatable("Unit price"),
        translatable("The price of one unit without tax. Only leads of your clusters see it."),
        14,
        "amount",
        example="182500",
    ),
    ListColumn(
        "currency",
        translatable("Currency"),
        translatable("The currency of all prices in the row."),
        10,
        choices="currencies",
        example="EUR",
    ),
    ListColumn(
        "price.5",
        translatable("Price from 5"),
        translatable(
            "The price of each unit when that many are bought. Write other quantities into the title as you need."
        ),
        14,
        "amount",
        example="176000",
    ),
    ListColumn(
        "price.10",
        translatable("Price from 10"),
        translatable(
            "The price of each unit when that many are bought. Write other quantities into the title as you need."
        ),
        14,
        "amount",
        example="171000",
    ),
    ListColumn(
        "one_off",
        translatable("One-off cost"),
        translatable("What is paid once, whatever the quantity: tools, set-up, travel."),
        13,
        "amount",
        example="4500",
    ),
    ListColumn(
        "valid_from",
        translatable("Price valid from"),
        translatable("The first day of the price."),
        14,
        "day",
        example="2026-01-01",
    ),
    ListColumn(
        "valid_until",
        translatable("Price valid until"),
        translatable("The last day of the price. It should outlive the bid."),
        14,
        "day",
        example="2026-12-31",
    ),
    ListColumn(
        "incoterm",
        translatable("Incoterm"),
        translatable("The delivery term of Incoterms 2020; EXW if you leave it empty."),
        10,
        choices="incoterms",
        example="FCA",
    ),
    ListColumn(
        "place",
        translatable("Named place"),
        translatable("The place that belongs to the delivery term."),
        16,
        example="Esbjerg",
    ),
)

SUPPLY = (
    ListColumn(
        "lead_time:days",
        translatable("Lead time (days)"),
        translatable("Days from order to delivery at the named place."),
        12,
        "count",
        example="70",
    ),
    ListColumn(
        "minimum_order",
        translatable("Minimum order"),
        translatable("The smallest quantity you deliver."),
        12,
        "count",
        example="1",
    ),
    ListColumn(
        "pack_size",
        translatable("Pack size"),
        translatable("How many units are in one pack."),
        11,
        "count",
        example="1",
    ),
    ListColumn(
        "origin",
        translatable("Country of origin"),
        translatable("Where it is made, for customs."),
        18,
        choices="countries",
        example="DK",
    ),
    ListColumn(
        "hs_code", translatable("HS code"), translatable("The customs tariff number."), 12, "code", example="841861"
    ),
    ListColumn(
        "classification.CPV",
        translatable("CPV code"),
        translatable("The code of public buyers for it."),
        12,
        "code",
        example="42511110",
    ),
    ListColumn(
        "manufacturer",
        translatable("Manufacturer"),
        translatable("Who makes it, if not you."),
        20,
        example="Nordvarme ApS",
    ),
    ListColumn(
        "part_number",
        translatable("Part number"),
        translatable("The maker's own type or number."),
        16,
        "code",
        example="NH3-240",
    ),
    ListColumn("gtin", translatable("GTIN"), translatable("The number below the bar code."), 16, "code", example=""),
    ListColumn(
        "mass:kg",
        translatable("Weight [kg]"),
        translatable("Of one unit, packed for transport."),
        12,
        "count",
        example="2850",
    ),
    ListColumn(
        "volume:m**3",
        translatable("Shipping volume [m³]"),
        translatable("Of one unit, packed for transport."),
        13,
        "count",
        example="9.6",
    ),
    ListColumn(
        "warranty:months",
        translatable("Warranty (months)"),
        translatable("From handing over."),
        12,
        "count",
        example="24",
    ),
    ListColumn(
        "lead_time_per_unit",
        translatable("Lead time per unit"),
        translatable("Further days for each unit of an order."),
        12,
        "count",
        example="0.5",
    ),
    ListColumn(
        "spare_parts_years",
        translatable("Spare parts years"),
        translatable("How many years after delivery spare parts can be had."),
        12,
        "count",
        example="10",
    ),
    ListColumn(
        "export_control",
        translatable("Export control"),
        translatable("Whether it is on the European list of dual-use items: yes or no."),
        12,
        choices="answers",
        example="yes",
    ),
    ListColumn(
        "rohs",
        translatable("RoHS"),
        translatable("What you state of restricted substances in electrical equipment."),
        16,
        choices="rohs",
        example="complies",
    ),
    ListColumn(
        "reach",
        translatable("REACH"),
        translatable("Whether it holds substances of very high concern above 0.1 %."),
        18,
        choices="reach",
        example="none above the limit",
    ),
)

CERTIFICATE = (
    ListColumn(
        "certificate.name",
        translatable("Certificate"),
        translatable("A certificate of this offering; those of your firm stand in its profile."),
        18,
        example="EN 378",
    ),
    ListColumn(
        "certificate.number",
        translatable("Certificate number"),
        translatable("As it stands on the certificate."),
        16,
        "code",
        example="DK-4711",
    ),
    ListColumn(
        "certificate.valid_until",
        translatable("Certificate valid until"),
        translatable("You are reminded 90, 30 and 7 days before."),
        15,
        "day",
        example="2028-06-30",
    ),
)

DOCUMENT = (
    ListColumn(
        "document",
        translatable("Data sheet"),
        translatable("A web address, or the name of a file that you upload to the offering."),
        24,
        example="vp-240.pdf",
    ),
)

# Only in exports: what a supplier seldom fills in.
CERTIFICATE_REST = (
    ListColumn("certificate.issuer", translatable("Certificate issuer"), "", 18),
    ListColumn("certificate.valid_from", translatable("Certificate valid from"), "", 15, "day"),
)
DOCUMENT_REST = (
    ListColumn("document.name", translatable("Document name"), "", 22),
    ListColumn("document.kind", translatable("Document kind"), "", 14),
)
PRICE_REST = (
    ListColumn("per", translatable("Price per"), "", 10, "count"),
    ListColumn("price_type", translatable("Price type"), "", 14),
)
COMPONENTS = (ListColumn("components", translatable("Components"), "", 24),)
LOCAL_CONTENT = (ListColumn("local_content", translatable("Local content"), "", 12, "count"),)
SUPPLY_REST = (
    ListColumn("spare_parts", translatable("Spare parts"), "", 24),
    ListColumn("export_control_code", translatable("Export control code"), "", 14, "code"),
    ListColumn("substances", translatable("Restricted substances"), "", 24),
)

# How yes, no and the statements on substances are written in lists.
ANSWERS = {True: translatable("yes"), False: translatable("no")}
ROHS_WORDS = {
    RohsStatement.COMPLIES: translatable("complies"),
    RohsStatement.EXEMPTION: translatable("complies by exemption"),
    RohsStatement.DOES_NOT_COMPLY: translatable("does not comply"),
    RohsStatement.OUT_OF_SCOPE: translatable("out of scope"),
}
REACH_WORDS = {
    ReachStatement.NONE_ABOVE_LIMIT: translatable("none above the limit"),
    ReachStatement.ABOVE_LIMIT: translatable("above the limit"),
    ReachStatement.OUT_OF_SCOPE: translatable("out of scope"),
}

# Properties that the template brings along; any other name of the dictionary may be added as a column.
TEMPLATE_PROPERTIES = (("rated_power", "240"), ("rated_voltage", "400"), ("protection_class", "IP55"))

ATTRIBUTE_TITLES = {
    "name": translatable("Property {number} name"),
    "value": translatable("Property {number} value"),
    "unit": translatable("Property {number} unit"),
}
PRICE_FROM = translatable("Price from {quantity}")
GROUP_TITLE = translatable("Product group")
CLASSIFICATION_TITLE = translatable("Classification {scheme}")
NAME_TITLE = translatable("Name ({language})")
DESCRIPTION_TITLE = translatable("Description ({language})")
