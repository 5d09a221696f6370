"""A practice and a run of it, as frozen values: the steps, the path that the answers lead, and what an end makes."""
