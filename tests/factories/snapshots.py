"""Snapshots to write packs from: a small one that reads like a bid, and one of any size with difficult texts."""

import base64
import struct
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.snapshot import (
    BidSnapshot,
    SnapshotItem,
    SnapshotPartner,
    SnapshotPrice,
    SnapshotPriceLine,
)
from bidbuilder.domain.catalogue.offerings import Certificate, DocumentLink
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import ManualVerdict, Proof, RequirementCoverage, Verdict
from bidbuilder.domain.people.organisations import Address, Branding, Organisation, Signatory
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Addendum, Buyer, Lot, Security, Tender

DIFFICULT_TEXTS = (
    'Rated voltage ≥ 400 V & ≤ 690 V, <continuous> duty; marking "Ex" isn\'t required.',
    "Ελάχιστη απόδοση του λέβητα 92 % σε ονομαστικό φορτίο, σύμφωνα με το EN 303-5.",
    "Zasilanie awaryjne musi zapewnić pracę przez co najmniej 72 godziny — źródło, żółć, łąka.",
    "Kraftvarmeværkstilslutningsanlægsdokumentationsoversigtsskemaudfyldelsesvejledning skal foreligge.",
    '=HYPERLINK("http://example.invalid";"Click") is verbatim text of the buyer and never a formula.',
    "The supplier shall deliver a complete set of drawings, calculations and manuals. " * 9,
)


def organisation(number: int = 1, **changes: object) -> Organisation:
    """A firm with everything a document can say of it."""
    made = Organisation(
        id=number,
        legal_name=f"Firma {number} Øst & Søn A/S",
        short_name=f"Firma {number}",
        registration_number=f"{10000000 + number}",
        registration_scheme="CVR",
        vat_number=f"DK{10000000 + number}",
        address=Address(street=f"Havnevej {number}", postal_code="8000", city="Aarhus C", country="DK"),
        signatories=(Signatory(name=f"Birgit Ørsted {number}", title="Managing director", authority="Signs alone"),),
        email=f"post@firma{number}.example",
        phone="+45 70 00 00 00",
        is_fictional=True,
    )
    return replace(made, **changes)


def lead(**changes: object) -> Organisation:
    """The lead, with colours of its own and two signatories."""
    return organisation(
        1,
        legal_name="Nordvind Energisystemer A/S",
        short_name="Nordvind",
        signatories=(
            Signatory(name="Karen Blicher", title="Managing director", authority="Signs jointly with the chair"),
            Signatory(name="Åge Sørensen", title="Chair of the board", authority="Signs jointly with the director"),
        ),
        branding=Branding(primary_colour="#123f6d", accent_colour="#d9822b"),
        is_lead=True,
        **changes,
    )


