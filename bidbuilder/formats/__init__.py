"""File formats: readers turn bytes into drafts and findings, writers turn a frozen snapshot into bytes. Never a database."""
