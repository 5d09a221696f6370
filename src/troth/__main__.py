"""`troth` and `python -m troth`."""

import gc
import os
import sys


def main() -> None:
    """Run one command and leave at once: what is left to tear down is the system's, and costs a third of a tick."""
    gc.disable()
    from troth.cli.main import main as run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
