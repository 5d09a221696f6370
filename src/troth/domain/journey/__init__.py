"""The long view: check-ins, evenings, what happened, decisions, sessions and good moments, and the figures of them."""
