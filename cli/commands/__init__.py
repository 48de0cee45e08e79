"""One file per group of commands; each gathers from the desk, calls a use case, and shows."""
