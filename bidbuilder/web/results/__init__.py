"""The results of a facilitator's clusters."""

from bidbuilder.web.results import views
from bidbuilder.web.results.blueprint import room

__all__ = ["room", "views"]
