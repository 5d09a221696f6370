"""The records of the long view from the shell, a noun a module."""
