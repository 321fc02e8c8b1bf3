"""Formulas of Excel workbooks, read and worked out in exact decimals as far as bid workbooks need; the rest is said so."""
