"""A passphrase before the data file: age files that any age tool opens, a key, and the steps from plain to locked."""
