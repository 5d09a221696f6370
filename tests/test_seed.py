"""Every element that Troth is built from has a test that shows it, and names it: `@pytest.mark.seed("S5.1")`."""

import ast
from pathlib import Path

SEED = {
    "S0.1": "free to be oneself",
    "S0.2": "the seven ways",
    "S1.1": "a boundary protects both",
    "S1.2": "told, and listened to",
    "S1.3": "clear guidelines",
    "S1.4": "time alone and room of one's own",
    "S1.5": "telling about oneself step by step",
    "S1.6": "not promising too much",
    "S1.7": "asking for space",
    "S1.8": "comfort with closeness",
    "S1.9": "honouring a boundary; a no at any time",
    "S2.1": "one's own signals",
    "S2.2": "eyes, face, nod, or a sign of one's own",
    "S2.3": "an open posture",
    "S2.4": "the other's body and voice",
    "S2.5": "asking before answering to a signal",
    "S3.1": "setting aside what distracts",
    "S3.2": "real interest, told by who was heard",
    "S3.3": "questions that make clear",
    "S3.4": "saying it back",
    "S4.1": "private is not secret",
    "S4.2": "sharing, and keeping on purpose",
    "S4.3": "events, aspirations, challenges",
    "S4.4": "told before others are",
    "S5.1": "curious before sure",
    "S5.2": "their side of it",
    "S5.3": "no quick verdict",
    "S5.4": "disagreeing with care",
    "S6.1": "promises from made to kept",
    "S6.2": "what can be counted on",
    "S6.3": "the big ones first",
    "S6.4": "telling how it goes",
    "S6.5": "deciding together",
    "S7.1": "thinking of help",
    "S7.2": "patterns, not topics",
    "S7.3": "what a session leaves to do",
    "S7.4": "a page for the session, shared by choice",
    "S8.1": "a way without an end",
    "S8.2": "celebrating",
}
"""The elements, in a few words each."""

WAITING = {
    "S7.4": "the page to bring to a session, in Journey",
    "S8.1": "seasons, in Journey",
}
"""What has no home yet, and where it will have one."""


def shown() -> set[str]:
    """The elements that the decorator of a test names."""
    return {
        ast.literal_eval(element)
        for path in Path(__file__).parent.rglob("test_*.py")
        for test in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef) and test.name.startswith("test_")
        for mark in test.decorator_list
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.seed"
        for element in mark.args
    }


def test_every_element_is_named_by_a_test_or_waits_for_its_home() -> None:
    assert WAITING.keys() <= SEED.keys()
    assert sorted(shown() ^ (SEED.keys() - WAITING.keys())) == []
