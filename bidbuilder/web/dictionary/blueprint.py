"""The blueprint of this room; views register themselves on it."""

from flask import Blueprint

room = Blueprint("dictionary", __name__)
