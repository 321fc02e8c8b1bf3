"""Documents to PDF by LibreOffice: a process of its own with a profile of its own, many files at once, stopped by the clock."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.office.dating import date_pdf

DEFAULT_SECONDS = 300.0


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
        _convert(soffice, list(copies.values()), folder, seconds)
        made = _collect(copies)
    return {name: date_pdf(pdf, made_at) for name, pdf in made.items()} if made_at else made


def _convert(soffice: str, copies: list[Path], folder: Path, seconds: float) -> None:
    profile = (folder / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, copies)]
    environment = {**os.environ, "HOME": str(folder), "TZ": "UTC"}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise OfficeTooSlow(seconds=f"{seconds:g}") from None
    finally:
        _end(process)


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
