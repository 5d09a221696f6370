"""Help for the place one stands in, and Help & safety."""
