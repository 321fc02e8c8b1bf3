"""A kit in the making: one member puts another member's offering into it and waits for its consent."""

from datetime import datetime
from decimal import Decimal

from bidbuilder.demo.world import World
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.services.kits import set_member_part, set_own_part
from bidbuilder.services.offerings import register_offering
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import find_user_by_email, get_actor

_MAKER, _MAKERS_EDITOR = "tange", "salg@tange.example"
_OWN_PART, _MEMBER_PART = "NT-BJ-tanks-by-spray", "VB-FI-dried"


def make_kit(database: Database, world: World, now: datetime) -> None:
    """Store the kit as a draft with a part of its maker's and one of another member's, which is asked."""
    with database.read() as session:
        user = find_user_by_email(session, _MAKERS_EDITOR)
        assert user is not None  # noqa: S101 - the demo's people are loaded before
        maker = get_actor(session, user)
    draft = Offering(
        organisation_id=world.organisations[_MAKER],
        code="NT-KIT-1",
        kind=OfferingKind.SERVICE,
        names={"en": "Tank pickled and insulated with fibre", "da": "Tank, bejdset og isoleret med fiber"},
    )
    kit_id = register_offering(database, maker, draft, None, now=now).id or 0
    set_own_part(database, maker, kit_id, _OWN_PART, Decimal(8), now=now)
    part_id = world.offerings[_MEMBER_PART]
    set_member_part(database, maker, kit_id, part_id, Decimal(2), base_url=world.address, now=now)
