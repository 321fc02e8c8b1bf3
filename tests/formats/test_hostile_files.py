"""Every hostile and corpus file, tried as tender, catalogue and source: a reading or a refusal, in time, never a fault."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bidbuilder.formats.confinement import read_confined
from bidbuilder.formats.refusals import FileRefused
from tests.corpus import CORPUS, HOSTILE, every_shared_file

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(os.name != "posix", reason="limits are set on POSIX systems only")]

SECONDS = 10
ROOT = Path(__file__).resolve().parents[2]
# One of each family, through the child process that the product uses.
CONFINED = [
    (HOSTILE / "defusedxml/quadratic.xml", "xml-with-entities"),
    (HOSTILE / "poi-malformed/poifs__protected_sha512.xlsx", "file-encrypted"),
    (HOSTILE / "poi-malformed/spreadsheet__password.xls", "format-outdated"),
    (HOSTILE / "poi-malformed/spreadsheet__date.xlsb", "format-outdated"),
    (HOSTILE / "calamine/covered.ods", "format-outdated"),
    (
        HOSTILE / "poi-malformed/slideshow__clusterfuzz-testcase-minimized-POIXSLFFuzzer-5463285576892416.pptx",
        "file-broken",
    ),
    (HOSTILE / "warehouse-zip/reject__zipinzip.zip", "archive-unsafe"),
    (HOSTILE / "patt/ssrf_ssrf_iframe.svg", "file-unknown"),
]


@pytest.mark.parametrize("kind", ["tender", "catalogue", "source"])
def test_no_file_is_a_fault_or_takes_too_long(kind: str) -> None:
    files = every_shared_file()
    if not files:
        pytest.skip("the files are not here")
    batch = subprocess.run(
        [sys.executable, str(ROOT / "tests/formats/hostile_batch.py"), kind],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        check=False,
    )
    outcomes = [json.loads(line) for line in batch.stdout.splitlines()]
    assert len(outcomes) == len(files), f"died after {outcomes[-1] if outcomes else None}: {batch.stderr[-500:]}"
    bad = [one for one in outcomes if one[1].startswith(("fault", "memory")) or one[2] > SECONDS]
    assert bad == []


@pytest.mark.parametrize(("path", "code"), CONFINED, ids=lambda value: getattr(value, "name", value))
def test_families_of_bad_files_are_refused_by_name(path: Path, code: str) -> None:
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    with pytest.raises(FileRefused) as refused:
        read_confined("tender", path.name, path.read_bytes(), seconds=SECONDS, megabytes=512)
    assert refused.value.code == code


def test_macros_are_left_out_and_told() -> None:
    path = HOSTILE / "poi-malformed/spreadsheet__SimpleMacro.xlsm"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    reading = read_confined("tender", path.name, path.read_bytes(), seconds=SECONDS, megabytes=512)
    assert "macros-left-out" in {finding.code for finding in reading.findings}


def test_the_largest_notice_fits_the_child() -> None:
    path = CORPUS / "eforms/cn_24_maximal_100_lots.xml"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    reading = read_confined("tender", path.name, path.read_bytes(), seconds=SECONDS, megabytes=512)
    assert len(reading.tender.lots) == 100
