"""The demo case: an invented Danish cluster bids for a biogas-and-district-heating plant in an invented Polish municipality."""
