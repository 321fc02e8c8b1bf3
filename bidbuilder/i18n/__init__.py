"""Message catalogues, and dates, numbers and money as text in the reader's language."""
