"""Looking into a pack that was made: its files, one of them, and pictures of the pages of its PDF files. Making it: `packs`."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.formats.office.pages import count_pages, page_picture
from bidbuilder.storage.bids import get_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.files import get_content
from bidbuilder.storage.snapshots import SnapshotRow, list_snapshots

SMALL_DPI, LARGE_DPI = 40, 110


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file of a pack. `place` counts from 0 in the order of the pack; `pages` is None where it is no PDF."""

    place: int
    name: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPack:
    """A version with the files of its pack."""

    version: SnapshotRow
    files: tuple[PackedFile, ...]


def open_pack(database: Database, actor: Actor, bid_id: int, snapshot_id: str) -> OpenedPack:
    """What is in the pack of a version. Raises `NotFound`, also while it is being made."""
    version, content = _load(database, actor, bid_id, snapshot_id)
    with ZipFile(BytesIO(content)) as pack:
        files = tuple(
            PackedFile(
                place=place,
                name=entry.filename,
                size=entry.file_size,
                pages=count_pages(pack.read(entry)) if _is_pdf(entry.filename) else None,
            )
            for place, entry in enumerate(pack.infolist())
        )
    return OpenedPack(version=version, files=files)


def get_packed_file(database: Database, actor: Actor, bid_id: int, snapshot_id: str, place: int) -> tuple[str, bytes]:
    """Name and content of one file of a pack. Raises `NotFound`."""
    _version, content = _load(database, actor, bid_id, snapshot_id)
    with ZipFile(BytesIO(content)) as pack:
        entries = pack.infolist()
        if not 0 <= place < len(entries):
            raise NotFound
        return entries[place].filename, pack.read(entries[place])


def draw_page(
    database: Database, actor: Actor, bid_id: int, snapshot_id: str, place: int, page: int, *, large: bool = False
) -> bytes:
    """A PNG of one page (from 1) of a PDF file of a pack. Raises `NotFound`."""
    name, content = get_packed_file(database, actor, bid_id, snapshot_id, place)
    if not _is_pdf(name):
        raise NotFound
    try:
        return page_picture(content, page, LARGE_DPI if large else SMALL_DPI)
    except IndexError as beyond:
        raise NotFound from beyond


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _load(database: Database, actor: Actor, bid_id: int, snapshot_id: str) -> tuple[SnapshotRow, bytes]:
    with database.read() as session:
        get_bid(session, actor, bid_id)
        version = next((row for row in list_snapshots(session, bid_id) if row.id == snapshot_id), None)
        if version is None or version.file_key is None:
            raise NotFound
        return version, get_content(session, version.file_key, f"bid:{bid_id}")
