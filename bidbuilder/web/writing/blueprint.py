"""The blueprint of this room; views register themselves on it."""

from flask import Blueprint

room = Blueprint("writing", __name__)
