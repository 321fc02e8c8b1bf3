"""bidbuilder: joint bids of a business cluster, from the buyer's tender to the bid pack."""

__version__ = "0.1.0"
