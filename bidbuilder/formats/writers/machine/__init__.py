"""The bid for machines to read: OCDS, UBL, and the answer formats of calls that came as GAEB or ESPD."""
