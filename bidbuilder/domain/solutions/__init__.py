"""The solution tree that answers a tender: systems, subsystems, items and plugs, and the edits a person makes to it."""
