"""Runs of the composer hold every price the lead may see: nobody else learns of them, and the lead learns nothing more."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from bidbuilder.composer.sourcing.wishes import Wishes
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.jobs.worker import Worker
from bidbuilder.services import composing
from bidbuilder.settings import Settings
from bidbuilder.storage.compositions import get_result
from bidbuilder.storage.database import Database
from bidbuilder.storage.tenders import replace_requirements
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web.access import SESSION_TOKEN
from tests.factories.requirements import constraint, requirement
from tests.secrecy.two_worlds import NOW, Scene, make_scene
from tests.storage_fixtures import copy_of_sqlite
from tests.web.applications import application_for

PATHS = ("", "/1", "/1?view=why", "/1?view=others", "/1/curve", "/compare?a=1:best&b=1:best")


def needs() -> tuple[Requirement, ...]:
    """One requirement that both rivals' pumps meet."""
    power = constraint("rated_power", "≥", "300", unit="kW")
    return (requirement(power, number="1", quantity=Decimal(2), unit="piece", text="Rated power at least 300 kW"),)


@pytest.fixture
def composed(sqlite_master: Path, tmp_path: Path) -> tuple[Flask, Database, Scene]:
    """A world in which the lead has composed: Bodil is cheaper by list, dearer by her quote."""
    database = copy_of_sqlite(sqlite_master, tmp_path)
    scene = make_scene(database, Decimal("333.33"))
    with database.write("test", NOW) as work:
        replace_requirements(work.session, scene.tender_id, needs())
        work.record("test.requirements", f"tender:{scene.tender_id}")
    wishes = Wishes(seconds=10, alternatives=1, trade_off=None)
    composing.start_run(database, scene.lead, scene.bid_id, wishes, now=NOW)
    settings = Settings(data_folder=tmp_path, secret_key="a key", log_level="ERROR", soffice="")
    worker = Worker(database, settings)
    while worker.run_one():
        pass
    return application_for(settings, database), database, scene


def test_nobody_but_the_lead_finds_a_run_and_quotes_count_before_lists(
    composed: tuple[Flask, Database, Scene],
) -> None:
    app, database, scene = composed
    for path in PATHS:
        assert fetch(app, database, scene.lead, scene, path) == 200, path
        for who in (scene.anders, scene.bodil, scene.facilitator, scene.outsider):
            assert fetch(app, database, who, scene, path) in {403, 404}, (path, who.name)
    with database.read() as session:
        answer = get_result(session, scene.bid_id, 1)["composed"]["answer"]
    (bought,) = [one for one in answer["choice"]["items"] if not one["offer"].startswith("kept:")]
    # Two of Anders at his quote of 480.00, not of Bodil, who quoted 666.66 whatever her list says.
    assert (bought["member"], Decimal(bought["amount"])) == (str(scene.world.anders), Decimal(960))


def test_a_job_tells_of_the_run_without_a_figure(composed: tuple[Flask, Database, Scene]) -> None:
    _app, database, scene = composed
    state = composing.watch_run(database, scene.lead, scene.bid_id, 1)
    assert state.job is not None
    assert not any(character.isdigit() for character in state.job.message)
    assert state.job.params == {}
    assert set(state.job.result) == {"bid_id", "composition_id"}


def fetch(app: Flask, database: Database, actor: Actor, scene: Scene, path: str) -> int:
    """The status of a page of the composer for a person."""
    token = f"token {actor.user_id} {path}"
    with database.housekeep() as session:
        open_sign_in(
            session, token, actor.user_id, now=datetime.now(UTC), until=datetime(2099, 1, 1, tzinfo=UTC), agent=""
        )
    client = app.test_client()
    with client.session_transaction() as kept:
        kept[SESSION_TOKEN] = token
    return client.get(f"/bids/{scene.bid_id}/compose{path}").status_code
