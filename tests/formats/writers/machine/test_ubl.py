"""UBL Tender and Catalogue of a bid: valid against the schema, adding up to the one total, cut for their audience."""

import hashlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bidbuilder.domain.bids.audiences import cut_for
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.people.organisations import Address
from bidbuilder.domain.tenders.tenders import Buyer
from bidbuilder.formats.writers.machine.ubl_catalogue import write_ubl_catalogue
from bidbuilder.formats.writers.machine.ubl_tender import write_ubl_tender
from tests.corpus import corpus_file
from tests.factories.snapshots import item, large_snapshot, lead, price, price_line, small_snapshot, tender
from tests.formats.writers.machine.schematron import broken_rules

FILES = {"01-letter-of-bid.docx": b"letter", "06-declarations/01-group-member-nordvind.docx": b"declaration"}


def assert_valid(xml: bytes) -> None:
    """Valid against the UBL 2.2 schema of its root element."""
    root = etree.fromstring(xml)
    name = f"UBL-{etree.QName(root).localname}-2.2.xsd"
    path = corpus_file("ubl_peppol", "schema", "src", "test", "resources", "xsdrt", "maindoc", name)
    schema = etree.XMLSchema(etree.parse(str(path)))
    assert schema.validate(root), schema.error_log


def bare_snapshot() -> BidSnapshot:
    """A bid of which hardly anything is known."""
    firm = lead(registration_number="", registration_scheme="", vat_number="", address=Address(), email="", phone="")
    call = tender(reference="", title={}, buyer=Buyer(), lots=(), submission_deadline=None, bid_validity_days=None)
    only = item(1, descriptions={}, manufacturer="", part_number="", code="", certificates=(), lead_time_days=None)
    return small_snapshot(lead=firm, tender=call, items=(only,), partners=(), price=price((price_line(1, lot=""),)))


@pytest.mark.corpus
@pytest.mark.parametrize(
    "snapshot",
    [small_snapshot(language="da"), large_snapshot(30, items=20), bare_snapshot()],
    ids=["da", "large", "bare"],
)
def test_tender_and_catalogue_are_valid(snapshot: BidSnapshot) -> None:
    assert_valid(write_ubl_tender(snapshot, FILES))
    assert_valid(write_ubl_catalogue(snapshot))
    assert_valid(write_ubl_catalogue(cut_for(snapshot, "technical")))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["LOT-0001", "LOT-0002", ""]), st.decimals("0.01", "99999", places=2)), min_size=1
    ),
    st.decimals(0, 1, places=2),
)
def test_payable_amounts_add_up_to_the_one_total(amounts: list[tuple[str, Decimal]], part: Decimal) -> None:
    lines = tuple(
        price_line(number, lot=lot, quantity=Decimal(1), unit_price=amount, total=amount)
        for number, (lot, amount) in enumerate(amounts, start=1)
    )
    discount = (sum((line.total for line in lines), Decimal(0)) * part).quantize(Decimal("0.01"))
    snapshot = small_snapshot(price=price(lines, str(discount)))
    root = etree.fromstring(write_ubl_tender(snapshot, {}))
    payable = [Decimal(one.text) for one in root.iter("{*}PayableAmount")]
    sums = [Decimal(one.text) for one in root.findall("{*}TenderedProject/{*}TenderLine/{*}LineExtensionAmount")]
    assert sum(payable) == snapshot.price.total
    assert sum(sums) == snapshot.price.subtotal


def test_the_tender_names_the_other_files_by_their_hash() -> None:
    root = etree.fromstring(write_ubl_tender(small_snapshot(), FILES))
    named = {one.findtext("{*}ID"): one.findtext(".//{*}DocumentHash") for one in root.findall("{*}DocumentReference")}
    assert set(named) == set(FILES)
    assert named["01-letter-of-bid.docx"] == hashlib.sha256(b"letter").hexdigest()


def test_the_tender_keeps_the_fatal_rules_of_peppol_but_names_no_endpoints() -> None:
    """Electronic addresses of firm and buyer are given by the access point that sends the tender: a bid does not know them."""
    rules = corpus_file("ubl_peppol", "schema", "rules", "peppol-tender", "PEPPOL-T005.sch")
    broken, count = broken_rules(rules, write_ubl_tender(small_snapshot(), FILES))
    assert broken == {"PEPPOL-T005-R019", "PEPPOL-T005-R020"}
    assert count > 300


def test_a_catalogue_without_prices_has_no_price() -> None:
    assert b"PriceAmount" in write_ubl_catalogue(small_snapshot())
    assert b"PriceAmount" not in write_ubl_catalogue(cut_for(small_snapshot(), "technical"))
