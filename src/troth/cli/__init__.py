"""The shell: argv to an action to a printed line."""
