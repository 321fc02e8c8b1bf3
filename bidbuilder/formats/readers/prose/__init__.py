"""Running text of buyers, from whatever file: blocks with headings, and the obligations among their sentences."""
