"""The unit of work: nothing unrecorded is committed, no update is lost, history cannot be changed."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.storage import schema
from bidbuilder.storage.audit import find_broken_entries, list_entries
from bidbuilder.storage.database import AuditMissing, Database, Work
from bidbuilder.storage.organisations import DbOrganisation, get_organisation, save_organisation

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def _organisation(database: Database, name: str = "Nordvarme Demo ApS") -> int:
    with database.write("test", NOW) as work:
        saved = save_organisation(work.session, Organisation(legal_name=name))
        work.record("organisation.registered", f"organisation:{saved.id}")
    assert saved.id is not None
    return saved.id


def test_schema_of_the_migrations_is_the_schema_of_the_code(database: Database) -> None:
    assert schema.list_differences(database) == []
    assert schema.current_revision(database) == schema.newest_revision()


def test_migrations_go_down_and_up_again(database: Database) -> None:
    schema.downgrade(database, "base")
    schema.upgrade(database)
    assert schema.list_differences(database) == []


def test_data_survives_a_step_down_and_up(database: Database) -> None:
    saved = _organisation(database)
    schema.downgrade(database, "0001")
    schema.upgrade(database)
    with database.read() as session:
        assert get_organisation(session, saved).legal_name == "Nordvarme Demo ApS"


def test_change_without_audit_entry_is_not_committed(database: Database) -> None:
    with pytest.raises(AuditMissing), database.write("test", NOW) as work:
        save_organisation(work.session, Organisation(legal_name="Nobody ApS"))
    with database.read() as session:
        assert session.query(DbOrganisation).count() == 0


def test_failed_use_case_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(LegalNameTwice), database.write("test", NOW) as work:
        _half_a_use_case(work)
    with database.read() as session:
        assert session.query(DbOrganisation).count() == 0
        assert list_entries(session, "organisation:1") == ()


class LegalNameTwice(Exception):
    """What stops the use case of the test above."""


def _half_a_use_case(work: Work) -> None:
    save_organisation(work.session, Organisation(legal_name="Half ApS"))
    work.record("organisation.registered", "organisation:1")
    raise LegalNameTwice


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET detail = 'forged'",
        "DELETE FROM audit_entry",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry",
    ],
)
def test_audit_entries_cannot_be_changed(database: Database, statement: str) -> None:
    _organisation(database)
    if "REPLACE" in statement and database.engine.dialect.name != "sqlite":
        statement = "TRUNCATE audit_entry"
    with pytest.raises(DatabaseError), database.engine.begin() as connection:
        connection.execute(text(statement))
    with database.read() as session:
        assert find_broken_entries(session) == []


def test_broken_chain_is_found(database: Database) -> None:
    saved = _organisation(database)
    schema.downgrade(database, "0001")
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET detail = 'forged'"))
    with database.read() as session:
        assert len(find_broken_entries(session)) == 1
        assert len(list_entries(session, f"organisation:{saved}")) == 1


def test_eight_writers_lose_no_update(database: Database) -> None:
    saved = _organisation(database, "Counter ApS")

    def add_letters() -> None:
        for _ in range(12):
            with database.write("writer", NOW) as work:
                row = work.session.get_one(DbOrganisation, saved, with_for_update=True)
                row.data = Organisation(legal_name="Counter ApS", profile=row.data.profile + "x")
                work.record("organisation.changed", f"organisation:{saved}")

    writers = [threading.Thread(target=add_letters) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.read() as session:
        assert len(get_organisation(session, saved).profile) == 96
        assert len(list_entries(session, f"organisation:{saved}")) == 97
        assert find_broken_entries(session) == []
