"""Administration of the site: health, users, outbox, jobs and audit. Never a bid or a price."""

from bidbuilder.web.admin import home, users, views
from bidbuilder.web.admin.blueprint import room

__all__ = ["home", "room", "users", "views"]
