"""How long a run of the composer takes on the demo's bid, beside the search itself: `python -m tests.bench composing`."""

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bidbuilder.composer.sourcing.record import Record
from bidbuilder.demo.loading import load_demo
from bidbuilder.jobs.worker import Worker
from bidbuilder.services import composed, composing
from bidbuilder.settings import Settings
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import find_user_by_email, get_actor
from tests.bench.timing import report


def measure() -> None:
    """One whole run of the demo: matching, search, alternatives, trade-off and reasons; then the page that shows it."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{Path(folder) / 'demo.sqlite3'}")
        schema.upgrade(database)
        load_demo(database, now)
        with database.read() as session:
            user = find_user_by_email(session, "bid@hedelund.example")
            assert user is not None
            manager = get_actor(session, user)
        worker = Worker(database, Settings(soffice=""))
        while worker.run_one():
            pass
        wishes = composing.load_compose_page(database, manager, 1, now=now).wishes
        run_id = composing.start_run(database, manager, 1, wishes, now=now)
        start = time.perf_counter()
        worker.run_one()
        whole = time.perf_counter() - start

        def look() -> Record:
            return composed.load_result(database, manager, 1, run_id, language="en", now=now).record

        record = look()
        needs, offers, members = record.composed.problem_size
        print(
            f"  {needs} needs, {offers} offers of {members} members: {whole:.2f} s in all, of which search, alternatives and"
            f" trade-off {record.composed.answer.seconds:.2f} s; {record.composed.answer.status}"
        )
        report("page of the result", look)
        database.close()
