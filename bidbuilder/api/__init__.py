"""Machine-readable answers over HTTP, for scripts and other systems."""
