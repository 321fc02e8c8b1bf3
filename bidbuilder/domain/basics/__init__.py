"""Ground words of every other room: money, quantities, languages, dates, findings and errors."""
