"""A buyer's own workbook: which cells it wants filled, and filling them in place so that nothing else changes."""
