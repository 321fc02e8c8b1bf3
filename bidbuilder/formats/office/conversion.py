"""Documents to PDF by LibreOffice: processes and profiles of their own, many files at once, stopped by the clock.

Large work is shared by two processes, because LibreOffice lays one file out after another on one processor.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.office.dating import date_pdf

DEFAULT_SECONDS = 300.0
# Starting the program costs about as much as laying out so many bytes of XML.
_WORTH_A_PROCESS = 500_000


class OfficeMissing(Refusal):
    """LibreOffice is not installed, or not where the settings say."""

    code = "office-missing"
    message = translatable("LibreOffice is not installed here, so there are no PDF files and no page pictures.")
    hint = translatable("Install LibreOffice, or set BIDBUILDER_SOFFICE to the path of its program.")


class OfficeTooSlow(Refusal):
    """LibreOffice was stopped by the clock."""

    code = "office-too-slow"
    message = translatable("LibreOffice took longer than {seconds} seconds and was stopped.")
    hint = translatable("Try again when less is going on, or split the document.")


class OfficeFailed(Refusal):
    """LibreOffice ended without having made every file."""

    code = "office-failed"
    message = translatable("LibreOffice could not convert {names}.")
    hint = translatable("Open the file in LibreOffice to see what it says.")


def has_office(soffice: str) -> bool:
    """Whether the program is there."""
    return bool(soffice) and shutil.which(soffice) is not None


def to_pdf(
    files: Mapping[str, bytes], soffice: str, seconds: float = DEFAULT_SECONDS, made_at: datetime | None = None
) -> dict[str, bytes]:
    """PDF bytes by the name of the file they were made from. The ending of a name says what it is.

    `made_at` is written into the PDF as its date, so that the same files give the same bytes.
    Raises `OfficeMissing`, `OfficeTooSlow`, `OfficeFailed`.
    """
    if not has_office(soffice):
        raise OfficeMissing
    if not files:
        return {}
    with tempfile.TemporaryDirectory(prefix="bidbuilder-office-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        # Two files may differ in their ending only, and a name may be anything: the copies are numbered.
        copies = {name: folder / f"{number:04d}{Path(name).suffix}" for number, name in enumerate(files)}
        for name, copy in copies.items():
            copy.write_bytes(files[name])
        shares = [[copies[name] for name in share] for share in share_out(files, os.cpu_count() or 1)]
        _convert(soffice, shares, folder, seconds)
        made = _collect(copies)
    return {name: date_pdf(pdf, made_at) for name, pdf in made.items()} if made_at else made


def share_out(files: Mapping[str, bytes], processors: int) -> list[list[str]]:
    """The names by process: one, or two that have about as much to lay out."""
    sizes = {name: _size(content) for name, content in files.items()}
    is_worth_it = processors > 1 and sum(sizes.values()) - max(sizes.values()) > _WORTH_A_PROCESS
    if not is_worth_it:
        return [list(files)]
    shares: tuple[list[str], list[str]] = ([], [])
    for name in sorted(sizes, key=lambda name: -sizes[name]):
        min(shares, key=lambda share: sum(sizes[one] for one in share)).append(name)
    return list(shares)


def _size(content: bytes) -> int:
    """How much there is to lay out: bytes of XML in an office file, bytes of any other."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml"))
    except zipfile.BadZipFile:
        return len(content)


def _convert(soffice: str, shares: Sequence[Sequence[Path]], folder: Path, seconds: float) -> None:
    running: list[subprocess.Popen[bytes]] = []
    end = time.monotonic() + seconds
    try:
        for number, copies in enumerate(shares):
            running.append(_start(soffice, copies, folder, f"profile-{number}"))
        for process in running:
            process.wait(max(end - time.monotonic(), 0))
    except subprocess.TimeoutExpired:
        raise OfficeTooSlow(seconds=f"{seconds:g}") from None
    finally:
        for process in running:
            _end(process)


def _start(soffice: str, copies: Sequence[Path], folder: Path, profile: str) -> subprocess.Popen[bytes]:
    command = [soffice, f"-env:UserInstallation={(folder / profile).as_uri()}", "--headless", "--norestore"]
    command += ["--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder), *map(str, copies)]
    environment = {**os.environ, "HOME": str(folder), "TZ": "UTC"}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with its children: `soffice` is a script that starts the real one."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _collect(copies: Mapping[str, Path]) -> dict[str, bytes]:
    made = {name: copy.with_suffix(".pdf") for name, copy in copies.items()}
    if missing := [name for name, path in made.items() if not path.is_file()]:
        raise OfficeFailed(names=", ".join(missing))
    return {name: path.read_bytes() for name, path in made.items()}
