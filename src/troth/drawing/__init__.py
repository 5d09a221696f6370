"""What is drawn, as plain values: lines of spans, rows of the lists, columns of the board; no textual in it."""
