"""The query language of the catalogue: what is asked for, as text and as typed conditions. Finding the answers is storage's.

It stands beside matching, as a query's conditions are a requirement's: the same constraints, held by the same rules.
"""
