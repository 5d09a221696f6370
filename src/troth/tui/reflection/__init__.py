"""The Reflection tab: guided practices, the journal, what is to be shared, and guesses."""
