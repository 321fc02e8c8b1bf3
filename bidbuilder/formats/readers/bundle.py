"""A zip of a buyer's files as one tender: every file read by its own reader, put together, doubles and versions noticed.

The file that knows most about the call gives its frame (notice before workbook before text); the requirements of all files
follow each other in the order of the archive. A file that cannot be read is a finding and stops nothing.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from zipfile import ZipFile

from rapidfuzz.fuzz import ratio

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.tenders.tenders import Tender, TenderDocument, TenderReading
from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.recognise import unknown_file
from bidbuilder.formats.refusals import ArchiveBomb

_MOST_FILES = 500
# Notices know reference, buyer and deadline; tables and texts only what is asked.
_FRAME_ORDER = ("eforms", "ubl", "ocds", "gaeb", "xlsx", "csv", "yaml", "docx", "pdf", "text")
_SIMILAR_NAMES = 85
_VERSION_SIGNS = re.compile(
    r"(?:\b|_)(?:v(?:ersion)?|rev(?:ision)?|udg|stand)?[\s._-]*\d+(?:[._-]\d+)*(?=\b|_)", re.IGNORECASE
)
# Left behind by packing programs.
_LITTER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|~\$)")


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    reading: TenderReading


def read_bundle(name: str, content: bytes, read: Callable[[str, bytes], TenderReading]) -> TenderReading:
    """The tender in a zip. `read` reads one file; raises `FileUnknown` when no file of the zip can be read."""
    notes = Notes(name)
    with open_archive(content) as archive:
        members = list(_members(archive, read, notes))
    if not members:
        raise unknown_file()
    frame = min(members, key=lambda one: _FRAME_ORDER.index(one.reading.format)).reading
    _tell_versions([one.name for one in members], notes)
    findings = (*notes.findings, *(finding for one in members for finding in one.reading.findings))
    sheets = tuple(sheet for one in members for sheet in one.reading.sheets)
    return TenderReading(format=frame.format, tender=_joined(frame.tender, members), findings=findings, sheets=sheets)


def _members(archive: ZipFile, read: Callable[[str, bytes], TenderReading], notes: Notes) -> Iterator[_Member]:
    """The files of the archive that can be read, each content once."""
    names = [
        entry.filename for entry in archive.infolist() if not entry.is_dir() and not _LITTER.search(entry.filename)
    ]
    if len(names) > _MOST_FILES:
        raise ArchiveBomb(megabytes="?")
    seen: dict[str, str] = {}
    for name in names:
        content = read_entry(archive, name)
        same = seen.setdefault(hashlib.sha256(content).hexdigest(), name)
        if same != name:
            message = translatable("{file} is the same file as {other} and was read once.")
            notes.info("file-twice", message, SourcePlace(file=name), file=name, other=same)
            continue
        try:
            yield _Member(name, read(name, content))
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


def _joined(frame: Tender, members: list[_Member]) -> Tender:
    """The frame with the requirements, papers and addenda of all files."""
    files = tuple(TenderDocument(name=one.name) for one in members)
    tenders = [one.reading.tender for one in members]
    return replace(
        frame,
        requirements=tuple(requirement for tender in tenders for requirement in tender.requirements),
        documents=(*frame.documents, *files),
        addenda=tuple(addendum for tender in tenders for addendum in tender.addenda),
        languages=frame.languages or next((tender.languages for tender in tenders if tender.languages), ()),
    )


def _tell_versions(names: list[str], notes: Notes) -> None:
    """Names that differ only in a number are probably versions of one document; which counts is for a person to say."""
    for index, name in enumerate(names):
        for other in names[index + 1 :]:
            plain, other_plain = (_VERSION_SIGNS.sub("", one) for one in (name, other))
            if name != other and plain == other_plain and ratio(name, other) >= _SIMILAR_NAMES:
                message = translatable(
                    "{file} and {other} look like versions of one document; leave the older one out."
                )
                notes.warn("file-versions", message, SourcePlace(file=name), file=name, other=other)
