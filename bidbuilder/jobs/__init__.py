"""Background work: the registry of jobs and the worker that runs them."""
