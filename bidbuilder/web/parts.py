"""Whether a request wants a whole page or only the part of it that a script will put in place."""

from flask import request


def wants_part() -> bool:
    """Only a part: a script asks. Going back in the browser's history needs the whole page again."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"
