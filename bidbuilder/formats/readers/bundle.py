"""A zip of a buyer's files as one tender: every file read by its own reader, put together, doubles and versions noticed.

The file that knows most about the call gives its frame (notice before workbook before text); the requirements of all files
follow each other in the order of the archive. A file that cannot be read is a finding and stops nothing; of two versions of
one document the newer one counts.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from zipfile import ZipFile

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.tenders.tenders import Tender, TenderDocument, TenderReading
from bidbuilder.formats.readers.archive import files_of, open_archive, read_entry
from bidbuilder.formats.readers.bundle_frame import fill_frame
from bidbuilder.formats.readers.bundle_versions import Member, find_versions
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.recognise import unknown_file
from bidbuilder.formats.refusals import ArchiveBomb

_MOST_FILES = 500
# Notices know reference, buyer and deadline; tables and texts only what is asked.
_FRAME_ORDER = ("eforms", "ubl", "ocds", "gaeb", "xlsx", "csv", "yaml", "docx", "pdf", "text")


def read_bundle(name: str, content: bytes, read: Callable[[str, bytes], TenderReading]) -> TenderReading:
    """The tender in a zip. `read` reads one file; raises `FileUnknown` when no file of the zip can be read."""
    notes = Notes(name)
    with open_archive(content) as archive:
        members = list(_members(archive, read, notes))
    if not members:
        raise unknown_file()
    left_out = _left_out(members, notes)
    kept = [one for one in members if one.name not in left_out]
    first = min(kept, key=lambda one: _FRAME_ORDER.index(one.reading.format))
    frame = fill_frame(first, kept, notes)
    true = (finding for one in kept for finding in one.reading.findings if frame.is_true_of(finding, one))
    return TenderReading(
        format=first.reading.format,
        tender=_joined(frame.tender, kept, [one.name for one in members]),
        findings=(*notes.findings, *true),
        sheets=tuple(sheet for one in kept for sheet in one.reading.sheets),
        price_rows=tuple(row for one in kept for row in one.reading.price_rows),
        procedures=tuple(procedure for one in kept for procedure in one.reading.procedures),
    )


def _members(archive: ZipFile, read: Callable[[str, bytes], TenderReading], notes: Notes) -> Iterator[Member]:
    """The files of the archive that can be read, each content once."""
    entries = files_of(archive)
    if len(entries) > _MOST_FILES:
        raise ArchiveBomb(megabytes="?")
    seen: dict[str, str] = {}
    for entry in entries:
        name = entry.filename
        content = read_entry(archive, name)
        same = seen.setdefault(hashlib.sha256(content).hexdigest(), name)
        if same != name:
            message = translatable("{file} is the same file as {other} and was read once.")
            notes.info("file-twice", message, SourcePlace(file=name), file=name, other=same)
            continue
        try:
            yield Member(name, read(name, content), entry.date_time)
        except Refusal as refusal:
            # Its own words, with its place, so that the person learns what to do about this one file.
            finding = Finding(
                severity=Severity.WARNING,
                code=refusal.code,
                message=refusal.message,
                where=SourcePlace(file=name),
                params=refusal.params,
                hint=refusal.hint,
            )
            notes.take([finding])


def _joined(frame: Tender, members: list[Member], names: list[str]) -> Tender:
    """The frame with the requirements and addenda of the files that count, and with all of them as papers."""
    tenders = [one.reading.tender for one in members]
    return replace(
        frame,
        requirements=tuple(requirement for tender in tenders for requirement in tender.requirements),
        documents=(*frame.documents, *(TenderDocument(name=name) for name in names)),
        addenda=tuple(addendum for tender in tenders for addendum in tender.addenda),
        languages=frame.languages or next((tender.languages for tender in tenders if tender.languages), ()),
    )


def _left_out(members: list[Member], notes: Notes) -> set[str]:
    """The files that a newer version supersedes, each told; where nothing says which is newer both count, which is told too."""
    superseded: set[str] = set()
    for found in find_versions(members):
        older, newer = found.older, found.newer
        if older is None or newer is None:
            message = translatable("{file} and {other} look like versions of one document; leave the older one out.")
            where = SourcePlace(file=found.first.name)
            notes.warn("file-versions", message, where, file=found.first.name, other=found.second.name)
        elif older.name not in superseded and newer.name not in superseded:
            superseded.add(older.name)
            message = translatable(
                "{older} is an older version of {newer} and was left out; {same} of its {count} requirements are the same."
            )
            if older.reading.format != newer.reading.format:
                message = translatable(
                    "{older} and {newer} are one document; only {newer} was read: {same} of {count} requirements are the same."
                )
            # Nearly the same is enough for a version, but what was changed in it is not told to be the same.
            same = found.same if older.reading.format != newer.reading.format else found.unchanged
            count = len(older.reading.tender.requirements)
            where = SourcePlace(file=older.name)
            notes.warn("file-superseded", message, where, older=older.name, newer=newer.name, same=same, count=count)
    return superseded
