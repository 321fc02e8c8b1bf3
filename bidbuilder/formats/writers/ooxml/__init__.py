"""WordprocessingML as text: what python-docx does not make, or makes too slowly for long tables. It knows nothing of bids."""
