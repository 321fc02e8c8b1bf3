"""The last gate reads finished packs back: canary amounts in any hiding place, missing names, blanks, differing totals."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.envelopes import split_envelopes
from bidbuilder.formats.writers.pack import listed, make_pack
from bidbuilder.formats.writers.part_texts import iter_texts
from bidbuilder.formats.writers.soundness import PackUnsound, list_unsound, require_sound
from bidbuilder.formats.writers.words import Words
from tests.factories.snapshots import large_snapshot, small_snapshot

SPELLED = f"<comment><t>{amount_in_words(Words('en'), small_snapshot().price.total, 'EUR')}</t></comment>".encode()
PROPOSAL = "02-technical-proposal.docx"
MATRIX = "03-compliance-matrix.xlsx"


@cache
def parts_of_pack() -> Mapping[str, Mapping[str, bytes]]:
    """The whole pack of a small bid and its envelopes."""
    return made_parts(small_snapshot())


def made_parts(snapshot: BidSnapshot) -> Mapping[str, Mapping[str, bytes]]:
    """A pack and its envelopes by audience."""
    whole = make_pack(snapshot)
    return {"buyer": whole, **split_envelopes(snapshot, whole)}


def with_part(package: bytes, name: str, change: object) -> bytes:
    """An office file with one part changed (a function of its text) or added (bytes)."""
    buffer = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(buffer, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, change(content.decode()) if part == name and callable(change) else content)
        if isinstance(change, bytes):
            target.writestr(name, change)
    return buffer.getvalue()


def codes_with(file: str, part: str, change: object) -> list[str]:
    """What is found once a file of the technical part has been tampered with, its manifest mended."""
    snapshot, parts = small_snapshot(), dict(parts_of_pack())
    technical = {**parts["technical"], file: with_part(parts["technical"][file], part, change)}
    bare = {name: content for name, content in technical.items() if name not in {"README.txt", "manifest.json"}}
    parts["technical"] = listed(replace(snapshot, price=replace(snapshot.price, lines=())), bare)
    return [one.code for one in list_unsound(snapshot, parts)]


@pytest.mark.parametrize(
    "snapshot", [small_snapshot(language="da"), large_snapshot(30, items=12)], ids=["small", "large"]
)
def test_packs_as_they_are_made_are_sound(snapshot: BidSnapshot) -> None:
    assert list(list_unsound(snapshot, made_parts(snapshot))) == []


@pytest.mark.parametrize(
    ("file", "part", "change"),
    [
        (PROPOSAL, "docProps/core.xml", lambda text: text.replace("</dc:title>", " 21,210.25</dc:title>")),
        (PROPOSAL, "docProps/custom.xml", b'<p name="total" value="21210.25"/>'),
        (PROPOSAL, "word/comments.xml", b"<w:c><w:t>in all 21.210</w:t><w:t>,25</w:t></w:c>"),
        (PROPOSAL, "word/document.xml", lambda text: text.replace("</w:t>", " EUR 95.25</w:t>", 1)),
        (PROPOSAL, "word/embeddings/prices.xlsx", parts_of_pack()["financial"]["04-price-schedules.xlsx"]),
        (MATRIX, "xl/worksheets/sheet9.xml", b"<sheetData><row hidden='1'><c><v>21210.25</v></c></row></sheetData>"),
        (MATRIX, "xl/comments1.xml", SPELLED),
    ],
)  # fmt: skip
def test_a_canary_amount_is_found_in_every_hiding_place(file: str, part: str, change: object) -> None:
    assert "pack-price-leaked" in codes_with(file, part, change)


def test_a_name_that_differs_by_a_letter_is_found() -> None:
    parts = parts_of_pack()
    snapshot = small_snapshot()
    other = replace(snapshot, lead=replace(snapshot.lead, legal_name="Nordvind Energisystemer AS"))
    found = {one.code for one in list_unsound(other, parts)}
    assert "pack-name-missing" in found


def test_words_left_to_be_filled_in_make_a_pack_unsound() -> None:
    snapshot = small_snapshot(introduction="We are pleased to offer [insert the works].")
    with pytest.raises(PackUnsound) as refused:
        require_sound(snapshot, made_parts(snapshot))
    assert [one.code for one in refused.value.findings] == ["pack-placeholder"]
    assert "[insert the works]" in str(
        refused.value.render() if hasattr(refused.value, "render") else refused.value.params
    )


def test_texts_of_runs_are_joined_and_attributes_are_read() -> None:
    xml = b'<w:p><w:r><w:t>21,2</w:t></w:r><w:r><w:t>10.25</w:t></w:r></w:p><w:p><w:t a="x 7">next</w:t></w:p>'
    ((_place, text),) = iter_texts("a.xml", xml)
    assert text.split("\n") == ["21,210.25", "next", "", "x 7"]
