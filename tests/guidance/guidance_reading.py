"""How hard a text is to read: the Flesch-Kincaid grade with a rough count of syllables, good to about one grade.

`python tests/guidance/guidance_reading.py` lists the grade of the running prose of each practice.
"""

import re
from collections.abc import Iterator

from troth.guidance.practices import practice, practices
from troth.practice.definition import Practice
from troth.practice.step import PLACEHOLDER
from troth.practice.steps import End, Read

SAFETY = re.compile(r"\bF1\b|\bf8\b|Help & safety|emergency|\bafraid\b|\bfear\b")
"""What a text names that may be read in fear: it stays short."""


def grade(text: str) -> float:
    """The school year (US) in which a text reads easily; ages 11 to 12 are grade 6."""
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)|\n\n", text) if re.search(r"[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    word = word.lower().split("'")[0]
    groups = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", word):
        groups -= 1
    return max(1, groups)


def prose(found: Practice) -> Iterator[str]:
    """What runs on in a practice: its introduction and what its steps only tell.

    Left out are a paragraph that holds a person's own words and nothing else, the line that leads to it, and a text
    that may be read in fear.
    """
    for text in (found.intro, *(step.prompt for step in found.steps if isinstance(step, Read | End))):
        parts = [part for part in text.split("\n\n") if PLACEHOLDER.sub("", part).strip() and not part.endswith(":")]
        if parts and not SAFETY.search(text):
            yield PLACEHOLDER.sub("it", "\n\n".join(parts))


def running(found: Practice) -> float:
    """The grade of the running prose of a practice."""
    return grade("\n\n".join(prose(found)))


if __name__ == "__main__":
    for head in practices():
        if found := practice(head.id):
            print(f"{running(found):4.1f}  {head.id:<11} {head.title}")
