"""Guesses about what something meant, and what it was once it was asked."""
