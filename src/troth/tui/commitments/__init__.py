"""The Commitments tab: what a day asks, and one promise beside it."""
