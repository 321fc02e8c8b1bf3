"""Evidence of a bid: each file once with all it is for, numbered, and frozen by its digest."""

from dataclasses import replace
from datetime import date

from bidbuilder.domain.bids.enclosures import list_enclosures, number_evidence
from bidbuilder.domain.bids.paper_notes import PaperNote
from bidbuilder.domain.catalogue.offerings import Certificate, DocumentLink
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.tenders.requirements import Scope
from tests.factories.dossiers import LEAD, make_dossier, make_offering, make_tender
from tests.factories.requirements import requirement

SHEET = DocumentLink(name="Data sheet", file_key="sheet", file_name="sheet.pdf")
CERTIFICATE = Certificate(name="EN 1090", valid_until=date(2030, 1, 1), file_key="en")


def test_certificates_and_documents_of_items_come_first_in_the_order_of_the_offering() -> None:
    dossier = make_dossier(offerings={(1, 1): make_offering(certificates=(CERTIFICATE,), documents=(SHEET,))})
    assert [(one.title, one.file_key) for one in list_enclosures(dossier)] == [
        ("EN 1090", "en"),
        ("Data sheet", "sheet"),
    ]


def test_a_certificate_of_a_member_is_enclosed_if_it_is_on_file() -> None:
    held = Qualification(certificates=(Certificate(name="ISO 9001", file_key="iso"), Certificate(name="ISO 14001")))
    dossier = make_dossier(qualifications={LEAD: held})
    assert [(one.title, one.subject) for one in list_enclosures(dossier)] == [("ISO 9001", f"organisation:{LEAD}")]


def test_a_paper_given_for_a_requirement_is_enclosed_for_it() -> None:
    asked = replace(requirement(key="P1", number="9"), text="A bank guarantee is enclosed.", scope=Scope.BID)
    note = PaperNote(requirement_key="P1", is_there=True, file_key="bond", file_name="bond.pdf")
    dossier = make_dossier(tender=make_tender(requirements=(asked,)), papers=(note,))
    (found,) = list_enclosures(dossier)
    assert (found.requirement_keys, found.subject, found.file_key) == (("P1",), f"bid:{dossier.bid.id}", "bond")


def test_references_count_on_and_a_file_that_is_not_stored_has_no_digest() -> None:
    dossier = make_dossier(offerings={(1, 1): make_offering(certificates=(CERTIFICATE,), documents=(SHEET,))})
    enclosures = list_enclosures(dossier)
    stored = {(enclosures[1].subject, "sheet"): "abc"}
    frozen = number_evidence(dossier, enclosures, stored)
    assert [(one.reference, one.sha256) for one in frozen] == [("E-001", ""), ("E-002", "abc")]
    assert {one.owner for one in frozen} <= {one.legal_name for one in dossier.organisations.values()}
