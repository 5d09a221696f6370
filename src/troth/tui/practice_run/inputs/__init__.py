"""What takes the answer to a step, one input for each type of step."""
