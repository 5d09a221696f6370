"""What `content/` holds, as typed values, checked as it is read."""
