"""The actions: each says what shall be so, and is a pure function from a book to a change."""
