"""Requirement workbooks of any shape: sheets as grids, tables found in them, their columns understood, rows as requirements."""
