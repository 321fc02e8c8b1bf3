"""Who bids together: partners, shares, sealed quotes, commitments and the capacity they have."""
