"""What every screen is built of, and what knows nothing of promises."""
