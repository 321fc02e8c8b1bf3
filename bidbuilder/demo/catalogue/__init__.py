"""What the invented members offer, as families of sizes; how a family becomes offerings stands in `families`."""
