"""The bid the demo leaves to its reader to finish: solution, prices, partners and what people noted."""
