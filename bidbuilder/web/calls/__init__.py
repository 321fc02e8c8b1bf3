"""Gaps nobody covers, and calls for offerings to fill them."""

from bidbuilder.web.calls import gaps, home, views
from bidbuilder.web.calls.blueprint import room

__all__ = ["gaps", "home", "room", "views"]
