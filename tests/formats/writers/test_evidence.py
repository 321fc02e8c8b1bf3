"""Evidence in a pack: files under the numbers the matrix calls them by, an index that says what is missing."""

import hashlib

import pytest

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotEvidence
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.envelopes import split_envelopes
from bidbuilder.formats.writers.evidence import EvidenceGone
from bidbuilder.formats.writers.pack import make_pack, zip_pack
from bidbuilder.formats.writers.verification import verify_pack
from tests.factories.snapshots import small_snapshot
from tests.formats.writers.opened import words_of

SHEET = b"%PDF-1.4 a data sheet"
CONTENTS = {hashlib.sha256(SHEET).hexdigest(): SHEET}


def snapshot_with_evidence() -> BidSnapshot:
    """A bid with a data sheet on file, a certificate with an address and one that nobody has."""
    item = small_snapshot().items[-1].key
    return small_snapshot(
        evidence=(
            SnapshotEvidence(
                reference="E-001",
                title="Data sheet GM-400, rev. C",
                owner="Firma 2 Øst & Søn A/S",
                subject="offering:1",
                sha256=next(iter(CONTENTS)),
                file_name="GM 400 Øst.PDF",
                item_keys=tuple(one.key for one in small_snapshot().items),
            ),
            SnapshotEvidence(reference="E-002", title="ISO 9001", url="https://example.invalid/iso", item_keys=(item,)),
            SnapshotEvidence(reference="E-003", title="ISO 14001", requirement_keys=("r1",)),
        )
    )


def test_files_are_renamed_to_the_references_and_kept_byte_for_byte() -> None:
    files = make_pack(snapshot_with_evidence(), CONTENTS)
    assert files["08-evidence/E-001-data-sheet-gm-400-rev-c.pdf"] == SHEET
    assert [name for name in files if name.startswith("08-")] == [
        "08-evidence/00-index.docx",
        "08-evidence/E-001-data-sheet-gm-400-rev-c.pdf",
    ]
    assert verify_pack(zip_pack(files)) == ()


def test_the_index_names_what_is_enclosed_linked_and_missing() -> None:
    said = words_of(make_pack(snapshot_with_evidence(), CONTENTS)["08-evidence/00-index.docx"])
    for expected in ("E-001", "enclosed", "https://example.invalid/iso", "E-003", "on request", "Requirement 1.1"):
        assert expected in said


def test_the_matrix_calls_proofs_by_their_number() -> None:
    said = words_of(write_compliance_docx(snapshot_with_evidence()))
    assert "E-001 Data sheet GM-400, rev. C, p. 2" in said
    assert "E-003 ISO 14001" in said


def test_evidence_goes_into_the_technical_part_alone() -> None:
    snapshot = snapshot_with_evidence()
    parts = split_envelopes(snapshot, make_pack(snapshot, CONTENTS), CONTENTS)
    assert any(name.startswith("08-") for name in parts["technical"])
    assert not any(name.startswith("08-") for name in parts["financial"])


def test_a_file_that_is_gone_is_named() -> None:
    with pytest.raises(EvidenceGone):
        make_pack(snapshot_with_evidence(), {})
