"""Organisations, clusters, users, their roles and what those permit."""
