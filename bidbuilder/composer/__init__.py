"""The optimisation model behind a composed solution, its explanation and its trade-off curve. Never a database."""
