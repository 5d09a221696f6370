"""Whether somebody sits at the other end."""


def is_terminal(stream: object) -> bool:
    """Whether a stream is there and a person sits at its end."""
    try:
        return stream is not None and bool(stream.isatty())  # type: ignore[attr-defined]
    except ValueError:
        return False
