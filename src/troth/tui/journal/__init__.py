"""The journal: its list, an entry, and the forms that write in it."""
