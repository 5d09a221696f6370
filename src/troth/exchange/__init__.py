"""What other programs keep, read as promises: a module for each format, imported when a file of it comes."""
