"""The Journey tab."""
