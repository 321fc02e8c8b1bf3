"""Technical proposal, consortium document and declarations, opened again."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.snapshot import SnapshotItem
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.solutions.connections import BatteryLimit, Connection, PortEnd
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.formats.writers.block_diagram import MOST_BOXES, system_parts
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.consortium import write_consortium
from bidbuilder.formats.writers.declarations import write_declarations
from bidbuilder.formats.writers.extracts import firms_of
from bidbuilder.formats.writers.file_names import slug
from bidbuilder.formats.writers.technical_proposal import write_technical_proposal
from bidbuilder.formats.writers.words import Words
from tests.factories.requirements import constraint
from tests.factories.snapshots import coverage, item, lead, organisation, requirement, small_snapshot, tender
from tests.formats.writers.opened import W, body_of, parts_of, words_of


def test_every_item_has_a_data_sheet_with_its_properties() -> None:
    words = words_of(write_technical_proposal(small_snapshot()))
    for number in range(1, 6):
        assert f"1.{number} Gas motor {number}" in words
    assert "Degree of protection" in words
    assert "EN 1090-1 1234, DNV, valid until 1 May 2027" in words


def test_pictures_are_described_and_captions_are_counted() -> None:
    body = body_of(write_technical_proposal(small_snapshot()))
    pictures = list(body.iter("{*}docPr"))
    assert len({node.get("id") for node in pictures}) == len(pictures) == 3  # logo, block diagram, delivery times
    assert all(node.get("descr") for node in pictures)
    assert [node.text.strip() for node in body.iter(f"{W}instrText") if "SEQ" in node.text] == [
        "SEQ Figure \\* ARABIC"
    ] * 2


def test_requirements_on_the_whole_system_are_shown_with_their_figures() -> None:
    whole = replace(requirement(5), scope=Scope.SYSTEM, number="S-5")
    words = words_of(
        write_technical_proposal(small_snapshot(tender=tender(requirements=(whole,)), coverage=(coverage(5),)))
    )
    assert "Figures of the whole system" in words
    assert "S-5" in words


def test_a_bid_without_items_is_still_a_proposal() -> None:
    words = words_of(write_technical_proposal(small_snapshot(items=(), coverage=())))
    assert "The bid contains no items." in words
    assert "Delivery" not in words.splitlines()


def test_diagrams_are_cut_by_system_and_by_what_a_picture_holds() -> None:
    systems = [SnapshotItem(key=f"s{n}", number=str(n), depth=0, kind="system", title=f"System {n}") for n in (1, 2, 3)]
    nodes = [item(0), systems[0], *(item(n) for n in range(1, MOST_BOXES + 2)), systems[1], systems[2], item(99)]
    nodes.append(item(100, depth=0))
    parts = [(part.system.number if part.system else None, len(part.items)) for part in system_parts(nodes)]
    assert parts == [(None, 1), ("1", MOST_BOXES), ("1", 1), ("3", 1), (None, 1)]


def test_many_data_sheets_stand_under_their_systems_which_the_contents_list() -> None:
    systems = [SnapshotItem(key=f"s{n}", number=str(n), depth=0, kind="system", title=f"System {n}") for n in (1, 2)]
    few = [item(0, depth=0), systems[0], *(item(n) for n in range(1, 7)), systems[1], *(item(n) for n in range(7, 12))]
    many = [*few, item(12), item(13, depth=0)]
    assert _sheet_headings(few) == [(2, f"1.{n}") for n in range(12)]
    assert _sheet_headings(many) == [
        (2, "1.0"),
        (2, "1"),
        *((3, f"1.{n}") for n in range(1, 7)),
        (2, "2"),
        *((3, f"1.{n}") for n in range(7, 13)),
        (2, "1.13"),
    ]


def test_sheets_of_one_system_stand_under_its_subsystems() -> None:
    groups = [SnapshotItem(key=f"g{n}", number=f"1.{n}", depth=1, kind="subsystem", title="Part") for n in (91, 92)]
    system = SnapshotItem(key="s", number="1", depth=0, kind="system", title="System")
    parts = [[item(n, depth=2) for n in span] for span in (range(1, 8), range(8, 15))]
    headings = _sheet_headings([system, groups[0], *parts[0], groups[1], *parts[1]])
    assert [number for level, number in headings if level == 2] == ["1.91", "1.92"]
    assert len(headings) == 16


def _sheet_headings(rows: list[SnapshotItem]) -> list[tuple[int, str]]:
    document = Document(BytesIO(write_technical_proposal(small_snapshot(items=tuple(rows), coverage=()))))
    headings = [one for one in document.paragraphs if (one.style.name or "").startswith("Heading")]
    start = next(place for place, one in enumerate(headings) if one.text == "Data sheets")
    return [(int((one.style.name or "")[-1]), one.text.split()[0]) for one in headings[start + 1 :]]


def test_references_lead_to_figures_and_data_sheets_that_are_there() -> None:
    body = body_of(write_technical_proposal(small_snapshot()))
    names = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    referred = {node.text.split()[1] for node in body.iter(f"{W}instrText") if node.text.split()[0] == "REF"}
    anchors = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")}
    assert referred == {"_Figure0001", "_Figure0002"}
    assert {f"_Sheet_1_{number}" for number in range(1, 6)} <= anchors
    assert referred | anchors <= names
    many = small_snapshot(items=tuple(item(number) for number in range(MOST_BOXES + 1)))
    assert "see Figure 1 to Figure 2." in words_of(write_technical_proposal(many))


@pytest.mark.parametrize(
    ("value", "english", "danish"),
    [
        (PropertyValue(key="p", kind=ValueKind.NUMBER, number=1250, unit="kW"), "1,250\u00a0kW", "1.250\u00a0kW"),
        (
            PropertyValue(key="p", kind=ValueKind.INTERVAL, low=-20, high=45, unit="degC"),
            "-20 … 45\u00a0°C",
            "-20 … 45\u00a0°C",
        ),
        (PropertyValue(key="p", kind=ValueKind.INTERVAL, low=3, unit="m"), "≥ 3\u00a0m", "≥ 3\u00a0m"),
        (PropertyValue(key="p", kind=ValueKind.INTERVAL, high=3, unit="m"), "≤ 3\u00a0m", "≤ 3\u00a0m"),
        (PropertyValue(key="p", kind=ValueKind.CHOICE, choices=("IP65", "IP67")), "IP65, IP67", "IP65, IP67"),
        (PropertyValue(key="p", kind=ValueKind.CHOICE, choices=("en", "pl")), "en, Polish", "en, Polish"),
        (PropertyValue(key="p", kind=ValueKind.NUMBER, number=200, unit="DN"), "DN\u00a0200", "DN\u00a0200"),
        (PropertyValue(key="p", kind=ValueKind.FLAG, flag=False), "no", "nej"),
        (PropertyValue(key="p", kind=ValueKind.TEXT, text="RAL 7035"), "RAL 7035", "RAL 7035"),
        (PropertyValue(key="p", kind=ValueKind.NUMBER, typed="approx. 5"), "approx. 5", "approx. 5"),
    ],
)
def test_property_values_are_written_as_people_write_them(value: PropertyValue, english: str, danish: str) -> None:
    named = (("p", "pl", "Polish"),)
    assert (Words("en", (), named).property(value), Words("da", (), named).property(value)) == (english, danish)


def test_the_lead_is_among_the_firms_even_if_not_entered_as_a_partner() -> None:
    without = replace(small_snapshot(), partners=small_snapshot().partners[1:])
    assert next(one.organisation.legal_name for one in firms_of(without)) == "Nordvind Energisystemer A/S"
    assert next(one.role for one in firms_of(without)) is PartnerRole.GROUP_LEADER


def test_a_lead_alone_bids_in_its_own_name() -> None:
    words = words_of(write_consortium(small_snapshot(partners=())))
    assert "alone liable" in words
    assert "jointly and severally" not in words
    assert "Leader of the group" not in words


def test_every_firm_has_a_sheet_with_its_exact_name() -> None:
    headings = [
        p.text for p in Document(BytesIO(write_consortium(small_snapshot()))).paragraphs if p.style.name == "Heading 2"
    ]
    assert headings == ["Nordvind Energisystemer A/S", "Firma 2 Øst & Søn A/S", "Firma 3 Øst & Søn A/S"]


def test_each_firm_owes_the_declaration_of_its_role() -> None:
    snapshot = small_snapshot()
    relied = replace(snapshot.partners[2], organisation=organisation(4), role=PartnerRole.RELIED_UPON)
    names = [name for name, _docx in write_declarations(replace(snapshot, partners=(*snapshot.partners, relied)))]
    assert names == [
        "06-declarations/01-group-member-nordvind.docx",
        "06-declarations/02-group-member-firma-2.docx",
        "06-declarations/03-commitment-firma-4.docx",
        "06-declarations/04-subcontractor-firma-3.docx",
        "06-declarations/05-origin-nordvind.docx",
        "06-declarations/06-securities-nordvind.docx",
    ]


def test_a_manufacturer_outside_the_bid_authorises_its_goods() -> None:
    bought = small_snapshot(items=(item(1, manufacturer="Wärtsilä Oy"), item(2, manufacturer="NORDVIND")))
    declarations = dict(write_declarations(bought))
    (name,) = [name for name in declarations if "manufacturer" in name]
    words = words_of(declarations[name])
    assert "For and on behalf of Wärtsilä Oy" in words
    assert "1.1 Gas motor 1" in words
    assert "1.2 Gas motor 2" not in words


def test_a_lone_bidder_declares_no_membership() -> None:
    alone = small_snapshot(partners=(), tender=tender(securities=()))
    names = [name for name, _docx in write_declarations(alone)]
    assert names == ["06-declarations/01-bidder-nordvind.docx", "06-declarations/02-origin-nordvind.docx"]


def test_the_form_of_securities_says_what_is_given_how_long_and_who_bears_it_but_no_price() -> None:
    asked = (
        Security(kind="bid", amount=Money(Decimal(50000), "EUR"), text="Payable at once."),
        Security(kind="performance", percent=Decimal(10)),
    )
    snapshot = small_snapshot(tender=tender(securities=asked))
    words = words_of(dict(write_declarations(snapshot))["06-declarations/05-securities-nordvind.docx"])
    words = words.replace("\u00a0", " ")
    for said in (
        "EUR 50,000.00",
        "Payable at once.",
        "10 % of the price",
        "at least until 30 June 2026",
        "60 %",
        "40 %",
    ):
        assert said in words
    assert f"{snapshot.price.total:,.2f}" not in words
    plain = small_snapshot(tender=tender(securities=asked[1:]), partners=())
    words = words_of(dict(write_declarations(plain))["06-declarations/03-securities-nordvind.docx"])
    assert "As asked for" not in words
    assert "Among themselves" not in words


def test_what_is_left_open_is_said_where_deviations_are() -> None:
    snapshot = small_snapshot(coverage=(coverage(1, verdict=Verdict.UNKNOWN), coverage(2, verdict=Verdict.MET)))
    words = words_of(write_technical_proposal(snapshot))
    assert "without any deviation" in words
    assert "We make no statement on these requirements: 1.1" in words
    assert "We make no statement on this requirement." in words_of(write_compliance_docx(snapshot))


def test_a_declaration_bears_the_head_of_the_firm_that_signs_it() -> None:
    declarations = dict(write_declarations(small_snapshot()))
    of_member = Document(BytesIO(declarations["06-declarations/02-group-member-firma-2.docx"]))
    assert "Firma 2 Øst & Søn A/S" in of_member.tables[0].cell(0, 1).text
    assert not of_member.inline_shapes  # the lead's logo is not another firm's
    header = "".join(text.text for text in of_member.sections[0].header._element.iter(f"{W}t"))
    assert header.startswith("Firma 2 Øst & Søn A/S")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ærø & Søn A/S", "aeroe-soen-a-s"),
        ("Wärtsilä Oy", "wartsila-oy"),
        ("Łódź", "lodz"),
        ("Ελλάς", "firm"),
        ("x" * 80, "x" * 40),
        ("../../etc", "etc"),
    ],
)
def test_file_names_are_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_brand_of_the_lead_is_used_for_all() -> None:
    package = write_consortium(small_snapshot(lead=lead()))
    assert b"123F6D" in parts_of(package)["word/theme/theme1.xml"]


def test_joined_ports_and_the_limits_of_the_delivery_are_listed() -> None:
    pump, tank = item(1, key="n1"), item(2, key="n2")
    flange = Port(name="Flange", kind="hydraulic", port_type="flanged-pipe")
    ends = PortEnd("n1", "Flange"), PortEnd("n2", "Flange")
    made = replace(
        small_snapshot(),
        items=(replace(pump, ports=(flange,)), replace(tank, ports=(flange,))),
        connections=(Connection(first=ends[0], second=ends[1], count=2),),
        limits=(
            BatteryLimit(end=PortEnd("n1", "Supply"), owner="buyer"),
            BatteryLimit(end=PortEnd("n2", "Vent"), owner="lead"),
            BatteryLimit(end=ends[0], owner="buyer"),
        ),
    )
    said = words_of(write_technical_proposal(made))
    assert "Interfaces" in said
    assert "flanged pipe connection" in said
    assert made.tender.buyer.name in said.split("Limits of the delivery")[-1]
    assert "Supply" in said
    assert "Limits of the delivery" not in words_of(write_technical_proposal(replace(made, limits=())))
    assert "Interfaces" not in words_of(write_technical_proposal(small_snapshot()))


def test_warranty_help_on_site_and_spare_parts_stand_in_a_chapter_of_their_own() -> None:
    on_site = PropertyValue(key="service_response_hours", kind=ValueKind.NUMBER, number=Decimal(24), unit="h")
    items = (
        item(1, properties=(on_site,), spare_parts_years=10, spare_parts="two seals"),
        item(2, warranty_months=36),
        item(3, warranty_months=None, is_service=True, properties=()),
    )
    condition = constraint("warranty_months", "≥", "24", unit="month")
    asked = replace(requirement(1), text="Warranty of 24 months from hand-over", constraints=(condition,))
    call = tender(requirements=(asked, requirement(2)))
    made = small_snapshot(items=items, tender=call, coverage=(coverage(1), coverage(2)))
    words = words_of(write_technical_proposal(made))
    chapter = words[words.rindex("Warranty, service and spare parts") : words.rindex("Data sheets")]
    assert "under warranty for at least 24\u00a0months." in chapter
    assert "Warranty of 24 months from hand-over" in chapter
    assert asked.number in chapter
    assert requirement(2).text not in chapter
    for told in ("24\u00a0h", "for 10\u00a0years", "to keep in stock: two seals", "36\u00a0months"):
        assert told in chapter
    assert items[2].number not in chapter.split()


def test_no_warranty_is_promised_where_one_of_the_goods_states_none() -> None:
    some = (item(1), item(2, warranty_months=None))
    none = tuple(item(number, warranty_months=None) for number in (1, 2))
    assert "under warranty for at least" not in words_of(write_technical_proposal(small_snapshot(items=some)))
    assert "Warranty, service and spare parts" not in words_of(write_technical_proposal(small_snapshot(items=none)))
