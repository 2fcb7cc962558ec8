"""Names of people who are not in the cast: nobody may slip in undeclared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from toolkit.scenario.checks.places import read_names
from toolkit.scenario.checks.texts import Written, declared_names, find_texts
from toolkit.scenario.problems import Problem
from toolkit.scenario.sentences import split_text
from toolkit.scenario.source import Source

__all__ = ["check_names"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLED = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sgt|PC|PCSO|DC|DS|DI|Nurse|Sister|Auntie|Uncle)"
    r"\.? (?P<name>[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*)"
)
_LETTER = re.compile(r"[A-Z]-")
"""X-ray, T-shirt, A-level."""
_STARTS_AFTER = frozenset("\"'“‘(:/–—•*-[")


def check_names(source: Source) -> Iterator[Problem]:
    """Look for people the cast does not have.

    After a title ("Mr", "Dr", "PC") a name that is not declared is an error. Elsewhere a word
    with a capital in the middle of a sentence is a warning, once for each word, unless it is
    declared, is known to be no name (in the plural too), has a letter and a hyphen in front
    ("X-ray"), or also stands somewhere without its capital. A common given name is a warning at the
    beginning of a sentence too.

    A warning and no more: what families eat, watch and play has a capital as well, and no list
    has all of it ("Left with a Twix", "Likes Bluey"), nor every name that is a name.
    """
    texts = [written for written in find_texts(source) if written.kind != "name"]
    nobody = set(read_names("capitals.txt"))
    known = nobody | {
        part for name in declared_names(source) for part in _bare(_WORD.findall(name))
    }
    known |= {f"{word}s" for word in nobody} - set(read_names("given-names.txt"))
    initials = {part[0] for person in source.people.values() for part in person.name.split()}
    small = {word for written in texts for word in _WORD.findall(written.text) if word[0].islower()}
    titled: set[str] = set()
    for written in texts:
        for match in _TITLED.finditer(written.text):
            name = _bare([match["name"]])[0]
            if name in known or (len(name) == 1 and name in initials):
                continue
            titled.add(name)
            yield written.problem(
                f"“{match[0]}” is not in the cast; add the person to 'people' in scenario.yaml, "
                "or the form to 'known_as'.",
                match[0],
            )
    yield from _warn_of_capitals(texts, known | titled, small)


def _warn_of_capitals(texts: list[Written], known: set[str], small: set[str]) -> Iterator[Problem]:
    places: dict[str, list[Written]] = defaultdict(list)
    for written in texts:
        for word in _capitals_inside(written):
            if word not in known and word.lower() not in small:
                places[word].append(written)
    for word, found in places.items():
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        yield found[0].problem(
            f"“{word}” may be a name that is not in the cast or among the places{more}.",
            word,
            warning=True,
        )


def _capitals_inside(written: Written) -> Iterator[str]:
    """Words with one capital, their first letter, that do not owe it to beginning a sentence."""
    given = set(read_names("given-names.txt"))
    for sentence in split_text(written.text):
        for match in _WORD.finditer(sentence):
            before = sentence[: match.start()].rstrip()
            begins = not before or before[-1] in _STARTS_AFTER or before[-1] in ".?!"
            word = _bare([match[0]])[0]
            if begins and written.kind != "byline" and word not in given:
                continue
            if _LETTER.match(word):
                continue
            if word[0].isupper() and word[1:].islower() and not word.startswith(("I'", "I’")):
                yield word


def _bare(words: list[str]) -> list[str]:
    """Words without a possessive ending."""
    return [re.sub(r"['’]s$", "", word) for word in words]
