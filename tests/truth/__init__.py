"""Lists of what documents ask, made by hand, and how a reading is held against them."""
