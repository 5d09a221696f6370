"""What is asked in between: one line, one key, a form; each answers and is gone."""
