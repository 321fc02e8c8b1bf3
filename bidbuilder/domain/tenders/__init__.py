"""The buyer's call: tender, lots, requirements with typed constraints, award criteria, deadlines and amendments."""
