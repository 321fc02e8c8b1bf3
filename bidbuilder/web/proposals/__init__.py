"""Offerings a facilitator proposes on behalf of a member, and the member's answer."""

from bidbuilder.web.proposals import home, views
from bidbuilder.web.proposals.blueprint import room

__all__ = ["home", "room", "views"]
