"""A lead's answer to a tender: the bid and its stages, the gates before a pack, the frozen snapshot and the audit entries."""
