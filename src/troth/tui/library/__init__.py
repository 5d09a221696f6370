"""The library of practices, and the pages to read beside it."""
