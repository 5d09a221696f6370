"""The Boundaries board: what I need, how I say it, and how we honour it."""
