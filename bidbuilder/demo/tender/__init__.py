"""The invented buyer's call: its head in `call`, its requirements lot by lot in tables, their notation in `notation`."""
