"""Files of the buyer that a bid fills in place, workbooks and documents: what they ask for, what goes in, the filled file."""
