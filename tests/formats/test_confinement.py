"""The child process: whatever a file does to it, the caller gets a reading or a refusal, in time."""

import io
import os
import time
import zipfile

import pytest

from bidbuilder.formats.confinement import read_confined
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileRefused
from tests.factories.notices import notice

BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><lolz>&d;</lolz>"""
LOCAL_FILE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def refusal_of(content: bytes, **limits: float) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        read_confined("tender", "offer.xml", content, **{"seconds": 10, "megabytes": 512, **limits})
    return refused.value


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_the_child_reads_what_the_reader_reads() -> None:
    content = notice()
    confined = read_confined("tender", "notice.xml", content, seconds=10, megabytes=512)
    assert confined == read_tender("notice.xml", content, {})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\t\x00", "file-empty"),
        (b"<notice", "file-broken"),
        (b"<notice/>", "file-unknown"),
        (BILLION_LAUGHS, "xml-with-entities"),
        (BILLION_LAUGHS.decode().encode("utf-16"), "xml-with-entities"),
        (LOCAL_FILE, "xml-with-entities"),
        (b"<a>" * 5_000, "file-broken"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file-unknown"),
        (b"PK\x03\x04 and no more", "file-broken"),
        (b"hello, world", "file-unknown"),
        (packed(a=b"\0" * 400_000_000), "archive-bomb"),
        (packed(a=b"\0" * 20_000_000), "archive-bomb"),
        (packed(note=b"nothing to read"), "file-unknown"),
    ],
)
def test_unusable_files_are_refused_with_a_code_and_a_hint(content: bytes, code: str) -> None:
    refusal = refusal_of(content)
    assert refusal.code == code
    assert refusal.hint


def test_reading_is_stopped_by_the_clock() -> None:
    started = time.monotonic()
    assert refusal_of(notice(), seconds=0.01).code == "file-too-slow"
    assert time.monotonic() - started < 5


@pytest.mark.skipif(os.name != "posix", reason="memory is limited on POSIX systems only")
def test_reading_is_stopped_by_memory() -> None:
    rows = "".join(f"{number};The pump shall pump {number} litres\n" for number in range(600_000))
    assert refusal_of(f"No;Requirement\n{rows}".encode(), megabytes=160).code in {"file-too-large", "reader-died"}


def test_the_child_does_not_see_the_servers_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("BIDBUILDER_SECRET_KEY", "top secret")
    # A `sitecustomize` of the test's own shows what the child's environment holds.
    (tmp_path / "sitecustomize.py").write_text(
        f"import os, pathlib\npathlib.Path({str(tmp_path / 'seen')!r}).write_text(' '.join(os.environ))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    read_confined("tender", "notice.xml", notice(), seconds=10, megabytes=512)
    seen = (tmp_path / "seen").read_text()
    assert "PATH" in seen
    assert "BIDBUILDER_SECRET_KEY" not in seen


def test_no_child_is_left_behind() -> None:
    for _ in range(3):
        refusal_of(notice(), seconds=0.01)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
