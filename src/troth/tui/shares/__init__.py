"""What is to be shared: noticed, ready, shared, or kept."""
