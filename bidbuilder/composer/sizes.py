"""How wide a model is, by its columns: by this `searching` and those whom it asks choose their way."""

# Below this the solver alone is done before anything else would have begun.
SMALL = 300
MODERATE = 10_000
# Above this whole crews are compared, beside a relaxation solved nearly, where members join.
CROWDED = 20_000
# Above this a tree gets nowhere: what is left of the time is better spent on a sharper bound and on exchanging members.
VAST = 30_000
# Above this the relaxation of the whole takes longer than pricing it.
LARGE = 70_000
