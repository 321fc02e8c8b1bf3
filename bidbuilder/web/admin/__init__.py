"""Administration of the site: health, users, outbox, jobs and audit. Never a bid or a price."""

from bidbuilder.web.admin import users, views
from bidbuilder.web.admin.blueprint import room

__all__ = ["room", "users", "views"]
