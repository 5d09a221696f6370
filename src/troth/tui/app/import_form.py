"""Which file is to be brought in, and what is chosen for all in it that has no exact form here."""

import os.path
from datetime import date

from troth.domain.errors import NotUnderstood
from troth.domain.grammar import Rhythm, parse_rhythm
from troth.drawing.bars import Hint, Key
from troth.exchange.arrival import BEFORE, Wanted, date_for_all
from troth.exchange.found import ChosenForAll, ChosenWhere
from troth.exchange.sniffing import FORMATS
from troth.tui.app.arrivals import Look
from troth.tui.app.import_page import ImportPage
from troth.tui.kit.chrome import Keys
from troth.tui.kit.form import Field, Form, choice
from troth.tui.messages import Do, OpenPage

_RHYTHM, _DATE = "Rhythm of the rest", "Date of the rest"
_ITSELF = "by what it holds"
_BRINGS = "Bringing it in, as one change; it is told once it is so."


class ImportForm(Form):
    """The path of a file and the choices; the plan comes before anything is done."""

    def __init__(self, today: date, look: Look) -> None:
        """An empty form; `look` looks into a file."""
        self._look = look
        fields = [
            Field("path", "File", "its path: ~/Downloads/todo.txt", "", _path),
            Field("every", _RHYTHM, "for all that tell none here; or nothing", "", lambda text: _rhythm(text, today)),
            Field("by", _DATE, "for all that tell none; or nothing", "", lambda text: date_for_all(text, today)),
            choice("to", "To", "self, partner or both", "self", ("self", "partner", "both")),
            choice("format", "Format", "name it where that can't tell", _ITSELF, (_ITSELF, *FORMATS)),
        ]
        super().__init__("Bring in a file: the plan comes first, nothing is written", fields)

    @property
    def about(self) -> str:
        """One file is brought in at a time."""
        return "import"

    def on_mount(self) -> None:
        """Say what the keys do."""
        hints = (Hint("form.save", "show the plan"), Hint("form.leave", "leave"), Key("tab", "next"))
        self.query_one(Keys).show_keys((*hints, Hint("help.anywhere", "help")))

    def action_save(self) -> None:
        """Show what the file would bring."""
        values = self.values()
        if values is None:
            return
        chosen = ChosenForAll(values["every"], values["by"], values["to"])
        named = None if values["format"] == _ITSELF else values["format"]
        wanted = Wanted(values["path"], named, chosen, ChosenWhere(f"“{_RHYTHM}”", f"“{_DATE}”"))
        page = ImportPage(self._look, wanted)
        self.post_message(OpenPage(page, lambda _: self._go_on(page)))

    def action_leave(self) -> None:
        """Leave; nothing was done."""
        self.dismiss(None)

    def _go_on(self, page: ImportPage) -> None:
        """Have it done, as one change, where that was agreed to; else say why it can't be."""
        if page.agreed is not None:
            self.post_message(Do(page.agreed, self._made, BEFORE, background=True))
            self.show_message(_BRINGS)
        else:
            self.show_message(page.trouble)

    def _made(self, made: bool) -> None:
        if made:
            self.dismiss(None)


def _path(text: str) -> str:
    """A path as it is typed, or as a terminal puts it where a file is dropped on it."""
    typed = text.strip()
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "'\"":
        typed = typed[1:-1]
    if not typed:
        raise NotUnderstood("Which file? Its path, as ~/Downloads/todo.txt.")
    return os.path.expanduser(typed)  # noqa: PTH111


def _rhythm(text: str, today: date) -> Rhythm | None:
    return parse_rhythm(text, today) if text.strip() else None
