"""The living style page: every macro once, for those who build pages."""

from bidbuilder.web.styleguide import views
from bidbuilder.web.styleguide.blueprint import room

__all__ = ["room", "views"]
