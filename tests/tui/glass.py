"""What stands on a terminal, made of all that was written to it: texts, cleared cells, and moves of the cursor.

Every other code is passed over.
"""

import re

ROWS, COLUMNS = 24, 80

_PIECE = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<count>\d*)(?P<code>[GCX])"
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[PX\]^_].*?(?:\x1b\\|\x07)|\x1b[ -/]*[0-~]|[\x00-\x1f]"
    r"|(?P<text>[^\x00-\x1f]+)",
    re.DOTALL,
)


def glass(written: bytes) -> list[str]:
    """The rows, after the terminal was handed over to the app."""
    rows = [[" "] * COLUMNS for _ in range(ROWS)]
    y = x = 0
    shown = written.rpartition(b"\x1b[?1049h")[2].decode(errors="ignore")
    for piece in _PIECE.finditer(shown):
        if piece["row"]:
            y, x = int(piece["row"]) - 1, int(piece["column"]) - 1
        count = int(piece["count"] or 1)
        match piece["code"]:
            case "G":
                x = count - 1
            case "C":
                x += count
            case "X":
                rows[y][x : x + count] = " " * min(count, COLUMNS - x)
        for letter in piece["text"] or "":
            if y < ROWS and x < COLUMNS:
                rows[y][x] = letter
            x += 1
    return ["".join(row) for row in rows]
