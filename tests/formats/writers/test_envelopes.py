"""Two envelopes out of one pack: each sound by itself, the technical one without any price in any part of any file."""

import json
import zipfile
from functools import cache
from io import BytesIO

from bidbuilder.formats.writers.envelopes import split_envelopes
from bidbuilder.formats.writers.pack import make_pack, zip_pack
from bidbuilder.formats.writers.verification import verify_pack
from tests.factories.snapshots import small_snapshot
from tests.formats.writers.opened import parts_of, words_of


@cache
def envelopes_of(language: str = "en") -> tuple[dict[str, bytes], dict[str, bytes], dict[str, bytes]]:
    """The whole pack of a small bid, its technical and its financial part."""
    snapshot = small_snapshot(language=language, digest="d" * 64)
    whole = make_pack(snapshot)
    parts = split_envelopes(snapshot, whole)
    return dict(whole), dict(parts["technical"]), dict(parts["financial"])


def test_both_envelopes_verify_and_hold_the_files_of_the_pack_between_them() -> None:
    whole, technical, financial = envelopes_of()
    assert verify_pack(zip_pack(technical)) == ()
    assert verify_pack(zip_pack(financial)) == ()
    notes = {"README.txt", "manifest.json"}
    assert set(whole) <= set(technical) | set(financial)
    assert (set(technical) & set(financial)) - notes == {
        "07-machine-readable/bid-ocds.json",
        "07-machine-readable/bid-ubl-catalogue.xml",
    }
    for name in set(whole) & (set(technical) ^ set(financial)):
        assert (technical | financial)[name] == whole[name]


def test_the_technical_part_names_no_amount_in_any_part_of_any_file() -> None:
    _whole, technical, _financial = envelopes_of()
    price = small_snapshot().price
    amounts = {price.total, price.subtotal, price.discount} | {line.total for line in price.lines}
    large = {amount for amount in amounts if amount > 1000}
    shown = {form for amount in large for form in (f"{amount:f}", f"{amount:,}")}
    assert shown
    for name, content in technical.items():
        inside = parts_of(content) if name.endswith((".docx", ".xlsx")) else {name: content}
        for part, text in inside.items():
            assert not [one for one in shown if one.encode() in text], f"{name} {part}"
    assert "total" not in json.loads(technical["manifest.json"])
    assert json.loads(technical["manifest.json"])["snapshot"]["digest"] == ""


def test_the_letter_of_the_technical_part_says_where_the_price_is() -> None:
    _whole, technical, financial = envelopes_of()
    letter = words_of(technical["01-letter-of-bid-technical-part.docx"])
    assert "stands in its financial part alone" in letter
    assert "In words:" not in letter
    assert "In words:" in words_of(financial["01-letter-of-bid.docx"])


def test_a_total_in_the_technical_part_is_found() -> None:
    _whole, technical, financial = envelopes_of()
    swapped = technical | {"01-letter-of-bid-technical-part.docx": financial["01-letter-of-bid.docx"]}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in swapped.items():
            archive.writestr(name, content)
    assert {one.code for one in verify_pack(buffer.getvalue())} == {"pack-file-changed", "pack-price-stated"}


def test_the_same_snapshot_gives_the_same_envelopes() -> None:
    first, second = (envelopes_of.__wrapped__("da")[1:] for _ in range(2))
    assert [zip_pack(one) for one in first] == [zip_pack(one) for one in second]
