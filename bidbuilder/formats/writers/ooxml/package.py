"""Zip packages whose bytes depend on nothing but their content: fixed order, fixed times, fixed attributes."""

import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

_REGULAR_FILE = 0o644 << 16
_UNIX = 3
# A zip entry knows two-second steps from 1980 to 2107 only.
_FIRST_YEAR, _LAST_YEAR = 1980, 2107


def pack_parts(
    parts: Iterable[tuple[str, bytes | Iterable[bytes]]], written_at: datetime, *, level: int | None = None
) -> bytes:
    """A zip of the parts in their order, all dated `written_at` (aware; stored in UTC), at a level of zlib's.

    A part may come in pieces, so that a long one is never whole in memory.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = _entry(name, written_at)
            # It has no public name before Python 3.13.
            entry._compresslevel = level  # type: ignore[attr-defined]
            with archive.open(entry, "w") as part:
                for piece in (content,) if isinstance(content, bytes) else content:
                    part.write(piece)
    return buffer.getvalue()


def _entry(name: str, written_at: datetime) -> zipfile.ZipInfo:
    moment = written_at.astimezone(UTC)
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    entry = zipfile.ZipInfo(name, (year, *moment.timetuple()[1:6]))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _REGULAR_FILE
    return entry


def read_parts(package: bytes) -> list[tuple[str, bytes]]:
    """The parts of a package of our own making, in their order."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
