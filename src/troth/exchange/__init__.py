"""Getting in and out: foreign formats read into plans, and the book written as files."""
