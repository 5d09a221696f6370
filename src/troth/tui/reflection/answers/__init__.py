"""The part of a step's page that takes the answer, one kind for each type of step."""
