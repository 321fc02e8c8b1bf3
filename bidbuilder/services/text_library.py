"""The text library of an organisation: its blocks, for its supplier editors and bid managers."""

from dataclasses import dataclass
from datetime import date, datetime

from bidbuilder.domain.bids.text_blocks import TextBlock, require_complete
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import map_organisations
from bidbuilder.storage.text_blocks import delete_block, get_own_block, keepers, list_own_blocks, save_block


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage:
    """The blocks of the actor's organisations and the organisations themselves."""

    blocks: tuple[TextBlock, ...]
    organisations: tuple[Organisation, ...]
    today: date

    @property
    def stale(self) -> int:
        """How many blocks are due to be looked at."""
        return sum(one.is_stale(self.today) for one in self.blocks)


def get_library(database: Database, actor: Actor, *, now: datetime) -> LibraryPage:
    """Every block the actor keeps."""
    with database.read() as session:
        blocks = list_own_blocks(session, actor)
        organisations = map_organisations(session, keepers(actor))
    by_name = sorted(organisations.values(), key=lambda one: one.display_name.casefold())
    return LibraryPage(blocks=blocks, organisations=tuple(by_name), today=now.date())


def get_block(database: Database, actor: Actor, block_id: int) -> TextBlock:
    """A block the actor keeps. Raises `NotFound`."""
    with database.read() as session:
        return get_own_block(session, actor, block_id)


def write_block(database: Database, actor: Actor, block: TextBlock, *, now: datetime) -> TextBlock:
    """Store a block. Raises `NotFound`, `BlockIncomplete`. Copies in bids stay as they are."""
    require_complete(block)
    with database.write(actor.name, now) as work:
        saved = save_block(work.session, actor, block, now)
        work.record("block.written", f"organisation:{saved.organisation_id}", saved.title)
        return saved


def drop_block(database: Database, actor: Actor, block_id: int, *, now: datetime) -> None:
    """Take a block out of the library. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        block = get_own_block(work.session, actor, block_id)
        delete_block(work.session, actor, block_id)
        work.record("block.dropped", f"organisation:{block.organisation_id}", block.title)
