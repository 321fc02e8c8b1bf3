"""README's two commands on a machine with nothing but Python: make the environment from the lock file, then run.

    python3 -m bidbuilder.bootstrap demo     start the demo
    python3 -m bidbuilder.bootstrap test     run every check and test
    python3 -m bidbuilder.bootstrap wheel    build the wheel, install it elsewhere and open a page

Standard library only, because nothing else is there yet. Anything else after `bootstrap` goes to the command line.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What the tests drive beside Python, by the program that shows it is there: Debian's package names.
SYSTEM_PACKAGES = {
    "chromium": ("chromium",),
    "soffice": ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "fonts-liberation", "fonts-dejavu-core"),
    "pdftoppm": ("poppler-utils",),
}

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "bidbuilder"),
    ("lint-imports",),
    ("pytest", "-n", "2", "--dist", "loadgroup"),
)

_OPEN_A_PAGE = """
from pathlib import Path
from bidbuilder.app import create_app
from bidbuilder.services.installation import upgrade_database
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
settings = Settings(data_folder=Path("data"))
settings.data_folder.mkdir()
database = Database.open(settings.effective_database_url)
upgrade_database(database)
client = create_app(settings, database).test_client()
page = client.get("/", follow_redirects=True)
style = client.get("/static/css/tokens.css")
assert page.status_code == 200 and b"<title>" in page.data, page.status
assert style.status_code == 200, style.status
print("The installed wheel serves", page.request.path)
"""


def main(arguments: Sequence[str]) -> int:
    """Make the environment and run what is asked for; gives the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - told to people who start it with an old Python
        _say("bidbuilder needs Python 3.11 or newer.")
        return 2
    if list(arguments[:1]) == ["test"]:
        make_environment("requirements-dev.lock")
        install_system_packages()
        return run_checks(arguments[1:])
    if list(arguments) == ["wheel"]:
        make_environment("requirements-dev.lock")
        return check_wheel()
    make_environment("requirements.lock")
    return _run([str(PYTHON), "-m", "bidbuilder", *(arguments or ["demo"])])


def make_environment(lock_name: str) -> None:
    """Make `.venv` and install exactly what the lock file names, unless that is what it already holds."""
    lock = CHECKOUT / lock_name
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / f".{lock.stem}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    if find_spec("ensurepip") is None:
        _apt_install(("python3-venv",), needed_for="making an environment")
    if not PYTHON.exists():
        _say(f"Making the environment in {ENVIRONMENT.name} …")
        venv.create(ENVIRONMENT, with_pip=True)
    _say(f"Installing what {lock_name} names …")
    subprocess.run(
        [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(lock),
        ],
        check=True,
    )
    stamp.write_text(digest)


def install_system_packages() -> None:
    """Install what the browser and office tests drive, where this is Debian and we may; else say what is missing."""
    missing = [name for program, names in SYSTEM_PACKAGES.items() if not shutil.which(program) for name in names]
    if missing:
        _apt_install(missing, needed_for="the browser and office tests")


def run_checks(arguments: Sequence[str]) -> int:
    """Run every check; the tests come last and always run. Arguments go to pytest."""
    worst = 0
    for tool, *options in CHECKS:
        extra = arguments if tool == "pytest" else ()
        worst = _run([str(PYTHON.with_name(tool)), *options, *extra]) or worst
    return worst


def check_wheel() -> int:
    """Build the wheel, install it with the locked packages into a new environment outside and open a page."""
    with tempfile.TemporaryDirectory() as folder:
        built, elsewhere = Path(folder) / "dist", Path(folder) / "environment"
        if _run([str(PYTHON), "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(CHECKOUT)]):
            return 1
        venv.create(elsewhere, with_pip=True)
        python = elsewhere / PYTHON.relative_to(ENVIRONMENT)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        wheel = str(next(built.glob("*.whl")))
        for what in (["--require-hashes", "-r", str(CHECKOUT / "requirements.lock")], ["--no-deps", wheel]):
            subprocess.run([*install, *what], check=True, cwd=folder)
        return subprocess.run([str(python), "-c", _OPEN_A_PAGE], check=False, cwd=folder).returncode


def _apt_install(packages: Sequence[str], needed_for: str) -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.name == "nt" or os.geteuid() != 0:
        _say(f"Missing for {needed_for}: {' '.join(packages)}. Tests that need them are skipped.")
        return
    _say(f"Installing {' '.join(packages)} …")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    subprocess.run(
        [apt, "install", "-y", "-qq", "--no-install-recommends", *packages],
        check=False,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


def _run(command: Sequence[str]) -> int:
    ours = {
        "PYTHONPATH": str(CHECKOUT),
        "PATH": f"{PYTHON.parent}{os.pathsep}{os.environ['PATH']}",
        # Even where a container says otherwise: dozens of our child processes would each compile the package again.
        "PYTHONDONTWRITEBYTECODE": "",
    }
    try:
        return subprocess.run(command, cwd=CHECKOUT, env=os.environ | ours, check=False).returncode
    except KeyboardInterrupt:
        return 130


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
