"""How hard a text is to read: the Flesch-Kincaid grade with a rough count of syllables, good to about one grade."""

import re


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
