"""The blueprint of this room; views register themselves on it."""

from flask import Blueprint

room = Blueprint("calls", __name__)
