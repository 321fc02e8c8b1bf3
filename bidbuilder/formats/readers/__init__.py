"""Readers: bytes of a file in, a draft and findings out. Never a database."""
