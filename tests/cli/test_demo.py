"""The demo as a process: it answers, and whoever ends it ends its worker with it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from bidbuilder.i18n.extraction import PACKAGE

_PATIENCE = 90.0

# As the command line's entry does it, with a case of one login: what is served is not the matter here.
_START = """
import sys
from bidbuilder.app import create_app
from bidbuilder.cli.main import Doors, commands
from bidbuilder.demo.loading import Login
from bidbuilder.jobs.worker import open_worker
login = Login(role="Member", name="Somebody", email="someone@example.org", password="-")
doors = Doors(create_app, open_worker, lambda *_: [login])
commands(["demo", "--port", sys.argv[1]], obj=doors)
"""


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _children_of(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _runs(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def _wait_until_it_answers(running: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            urlopen(address, timeout=5).close()
        except URLError:
            assert running.poll() is None, "the demo has ended"
            assert time.monotonic() < until, "the demo does not answer"
            time.sleep(0.2)
        else:
            return


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up as Linux shows them")
def test_ending_the_demo_ends_its_worker(tmp_path: Path) -> None:
    port = _free_port()
    running = subprocess.Popen(
        [sys.executable, "-c", _START, str(port)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_it_answers(running, f"http://127.0.0.1:{port}/sign-in")
        (worker,) = _children_of(running.pid)
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=_PATIENCE)
        assert not _runs(worker)
    finally:
        running.kill()
