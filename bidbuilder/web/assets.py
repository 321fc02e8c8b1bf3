"""Where templates and static files are, and addresses of static files that change with their content."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request

_FOR_A_YEAR = "public, max-age=31536000, immutable"
_FOR_A_DAY = "public, max-age=86400"
_PACKAGE = Path(__file__).resolve().parent.parent


def folder_of(name: str) -> Path:
    """`templates` or `static`: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def add_assets(app: Flask) -> None:
    """Give every static address the hash of its content, so that browsers may keep it for a year."""
    folder = folder_of("static")
    app.after_request(_let_browsers_keep)

    @app.url_defaults
    def add_content_hash(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static" and "v" not in values:
            values["v"] = _content_hash(folder / str(values["filename"]), _changed_at(folder / str(values["filename"])))


def _let_browsers_keep(response: Response) -> Response:
    """An address with a hash never changes its content, vendored files (fonts) seldom; any other is asked for again."""
    if request.endpoint == "static":
        keep = _FOR_A_DAY if "/vendor/" in request.path else "no-cache"
        response.headers["Cache-Control"] = _FOR_A_YEAR if request.args.get("v") else keep
    return response


@cache
def _content_hash(file: Path, _changed: float) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]


def _changed_at(file: Path) -> float:
    return file.stat().st_mtime
