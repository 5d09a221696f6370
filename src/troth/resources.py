"""Where the data folders are: inside the installed package, or beside `src` in a checkout."""

import os

_HERE = os.path.dirname(os.path.abspath(__file__))
_ROOTS = (_HERE, os.path.dirname(os.path.dirname(_HERE)))


def sheets() -> list[str]:
    """The paths of all style sheets: what every screen is built of first, then the tabs' own."""
    folder = _find("styles")
    names = sorted(os.listdir(folder), key=lambda name: (name != "base.tcss", name))
    return [os.path.join(folder, name) for name in names if name.endswith(".tcss")]


def content(*names: str) -> str:
    """The path of a file or folder of the guidance, by the parts of its name."""
    return _find("content", *names)


def paragraphs(*names: str) -> list[str]:
    """The paragraphs of a Markdown file of the guidance, each as one line, headings without their marks."""
    with open(content(*names), encoding="utf-8") as file:
        blocks = file.read().strip().split("\n\n")
    return [" ".join(block.lstrip("# ").split()) for block in blocks]


def rows(*names: str) -> dict[str, str]:
    """The rows of a table of the guidance whose first line says where it is from: the first column, and the rest."""
    with open(content(*names), encoding="utf-8") as file:
        _, *lines = file.read().splitlines()
    return {first: rest for first, _, rest in (line.partition("\t") for line in lines)}


def sentences(name: str) -> dict[str, str]:
    """The sentences of one part of the program, each by the heading that it stands under."""
    _, *blocks = paragraphs("sentences", f"{name}.md")
    return dict(zip(blocks[::2], blocks[1::2], strict=True))


def _find(*names: str) -> str:
    for root in _ROOTS:
        path = os.path.join(root, *names)
        if os.path.exists(path):
            return path
    return os.path.join(_ROOTS[-1], *names)
