"""Use cases. One function is one use case is one transaction with its audit entry; no service imports another."""
