"""Imports for tests: started as a person does, read by the real readers, in this process or by a worker."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from bidbuilder.codec import to_plain
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.catalogue.parts import parts_from, written_parts
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.sources.opening import read_source
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.addendum_reading import read_addendum
from bidbuilder.services.imports import ImportKind, correct_reading, start_import
from bidbuilder.services.list_readings import options_with_habits, stage_parts
from bidbuilder.services.tender_sources import Looked, keep_looked
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.files import get_content
from bidbuilder.storage.imports import ImportState, load_import
from bidbuilder.storage.list_habits import find_habits
from bidbuilder.storage.tenders import load_tender_head
from tests.factories.people import NOW
from tests.factories.supplier_lists import PUMP_MAKER, PUMP_MAKER_MERGED
from tests.factories.workbooks import workbook


def pump_list(**cells: object) -> bytes:
    """The Danish price list of a pump maker, some cells of it (`G8="mange"`) written otherwise; None empties one."""
    rows = [list(row) for row in PUMP_MAKER]
    for cell, value in cells.items():
        rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = value
    return workbook({"Prisliste": rows}, merged=PUMP_MAKER_MERGED)


def requirement_book() -> bytes:
    """A Danish requirement workbook with four requirements."""
    rows = [
        ["Nr.", "Krav", "Type", "Leverandørens svar"],
        ["1", "Varmepumpe", None, None],
        [
            "1.1",
            "Varmepumpen skal have en varmeydelse på mindst 800 kW. Støjniveauet må højst være 75 dB(A).",
            "Skal",
            None,
        ],
        ["1.2", "Kapslingsklasse mindst IP55.", "Skal", None],
        ["1.3", "Leverandøren skal være certificeret efter ISO 9001.", "Skal", None],
        ["1.4", "Der bør leveres datablade.", "Bør", None],
    ]
    return workbook({"Krav": rows, "Vejledning": [["Udfyld kolonne D."]]})


def read_here(database: Database, import_id: int) -> None:
    """What the job does, without a child process: the reading is stored and the import is ready."""
    with database.read() as session:
        row = load_import(session, import_id)
        content = get_content(session, row.file_key, f"organisation:{row.organisation_id}")
        habits = find_habits(session, row.organisation_id)
    if row.kind == "tender":
        reading: TenderReading | CatalogueReading | None = read_tender(row.file_name, content, row.options)
    else:
        parts = parts_from(written_parts(row.file_name, content, options_with_habits(row, habits)))
        reading = stage_parts(database, row, parts, lambda _done, _rows: None)
    with database.housekeep() as session:
        row = load_import(session, import_id)
        row.reading, row.state = to_plain(reading), ImportState.READY


def ready_import(
    database: Database,
    actor: Actor,
    kind: ImportKind,
    organisation_id: int,
    content: bytes,
    name: str = "list.xlsx",
) -> int:
    """An import that has been read and waits for a person."""
    import_id = start_import(database, actor, kind, organisation_id, file_name=name, content=content, now=NOW)
    read_here(database, import_id)
    return import_id


def read_with(database: Database, actor: Actor, kind: ImportKind, import_id: int, options: Mapping[str, str]) -> None:
    """Read an import again with corrections."""
    correct_reading(database, actor, kind, import_id, options, now=NOW)
    read_here(database, import_id)


def compare_here(database: Database) -> None:
    """Let a worker compare the new versions that wait, read in this process instead of a child."""

    def read(_kind: str, name: str, content: bytes, *, options: Mapping[str, str], **_limits: object) -> TenderReading:
        return read_tender(name, content, options)

    worker = Worker(database, Settings(), {"read-addendum": partial(read_addendum, read=read)})
    while worker.run_one():
        pass


def look_here(database: Database, tender_id: int) -> None:
    """What the job does, without a child process: the tender's files are looked into."""
    with database.write("worker", NOW) as work:
        tender = load_tender_head(work.session, tender_id)
        for document in (one for one in tender.documents if one.file_key):
            key = document.file_key or ""
            content = get_content(work.session, key, f"organisation:{tender.owner_id}")
            files = read_source(document.name, content, {}).files
            keep_looked(work, tender_id, Looked(key, document.name, files))
        work.record("tender.looked-into", f"tender:{tender_id}")


def work_off(database: Database, folder: Path) -> None:
    """Let a real worker do every job that waits, files read in confined children."""
    worker = Worker(database, Settings(data_folder=folder, log_level="ERROR"))
    while worker.run_one():
        pass


def changed_book(*, power: str = "800", extra: bool = False, without: str = "") -> bytes:
    """A later version of `requirement_book`: another power, perhaps one requirement more or less; the rest word for word."""
    rows = [
        ["Nr.", "Krav", "Type", "Leverandørens svar"],
        ["1", "Varmepumpe", None, None],
        [
            "1.1",
            f"Varmepumpen skal have en varmeydelse på mindst {power} kW. Støjniveauet må højst være 75 dB(A).",
            "Skal",
            None,
        ],
        ["1.2", "Kapslingsklasse mindst IP55.", "Skal", None],
        ["1.3", "Leverandøren skal være certificeret efter ISO 9001.", "Skal", None],
        *([["1.3a", "Der skal leveres et serviceprogram for ti år.", "Skal", None]] if extra else []),
        ["1.4", "Der bør leveres datablade.", "Bør", None],
    ]
    rows = [row for row in rows if not without or row[0] != without]
    return workbook({"Krav": rows, "Vejledning": [["Udfyld kolonne D."]]})
