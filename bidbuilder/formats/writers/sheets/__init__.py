"""Workbooks: the shell by XlsxWriter, the rows streamed into it as text with their values. It knows nothing of bids."""
