"""The blueprint of this room; views register themselves on it."""

from flask import Blueprint

room = Blueprint("saved_searches", __name__)
