"""Writing: one section of a proposal for whoever writes it, a member's list of them, and the text library."""

from bidbuilder.web.writing import home, library, sections
from bidbuilder.web.writing.blueprint import room

__all__ = ["home", "library", "room", "sections"]
