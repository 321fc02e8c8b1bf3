"""Writers: a frozen snapshot in, bytes out. Never a database, never a clock: the same snapshot gives the same bytes."""
