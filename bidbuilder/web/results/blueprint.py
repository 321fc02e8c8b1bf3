"""The blueprint of this room; views register themselves on it."""

from flask import Blueprint

room = Blueprint("results", __name__)
