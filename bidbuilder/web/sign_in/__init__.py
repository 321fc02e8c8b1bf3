"""Signing in and out, the own account, and becoming a user by an invitation."""

from bidbuilder.web.sign_in import account, browsers, invitations, views
from bidbuilder.web.sign_in.blueprint import room

__all__ = ["account", "browsers", "invitations", "room", "views"]
