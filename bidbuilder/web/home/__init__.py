"""The front page of every role, put together from the panels that rooms contribute; and the health check."""

from bidbuilder.web.home import views
from bidbuilder.web.home.blueprint import room

__all__ = ["room", "views"]
