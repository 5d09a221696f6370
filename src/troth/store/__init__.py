"""The one file that everything is kept in: read strictly, written durably, never lost."""
