"""The keys that work wherever one stands."""

from textual.binding import Binding, BindingType

from troth.tui.app.tabs import TABS

ANYWHERE: list[BindingType] = [
    Binding("question_mark", "help", "Help for this place", id="help"),
    Binding("f1", "help(True)", "Help, from a field too", id="help.anywhere", priority=True),
    Binding("ctrl+p", "palette", "Everything, found by its words", id="palette", priority=True),
    Binding("b", "before", "Before I react: what else could be true?", id="before"),
    *(Binding(str(n + 1), f"tab({n})", tab.title, id=f"tab.{n + 1}") for n, tab in enumerate(TABS)),
    Binding("u", "take_back", "Undo the last change, wherever it was made", id="undo"),
    Binding("ctrl+r", "take_back(True)", "Redo", id="redo"),
    Binding("p", "space", "Ask for space, at once", id="space"),
    Binding("f8", "ask_space", "Ask for space, from a field too", key_display="f8", id="space.anywhere", priority=True),
    Binding("ctrl+o", "bring_in", "Bring in a file: your years elsewhere, or another copy", id="import"),
    Binding("f9", "cover", "Cover the screen, or show it again", key_display="f9", id="cover", priority=True),
    Binding("q", "leave", "Leave; everything is saved", id="quit"),
    Binding("ctrl+q", "quit", "Leave, from a field too", id="quit.anywhere", priority=True),
    Binding("ctrl+z", "suspend_process", "To the shell; fg comes back", show=False, id="suspend", priority=True),
    Binding(
        "ctrl+underscore,ctrl+slash",
        "undo_typing",
        "Undo in a field",
        show=False,
        key_display="ctrl+_",
        id="field.undo",
    ),
]
"""Those with a priority work from a field, too."""
