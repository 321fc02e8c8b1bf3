"""What travels to the browser: light, licensed, complete, and without inline code."""

import gzip
import re
from pathlib import Path

import pytest

from bidbuilder.web.assets import folder_of
from tests.web.client import StrictClient

STATIC = folder_of("static")
STYLES = [path for path in STATIC.rglob("*.css") if "vendor" not in path.parts] + [STATIC / "vendor/dkfds/dkfds.css"]
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
FIRST_PAGE_BYTES = 150_000
LATIN_FONTS = ("IBMPlexSans-Regular-Latin1.woff2", "IBMPlexSans-SemiBold-Latin1.woff2")


def weight(file: Path) -> int:
    """How many bytes travel: fonts are compressed already."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 6))


def test_the_first_page_is_light(client: StrictClient) -> None:
    page = client.get("/sign-in")
    links = [element.get("href") or element.get("src") or "" for element in page.root.iter()]
    files = {STATIC / link.removeprefix("/static/").split("?")[0] for link in links if link.startswith("/static/")}
    files |= {STATIC / "vendor/ibm-plex-sans" / name for name in LATIN_FONTS}
    files |= set(SCRIPTS)
    total = len(gzip.compress(page.response.get_data())) + sum(weight(file) for file in files)
    assert total <= FIRST_PAGE_BYTES, f"{total} bytes"


@pytest.mark.parametrize("folder", sorted((STATIC / "vendor").iterdir()), ids=lambda path: path.name)
def test_every_vendored_library_has_its_licence(folder: Path) -> None:
    licences = [path for path in folder.iterdir() if path.name.startswith("LICENSE")]
    assert licences
    assert all(path.stat().st_size > 200 for path in licences)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_every_file_a_style_names_is_there(style: Path) -> None:
    named = re.findall(r"url\([\"']?([^\"')]+)[\"']?\)", style.read_text(encoding="utf-8"))
    assert not [name for name in named if not (style.parent / name).resolve().is_file()]
    assert not [name for name in named if name.startswith(("http:", "https:", "//"))]


def test_every_icon_a_template_uses_is_in_the_sprite() -> None:
    known = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "images/icons.svg").read_text(encoding="utf-8")))
    call = re.compile(r"""icon\(["']([\w-]+)["']\)""")
    used = {
        (name, path.name)
        for path in folder_of("templates").rglob("*.html")
        for name in call.findall(path.read_text(encoding="utf-8"))
    }
    assert not {one for one in used if one[0] not in known}


@pytest.mark.parametrize("template", sorted(folder_of("templates").rglob("*.html")), ids=lambda path: path.name)
def test_no_template_carries_inline_code_or_style(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\son[a-z]+=|\sstyle=|javascript:|<style", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "|safe" not in text.replace(" ", ""), "what a person typed must stay escaped"


@pytest.mark.parametrize("template", sorted(folder_of("templates").rglob("*.html")), ids=lambda path: path.name)
def test_drawn_boxes_stand_in_the_group_they_are_drawn_by(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    for box in re.finditer(r'class="form-(checkbox|radio)"', text):
        before = text[max(0, box.start() - 160) : box.start()]
        assert f"form-group-{box[1]}" in before, (
            "outside of it dkfds draws no box, and the field stands on top of the page"
        )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_builds_markup_out_of_text(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML\s*\+?=|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function", text
    )
