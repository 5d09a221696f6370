"""Looks and keys: one optional TOML file in the configuration folder, never rewritten, and read line by line.

Each statement of it fits on a line, so that a line which is wrong is left out alone, and named; the rest applies.
"""

from typing import Any, Literal, NamedTuple, get_args

from troth.locales import only_ascii

Glyphs = Literal["auto", "unicode", "ascii"]

_MOST = {"cover_after": 24 * 60, "journal_months": 1200}
"""The largest number that is meant, of minutes and of months."""

_WITH_DATA = ("day_ends_at", "week_starts", "evening_from", "evening", "intention", "weekly_on", "anniversaries")
"""The settings that change what a day is, or what comes back: they lie in the data file."""

_RIGHT = {
    "theme": 'is the name of a theme in quotes, like "troth-light"',
    "glyphs": 'is "auto", "unicode" or "ascii"',
    "calm": "is true or false",
    "show_run": "is true or false",
    "bell": "is true or false",
    "cover_after": "is a number of minutes, like 5; 0 is never",
    "cover_on_blur": "is true or false",
    "journal_months": "is a number of months, like 24; 0 keeps entries for good",
    "journey": "is true or false",
    "accessible": "is true or false",
    "keys": 'stands alone as [keys]; below it each line is like "promise.kept" = "y"',
}


class Config(NamedTuple):
    """The settings with their defaults."""

    theme: str = "troth-dark"
    glyphs: Glyphs = "auto"
    calm: bool = False
    show_run: bool = True
    bell: bool = False
    cover_after: int = 0
    cover_on_blur: bool = False
    journal_months: int = 0
    journey: bool = True
    accessible: bool = False
    keys: dict[str, str] = {}  # noqa: RUF012  (a NamedTuple's defaults are not fields of a class)

    def plain_glyphs(self, encoding: str | None) -> bool:
        """Whether the screen keeps to ASCII: as set, else where the terminal can't show more."""
        return only_ascii(encoding) if self.glyphs == "auto" else self.glyphs == "ascii"


class Problem(NamedTuple):
    """A line that is left out, by its number (0 where it is about the whole file), and what would be right."""

    line: int
    words: str

    def __str__(self) -> str:
        """As a person is told of it; a value of theirs is never repeated."""
        return f"line {self.line}: {self.words}" if self.line else self.words


class ConfigFile(NamedTuple):
    """What a file says, what of it is left out, and the line of each setting and key id that applies."""

    path: str
    config: Config = Config()
    problems: tuple[Problem, ...] = ()
    lines: dict[str, int] = {}  # noqa: RUF012

    def without(self, name: str, words: str) -> "ConfigFile":
        """The file without the line of a setting, or of a key id, for the reason that `words` give."""
        config, usual = self.config, Config()
        if name in Config._fields:
            config = config._replace(**{name: getattr(usual, name)})
        else:
            config = config._replace(keys={id: keys for id, keys in config.keys.items() if id != name})
        problems = sorted((*self.problems, Problem(self.lines.get(name, 0), words)))
        return self._replace(config=config, problems=tuple(problems))


def load(path: str) -> ConfigFile:
    """The settings of the file at `path`, or the defaults where there is none; what is wrong in it is told."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            text = file.read().decode("utf-8-sig")
    except FileNotFoundError:
        return ConfigFile(path)
    except OSError:
        return ConfigFile(path, problems=(Problem(0, "It can't be read. Make it a readable file, or move it away."),))
    except UnicodeDecodeError:
        return ConfigFile(path, problems=(Problem(0, "It is not UTF-8. Save it as UTF-8."),))
    reading = _ConfigReading()
    for number, line in enumerate(text.split("\n"), 1):
        if wrong := reading.take(number, line):
            reading.problems.append(Problem(number, wrong))
    config = Config()._replace(**reading.settings, keys=reading.keys)
    return ConfigFile(path, config, tuple(reading.problems), reading.lines)


class _ConfigReading:
    """A file as far as it was read: its settings, its keys, and in which table one stands."""

    def __init__(self) -> None:
        self.settings: dict[str, Any] = {}
        self.keys: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._table = ""

    def take(self, number: int, line: str) -> str:
        """Take a line in; what is wrong with it, or nothing."""
        from tomllib import TOMLDecodeError, loads

        try:
            found = loads(line.rstrip("\r"))
        except TOMLDecodeError:
            return f"This is not TOML. {self._right_line(line)}"
        if line.lstrip().startswith("["):
            self._table = "keys" if found == {"keys": {}} else "unknown"
            return "" if self._table == "keys" else "There is no such table. [keys] is the only one."
        if not found or self._table not in ("", "keys"):
            return ""
        ((name, value),) = found.items()
        return self._key(number, name, value) if self._table else self._setting(number, name, value)

    def _right_line(self, line: str) -> str:
        """What would be right in place of a line that is no TOML."""
        name = line.partition("=")[0].strip()
        if self._table == "keys":
            return 'Below [keys] a line is like "promise.kept" = "y".'
        return (
            f"`{name}` {_RIGHT[name]}." if name in _RIGHT else 'A line is like bell = true, or theme = "troth-light".'
        )

    def _setting(self, number: int, name: str, value: object) -> str:
        if name == "keys":
            return f"`keys` {_RIGHT[name]}."
        if name not in _RIGHT:
            return _no_setting(name)
        if type(value) is not type(getattr(Config(), name)) or not _is_possible(name, value):
            return f"`{name}` {_RIGHT[name]}."
        if name in self.lines:
            return f"`{name}` stands in line {self.lines[name]} already, which applies."
        self.settings[name], self.lines[name] = value, number
        return ""

    def _key(self, number: int, id: str, value: object) -> str:
        if isinstance(value, dict):
            return 'A key id stands in quotes, like "promise.kept" = "y".'
        if id in Config._fields:
            return f"`{id}` is no key id, but a setting: it stands above [keys]."
        if not isinstance(value, str) or not all(key.strip() for key in value.split(",")):
            return 'The keys of an id stand in quotes, with commas between them, like "space,y".'
        if id in self.lines:
            return f"This key id stands in line {self.lines[id]} already, which applies."
        self.keys[id], self.lines[id] = value, number
        return ""


def _is_possible(name: str, value: Any) -> bool:
    """Whether a value of the right type can be meant."""
    if name == "glyphs":
        return value in get_args(Glyphs)
    return name not in _MOST or 0 <= value <= _MOST[name]


def _no_setting(name: str) -> str:
    from difflib import get_close_matches

    if name.lower() in _WITH_DATA:
        return f"`{name.lower()}` lies with your data: `troth config {name.lower()}` shows and sets it."
    settings = [each for each in _RIGHT if each != "keys"]
    if close := get_close_matches(name[:40].lower(), settings, 1):
        return f"There is no such setting. Is it `{close[0]}`?"
    return f"There is no such setting. There are {', '.join(settings)}, and key ids below [keys]."
