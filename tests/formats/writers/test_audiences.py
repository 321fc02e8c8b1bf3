"""A member's pack: the bid without any price, in no part of any file."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.bids.audiences import AudienceUnknown, cut_for
from bidbuilder.formats.writers.pack import make_pack
from tests.factories.snapshots import small_snapshot


def test_member_gets_no_document_with_prices_and_no_price_in_any_part() -> None:
    snapshot = small_snapshot()
    member = snapshot.partners[0].organisation.id
    files = make_pack(cut_for(snapshot, f"member:{member}"))
    assert not [name for name in files if name.startswith(("01-", "04-", "06-"))]
    assert any(name.startswith("03-") for name in files)
    amounts = {line.total for line in snapshot.price.lines} | {snapshot.price.total}
    canaries = [f"{amount:.2f}".encode() for amount in amounts if amount > Decimal(1000)]
    assert canaries
    for name, content in files.items():
        for part in _parts(content):
            assert not [canary for canary in canaries if canary in part], name


@pytest.mark.parametrize("audience", ["member:999999", "member:", "everybody", "member:x"])
def test_unknown_audience_is_refused(audience: str) -> None:
    with pytest.raises(AudienceUnknown):
        cut_for(small_snapshot(), audience)


def test_buyers_snapshot_is_the_frozen_one() -> None:
    snapshot = small_snapshot()
    assert cut_for(snapshot, "buyer") is snapshot
    assert replace(snapshot, audience="buyer") == snapshot


def _parts(content: bytes) -> list[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]
