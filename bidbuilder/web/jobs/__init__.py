"""Background work as a person sees it: its progress, stopping it, trying again."""

from bidbuilder.web.jobs import views
from bidbuilder.web.jobs.blueprint import room

__all__ = ["room", "views"]
