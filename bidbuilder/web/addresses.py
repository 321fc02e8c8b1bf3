"""Keys and texts as they come in: a key is a number a database can hold, and a text has no NUL, which no database keeps."""

from flask import Flask, request
from werkzeug.exceptions import BadRequest
from werkzeug.routing import IntegerConverter, Map

LARGEST_KEY = 2**31 - 1  # of PostgreSQL's integer columns


class KeyConverter(IntegerConverter):
    """`<int:…>` in addresses: a number no key can be leads nowhere instead of into the database."""

    def __init__(self, map: Map, **options: object) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, **{"max": LARGEST_KEY, **options})  # type: ignore[arg-type]


def add_addresses(app: Flask) -> None:
    """Bound the numbers in addresses and refuse what no database can keep. Before blueprints are registered."""
    app.url_map.converters["int"] = KeyConverter
    app.before_request(_refuse_nul)


def find_key(text: str | None) -> int | None:
    """The key a form or a query names; None for anything that no key can be."""
    if not text or not (text.isascii() and text.isdigit()) or len(text) > len(str(LARGEST_KEY)):
        return None
    key = int(text)
    return key if key <= LARGEST_KEY else None


def _refuse_nul() -> None:
    values = (value for _, value in request.values.items(multi=True))
    names = (upload.filename or "" for _, upload in request.files.items(multi=True))
    if any("\x00" in text for text in (request.path, *values, *names)):
        raise BadRequest
