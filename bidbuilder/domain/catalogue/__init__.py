"""What members can put into a solution: offerings, their typed properties, ports, prices, certificates and capacity."""