def plain_png(width: int = 240, height: int = 60, colour: tuple[int, int, int] = (18, 63, 109)) -> bytes:
    """A PNG of one colour."""
    rows = b"".join(b"\x00" + bytes(colour) * width for _ in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def price_line(number: int, **changes: object) -> SnapshotPriceLine:
    """A line of 2 × 1,234.50."""
    made = SnapshotPriceLine(
        item_key=f"i{number}",
        number=f"1.{number}",
        title=f"Item {number}",
        lot="LOT-0001",
        schedule="abroad",
        quantity=Decimal(2),
        unit="piece",
        unit_price=Decimal("1234.50"),
        total=Decimal("2469.00"),
        country_of_origin="DK",
        delivery_on=date(2026, 11, 2),
    )
    return replace(made, **changes)


def price(lines: tuple[SnapshotPriceLine, ...], discount: str = "0", **changes: object) -> SnapshotPrice:
    """A price of which subtotal and total follow from the lines and the discount."""
    subtotal = sum((line.total for line in lines), Decimal("0.00"))
    made = SnapshotPrice(
        currency="EUR",
        incoterm="DAP",
        place="Gdańsk",
        lines=lines,
        subtotal=subtotal,
        discount=Decimal(discount),
        discount_text="",
        total=subtotal - Decimal(discount),
    )
    return replace(made, **changes)


def tender(**changes: object) -> Tender:
    """A call of two lots with five requirements."""
    made = Tender(
        id=7,
        reference="PL/GDA/2026-014",
        title={"en": "Biogas and district heating plant, Gdańsk", "da": "Biogas- og fjernvarmeanlæg, Gdańsk"},
        buyer=Buyer(name="Gmina Miasta Gdańska", country="PL", address="ul. Nowe Ogrody 8/12, 80-803 Gdańsk"),
        currency="EUR",
        languages=("en",),
        submission_deadline=Deadline(datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw")), "Europe/Warsaw"),
        bid_validity_days=120,
        incoterm="DAP",
        delivery_place="Gdańsk",
        securities=(
            Security(kind="bid", amount=Money(Decimal(50000), "EUR")),
            Security(kind="performance", percent=Decimal(10)),
        ),
        lots=(
            Lot(id="LOT-0001", title={"en": "Biogas plant", "da": "Biogasanlæg"}),
            Lot(id="LOT-0002", title={"en": "Heat network", "da": "Varmenet"}),
        ),
        requirements=tuple(requirement(number) for number in range(1, 6)),
        addenda=(Addendum(number="1", issued_on=date(2026, 1, 12)), Addendum(number="2", issued_on=date(2026, 2, 3))),
    )
    return replace(made, **changes)


def requirement(number: int, **changes: object) -> Requirement:
    """One requirement; lots and sections change every few numbers."""
    made = Requirement(
        key=f"r{number}",
        number=f"{(number - 1) // 8 + 1}.{(number - 1) % 8 + 1}",
        lot="LOT-0001" if number % 40 < 20 else "LOT-0002",
        section=(f"{(number - 1) // 8 + 1} Mechanical equipment", "General"),
        text=DIFFICULT_TEXTS[number % len(DIFFICULT_TEXTS)],
        level=Level.RATED if number % 3 == 1 else Level.MANDATORY,
        weight=Decimal(5) if number % 3 == 1 else None,
        scope=Scope.ITEM,
        evidence="Data sheet" if number % 2 else "",
    )
    return replace(made, **changes)


def coverage(number: int, **changes: object) -> RequirementCoverage:
    """How requirement `number` stands: the verdicts take turns."""
    verdict = tuple(Verdict)[number % len(Verdict)]
    proof = Proof(
        verdict=verdict,
        message="{offered} offered, as asked for.",
        params={"offered": "400 V"},
        property="rated_voltage",
        operator="≥",
        bound="380 V",
        offered="400 V",
        item_key=f"i{number % 5 + 1}",
        document="Data sheet GM-400, rev. C",
        page=number % 9 + 1,
    )
    manual = None
    if verdict is Verdict.DEVIATION:
        manual = ManualVerdict(
            requirement_key=f"r{number}",
            verdict=verdict,
            reason="A stainless steel of higher grade is offered instead.",
            by="Karen Blicher",
            at=datetime(2026, 2, 1, 9, 0, tzinfo=UTC),
        )
    made = RequirementCoverage(
        requirement_key=f"r{number}",
        verdict=verdict,
        computed=verdict,
        proofs=() if verdict is Verdict.UNKNOWN else (proof,),
        manual=manual,
        items=(f"i{number % 5 + 1}",),
        remark="See the method statement for commissioning." if number % 4 == 0 else "",
    )
    return replace(made, **changes)


def item(number: int, **changes: object) -> SnapshotItem:
    """An item of the solution under system 1."""
    made = SnapshotItem(
        key=f"i{number}",
        number=f"1.{number}",
        depth=1,
        kind="item",
        title=f"Gas motor GM-{number} & generator",
        lot="LOT-0001",
        partner_id=number % 3 + 1,
        offering_id=100 + number,
        offering_version=2,
        code=f"GM-{number}",
        names={"en": f"Gas motor {number}", "da": f"Gasmotor {number}"},
        descriptions={
            "en": "Containerised unit with noise enclosure and heat recovery.",
            "da": "Containerenhed med støjkabine og varmegenvinding.",
        },
        manufacturer="Nordvind",
        part_number=f"NV-{number:04d}",
        quantity=Decimal(2),
        unit="piece",
        properties=(
            PropertyValue(key="rated_voltage", kind=ValueKind.NUMBER, number=Decimal(400), unit="V", typed="400 V"),
            PropertyValue(key="ip_class", kind=ValueKind.CHOICE, choices=("IP65",), typed="IP65"),
        ),
        certificates=(Certificate(name="EN 1090-1", issuer="DNV", number="1234", valid_until=date(2027, 5, 1)),),
        documents=(DocumentLink(name="Data sheet GM-400, rev. C"),),
        country_of_origin="DK",
        lead_time_days=120,
        warranty_months=24,
        answers=(f"r{number}",),
    )
    return replace(made, **changes)


def small_snapshot(**changes: object) -> BidSnapshot:
    """Five requirements, three items in three schedules, three partners, a logo and a discount."""
    lines = (
        price_line(1),
        price_line(2, schedule="imported", lot="LOT-0002", country_of_origin="DE", quantity=Decimal("12.5"), unit="m"),
        price_line(3, schedule="services", unit="h", quantity=Decimal(40), unit_price=Decimal("95.25")),
    )
    made = BidSnapshot(
        id="b42-v1",
        bid_id=42,
        version=1,
        language="en",
        frozen_at=datetime(2026, 2, 20, 14, 30, 15, tzinfo=UTC),
        tool_version="0.1.0",
        title="Biogas and heat for Gdańsk",
        introduction="We offer a complete plant out of one hand.\n\nIts parts are in operation at 14 sites today.",
        tender=tender(),
        lead=lead(),
        partners=(
            SnapshotPartner(
                organisation=lead(), role=PartnerRole.GROUP_LEADER, work_share=Decimal(60), liability_share=Decimal(60)
            ),
            SnapshotPartner(
                organisation=organisation(2),
                role=PartnerRole.GROUP_MEMBER,
                work_share=Decimal(30),
                liability_share=Decimal(40),
            ),
            SnapshotPartner(organisation=organisation(3), role=PartnerRole.SUBCONTRACTOR, work_share=Decimal(10)),
        ),
        items=(
            SnapshotItem(key="s1", number="1", depth=0, kind="system", title="Biogas plant"),
            *(item(number) for number in range(1, 6)),
        ),
        coverage=tuple(coverage(number) for number in range(1, 6)),
        price=price(
            tuple(replace(line, total=(line.quantity * line.unit_price).quantize(Decimal("0.01"))) for line in lines),
            "500.00",
            discount_text="For the award of both lots together.",
            rates=(("DKK", Decimal("7.4605")), ("PLN", Decimal("4.2318"))),
            rates_on=date(2026, 2, 19),
            rates_source="European Central Bank",
        ),
        property_names=(("rated_voltage", "Rated voltage"), ("ip_class", "Degree of protection")),
        acknowledged_addenda=("1", "2"),
        logo=base64.b64encode(plain_png()).decode(),
        digest="0" * 64,
    )
    return replace(made, **changes)


def large_snapshot(requirements: int = 300, items: int = 60, partners: int = 12, **changes: object) -> BidSnapshot:
    """A bid of any size, with long texts, wide words, special characters and other alphabets."""
    schedules = ("abroad", "imported", "domestic", "services")
    lines = tuple(
        price_line(
            number,
            title=f"{DIFFICULT_TEXTS[number % 6][:160]} {number}",
            schedule=schedules[number % 4],
            lot="LOT-0001" if number % 2 else "LOT-0002",
            quantity=Decimal(number % 97) / 4 + 1,
            unit_price=Decimal("12345.67") + number,
            country_of_origin=("DK", "DE", "PL", "SE")[number % 4],
        )
        for number in range(1, items + 1)
    )
    lines = tuple(
        replace(line, total=(line.quantity * line.unit_price).quantize(Decimal("0.01"), "ROUND_HALF_UP"))
        for line in lines
    )
    members = tuple(
        SnapshotPartner(
            organisation=organisation(number + 1),
            role=(PartnerRole.GROUP_MEMBER, PartnerRole.SUBCONTRACTOR, PartnerRole.RELIED_UPON)[number % 3],
            work_share=Decimal("3.5"),
        )
        for number in range(1, partners)
    )
    return small_snapshot(
        tender=tender(requirements=tuple(requirement(number) for number in range(1, requirements + 1))),
        coverage=tuple(coverage(number) for number in range(1, requirements + 1)),
        items=(
            SnapshotItem(key="s1", number="1", depth=0, kind="system", title="Biogas plant"),
            *(item(number, title=f"{DIFFICULT_TEXTS[number % 6][:120]} {number}") for number in range(1, items + 1)),
        ),
        partners=(
            SnapshotPartner(organisation=lead(), role=PartnerRole.GROUP_LEADER, work_share=Decimal(40)),
            *members,
        ),
        price=price(lines, "12345.67", discount_text="For early payment."),
        **changes,
    )
