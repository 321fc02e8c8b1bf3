"""Earlier prices of a lead, read out of its frozen bids: only items and price lines of each are looked at."""

import json
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bidbuilder.domain.bids.audiences import BUYER
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.price_book import OfferedPrice
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.snapshots import DbSnapshot

MOST_BIDS = 50


def list_offered_prices(
    session: Session, lead_id: int, offering_ids: Collection[int], *, besides: int
) -> tuple[OfferedPrice, ...]:
    """Prices of those offerings in the newest frozen version of each of the lead's last bids but one.

    The caller has checked that the actor may see the bids of that lead.
    """
    newest = (
        select(DbSnapshot.bid_id, func.max(DbSnapshot.version).label("version"))
        .where(DbSnapshot.audience == BUYER)
        .group_by(DbSnapshot.bid_id)
        .subquery()
    )
    rows = session.execute(
        select(DbBid.id, DbBid.title, DbBid.stage, DbSnapshot.frozen_at, DbSnapshot.data)
        .join(newest, newest.c.bid_id == DbBid.id)
        .join(DbSnapshot, (DbSnapshot.bid_id == DbBid.id) & (DbSnapshot.version == newest.c.version))
        .where(DbBid.lead_id == lead_id, DbBid.id != besides, DbSnapshot.audience == BUYER)
        .order_by(DbSnapshot.frozen_at.desc())
        .limit(MOST_BIDS)
    )
    wanted = set(offering_ids)
    return tuple(one for row in rows for one in _prices_of(row, json.loads(row.data), wanted))


def _prices_of(row: Any, frozen: dict[str, Any], wanted: set[int]) -> Iterator[OfferedPrice]:
    items = {one["key"]: one for one in frozen["items"] if one["offering_id"] in wanted}
    for line in frozen["price"]["lines"]:
        item = items.get(line["item_key"])
        if item is not None:
            yield OfferedPrice(
                bid_id=row.id,
                bid_title=row.title,
                stage=Stage(row.stage),
                frozen_on=row.frozen_at.date(),
                offering_id=item["offering_id"],
                offering_version=item["offering_version"],
                title=line["title"],
                quantity=Decimal(line["quantity"]),
                unit=line["unit"],
                unit_price=Decimal(line["unit_price"]),
                currency=frozen["price"]["currency"],
            )
