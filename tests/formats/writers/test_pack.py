"""The whole pack: its files, their order and sameness, and what verification says of a pack that was touched."""

import hashlib
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.pack import make_pack, zip_pack
from bidbuilder.formats.writers.pack_pages import pdf_name
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.totals import stated_totals
from bidbuilder.formats.writers.verification import verify_pack
from bidbuilder.formats.writers.words import Words
from tests.factories.snapshots import coverage, large_snapshot, organisation, price, price_line, small_snapshot
from tests.formats.writers.opened import parts_of


def every_part(files: dict[str, bytes]) -> dict[str, bytes]:
    """Every part of every file, office files unpacked."""
    parts: dict[str, bytes] = {}
    for name, content in files.items():
        if name.endswith((".docx", ".xlsx")):
            parts |= {f"{name}!{part}": inside for part, inside in parts_of(content).items()}
        else:
            parts[name] = content
    return parts


def repacked(files: dict[str, bytes]) -> bytes:
    """A zip of the files as another program would make it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_the_files_stand_in_their_order_with_the_manifest_last() -> None:
    names = list(make_pack(small_snapshot()))
    assert names[0] == "01-letter-of-bid.docx"
    assert names[-2:] == ["README.txt", "manifest.json"]
    assert names[:-1] == sorted(names[:-1])


@pytest.mark.parametrize("language", ["en", "da", "pl"])
def test_the_same_snapshot_gives_the_same_bytes(language: str) -> None:
    first, second = (zip_pack(make_pack(small_snapshot(language=language))) for _ in range(2))
    assert first == second


def test_the_manifest_lists_every_other_file_with_its_digest() -> None:
    files = make_pack(small_snapshot())
    manifest = json.loads(files["manifest.json"])
    assert {one["name"] for one in manifest["files"]} == set(files) - {"manifest.json"}
    for one in manifest["files"]:
        assert one["sha256"] == hashlib.sha256(files[one["name"]]).hexdigest()
        assert one["bytes"] == len(files[one["name"]])
    assert manifest["total"] == {"amount": "21210.25", "currency": "EUR"}
    assert manifest["snapshot"]["frozen_at"] == "2026-02-20T14:30:15+00:00"


def test_progress_is_told_step_by_step_to_the_end() -> None:
    told: list[tuple[int, int, str]] = []
    make_pack(small_snapshot(), progress=lambda done, total, what: told.append((done, total, what)))
    assert [done for done, _total, _what in told] == list(range(len(told)))
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(
    "snapshot", [small_snapshot(language="da"), large_snapshot(30, items=20)], ids=["small", "large"]
)
def test_a_pack_as_it_was_made_verifies(snapshot: BidSnapshot) -> None:
    assert verify_pack(zip_pack(make_pack(snapshot))) == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.decimals("0.25", "999", places=2), st.decimals("0.50", "99999", places=2)), min_size=1, max_size=6
    ),
    st.sampled_from(["en", "da"]),
)
def test_the_total_is_one_number_in_every_file(amounts: list[tuple[Decimal, Decimal]], language: str) -> None:
    lines = tuple(
        price_line(
            index,
            quantity=quantity,
            unit_price=unit,
            total=(quantity * unit).quantize(Decimal("0.01"), "ROUND_HALF_UP"),
        )
        for index, (quantity, unit) in enumerate(amounts, start=1)
    )
    snapshot = small_snapshot(price=price(lines, "0.07"), language=language)
    files = {"01-letter.docx": write_letter(snapshot), "04-prices.xlsx": write_price_schedules(snapshot)}
    exact = sum((line.total for line in lines), Decimal(0)) - Decimal("0.07")
    stated = list(stated_totals(files, language, exact, "EUR"))
    assert [one.amount for one in stated] == [exact] * 3  # in figures, in words, in the schedules
    assert stated[1].shown == amount_in_words(Words(language), exact, "EUR")


def codes(files: dict[str, bytes]) -> list[str]:
    """The codes of what verification finds, in order."""
    return [finding.code for finding in verify_pack(repacked(files))]


def test_a_changed_file_is_found() -> None:
    files = dict(make_pack(small_snapshot()))
    files["README.txt"] += b" "
    assert codes(files) == ["pack-file-changed"]


def test_a_missing_and_an_added_file_are_found() -> None:
    files = dict(make_pack(small_snapshot()))
    del files["README.txt"]
    files["09-extra.txt"] = b"?"
    assert codes(files) == ["pack-file-missing", "pack-file-extra"]


def test_schedules_with_another_total_are_found_even_if_the_digest_is_mended() -> None:
    snapshot = small_snapshot()
    files = dict(make_pack(snapshot))
    other = write_price_schedules(replace(snapshot, price=price(snapshot.price.lines, "500.01")))
    manifest = json.loads(files["manifest.json"])
    for one in manifest["files"]:
        if one["name"] == "04-price-schedules.xlsx":
            one["sha256"] = hashlib.sha256(other).hexdigest()
    files |= {"04-price-schedules.xlsx": other, "manifest.json": json.dumps(manifest).encode()}
    assert codes(files) == ["pack-total-differs"]


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b'{"format": "other"}', b"\xff", b'{"format": "bidbuilder-pack-1", "files": 3}']
)
def test_a_pack_without_a_readable_manifest_is_not_verified(manifest: bytes) -> None:
    assert codes({"manifest.json": manifest, "a.txt": b"a"}) == ["pack-manifest-missing"]


def test_what_is_no_zip_file_is_refused() -> None:
    with pytest.raises(FileRefused):
        verify_pack(b"not a zip file")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01-a.docx", "01-a.pdf"),
        ("03-m.docx", "03-m.pdf"),
        ("03-m.xlsx", "03-m-workbook.pdf"),
        ("04-p.xlsx", "04-p.pdf"),
    ],
)
def test_every_pdf_has_a_name_of_its_own(name: str, expected: str) -> None:
    assert pdf_name(name, dict.fromkeys(["01-a.docx", "03-m.docx", "03-m.xlsx", "04-p.xlsx"])) == expected


CANARY = "CANARY-93417"


def test_what_is_not_for_the_buyer_is_in_no_part_of_any_file() -> None:
    snapshot = small_snapshot()
    marked = replace(
        coverage(2),
        owner=CANARY,
        manual=replace(coverage(2).manual, by=CANARY),  # type: ignore[type-var]
    )
    firm = organisation(
        2, branding=replace(organisation(2).branding, logo_file=CANARY), profile=CANARY, short_name=CANARY
    )
    partner = replace(snapshot.partners[1], organisation=firm)
    files = make_pack(replace(snapshot, coverage=(marked,), partners=(snapshot.partners[0], partner)))
    assert [name for name, content in every_part(files).items() if CANARY.encode() in content] == []


def test_two_bids_that_differ_only_inside_give_the_same_files() -> None:
    snapshot = small_snapshot()
    other = replace(snapshot, coverage=tuple(replace(one, owner="Somebody else") for one in snapshot.coverage))
    assert make_pack(snapshot) == make_pack(other)


def test_no_price_is_in_the_technical_part() -> None:
    amounts = [str(line.total) for line in small_snapshot().price.lines] + [
        "21210.25",
        "21,210.25",
        "1234.50",
        "1,234.50",
    ]
    files = {name: content for name, content in make_pack(small_snapshot()).items() if name.startswith(("02", "03"))}
    for part, content in every_part(files).items():
        assert not [amount for amount in amounts if amount.encode() in content], part


def test_documents_carry_no_revision_marks_comments_or_macros() -> None:
    for name, content in every_part(make_pack(large_snapshot(20))).items():
        assert not name.endswith(("comments.xml", "vbaProject.bin", "custom.xml")), name
        assert b"<w:ins " not in content, name
        assert b"<w:del " not in content, name
