"""The trade itself: frozen data and pure functions. No framework, database, clock, randomness or input/output."""
