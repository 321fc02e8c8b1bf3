"""What a list brings in is stored as the forms store it, although the database only copies what was staged."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.list_imports import take_over_import
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.import_lines import draft_of, list_lines, staged_of
from bidbuilder.storage.offerings import DbOffering, DbPriceList, publish_version, save_offering, save_price_list
from bidbuilder.storage.staged_documents import Staged
from tests.factories.imports import ready_import
from tests.factories.people import NOW
from tests.factories.web_people import World
from tests.factories.workbooks import workbook

TITLES = ["Varenr", "Navn (dansk)", "Name (English)", "Pris EUR", "Pris 10 EUR", "Gyldig til", "Certifikat"]
TITLES += ["Certifikat gyldig til", "Effekt kW", "Spænding", "Kapslingsklasse"]
ROWS = (
    ['Ø“1" \\', "Pumpe æøå", "Pump", "1.234,50", "1.000", date(2027, 1, 31), "ISO 9001", date(2028, 2, 29), 400, "", "IP54"],
    ["Ø2", "Ventil", "Valve", None, None, None, None, None, "0,000001", None, None],
    ["Ø3", "Tank", "Tank", "99.999.999,99", None, None, None, None, 12.5, "230/400 V ±10 %", "IP65"],
)  # fmt: skip
TABLES = ("offering", "price_list", "offering_version", "offering_search")
OLD = "was "


def test_a_list_stores_what_forms_store(world: World) -> None:
    imported(world, "published", publish=True)
    imported(world, "draft", publish=False)
    by_list = stored(world.database)
    assert [len(by_list[table]) for table in TABLES] == [6, 4, 3, 6]
    save_as_forms_do(world.database)
    assert stored(world.database) == by_list


def imported(world: World, prefix: str, *, publish: bool) -> None:
    """Take over a list whose codes begin so."""
    rows = [[f"{prefix} {row[0]}", *row[1:]] for row in ROWS]
    content, supplier = workbook({"Liste": [TITLES, *rows]}), world.actor(Role.SUPPLIER_EDITOR)
    import_id = ready_import(world.database, supplier, "catalogue", world.member.id or 0, content)
    take_over_import(world.database, supplier, import_id, clean_only=False, publish=publish, now=NOW)


def save_as_forms_do(database: Database) -> None:
    """Rename every offering, and store each as it was once more, one after the other."""
    with database.write("test", NOW) as work:
        session, dictionary = work.session, load_dictionary(work.session)
        prices = {row.offering_id: row.data for row in session.scalars(select(DbPriceList))}
        for row in session.scalars(select(DbOffering).order_by(DbOffering.id)).all():
            row.code = OLD + row.code
            session.flush()
            again = replace(row.data, version=0)
            if row.state == OfferingState.PUBLISHED:
                saved = publish_version(session, again, project_properties(again, dictionary), NOW)
            else:
                saved = save_offering(session, again, NOW)
            if row.id in prices:
                save_price_list(session, saved, prices[row.id])
        work.record("test.saved", "site")


def stored(database: Database) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """The rows of each table with the codes of their offerings, but for those renamed."""
    with database.read() as session:
        codes = {row.id: row.code for row in session.execute(select(DbOffering.id, DbOffering.code))}
        kept = {one: code for one, code in codes.items() if not code.startswith(OLD)}
        return {table: rows_of(session, table, kept) for table in TABLES}


def rows_of(session: Session, table: str, codes: dict[int, str]) -> list[tuple[str, dict[str, Any]]]:
    """What a table holds of these offerings, JSON read; without numbers of rows and without what counts saves."""
    rows = (dict(row) for row in session.execute(text(f"SELECT * FROM {table}")).mappings())
    found = [(codes.get(row.pop("id" if table == "offering" else "offering_id"), ""), row) for row in rows]
    return sorted(((code, plain(row)) for code, row in found if code), key=lambda one: one[0])


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as far as it is to be the same."""
    read = {
        name: json.loads(value) if str(value)[:1] in "[{" and isinstance(value, str) else value
        for name, value in row.items()
    }
    if "data" in read:
        read["data"] = read["data"] | {"id": None}
    return {name: value for name, value in read.items() if name not in {"revision", "stamp"}}


def test_what_is_staged_survives_a_step_of_the_schema_down_and_up(world: World) -> None:
    imported(world, "known", publish=True)
    known, new = ([[f"{prefix} {row[0]}", f"{row[1]} 2", *row[2:]] for row in ROWS] for prefix in ("known", "new"))
    content, supplier = workbook({"Liste": [TITLES, *known, *new]}), world.actor(Role.SUPPLIER_EDITOR)
    import_id = ready_import(world.database, supplier, "catalogue", world.member.id or 0, content)
    before = staged(world.database, import_id)
    assert all(one.document and entry for _draft, one, entry in before)
    schema.downgrade(world.database, "0023")
    schema.upgrade(world.database)
    assert staged(world.database, import_id) == before


def staged(database: Database, import_id: int) -> list[tuple[OfferingDraft, Staged, Any]]:
    """What is kept of the rows of a list, in its order, what was read of them, and their search records however written."""
    with database.read() as session:
        lines, _count = list_lines(session, import_id, "", 0, 100)
        kept = [(draft_of(line), staged_of(line)) for line in sorted(lines, key=lambda one: one.position)]
        return [(draft, replace(one, record="read"), json.loads(f"[{one.record}]")) for draft, one in kept]
