"""Buyers' files as people look at them beside the requirements: grids, texts, pages and trees of plain lines."""
