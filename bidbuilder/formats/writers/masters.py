"""The Word masters the documents are made from. They lie in `templates/documents`, in a checkout and in a wheel alike."""

from functools import cache
from pathlib import Path

import bidbuilder

_PACKAGE = Path(bidbuilder.__file__).parent
# A wheel carries the templates inside the package; in a checkout they stand beside it.
_FOLDERS = (_PACKAGE / "templates" / "documents", _PACKAGE.parent / "templates" / "documents")


@cache
def read_master(name: str) -> bytes:
    """The master of that name, such as ``bid``; raises `FileNotFoundError`, which is a fault of the installation."""
    for folder in _FOLDERS:
        if (path := folder / f"{name}.docx").is_file():
            return path.read_bytes()
    raise FileNotFoundError(f"{name}.docx is in none of {', '.join(map(str, _FOLDERS))}")
