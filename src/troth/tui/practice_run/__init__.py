"""One run of a practice: its gate, its screen, its pages."""
