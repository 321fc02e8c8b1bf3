"""The catalogue searched in memory: columns and postings of every offering, kept up to date from the database.

`entries` is what the database holds of an offering for searches; `segments` are columns made of it; `columns` keeps them up
to date; `sight` says what of it an actor may see; `conditions` and `wording` hold questions against it; `finding` and
`facets` answer. Nothing here is the only copy of anything.
"""
