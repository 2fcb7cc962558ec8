"""A hundred response documents that nobody's desk would write, made from one that is right.

``worthless()`` holds nothing that could be kept, so each must earn nothing; ``spoilt(document)``
is a good document with something wrong in it, which may keep what is sound and earn no more.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

Document = dict[str, Any]

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def worthless() -> dict[str, bytes]:
    """Name to bytes."""
    head = {"format": 1, "module": "neglect"}
    texts = {
        "empty": b"",
        "spaces": b" \n\t ",
        "nul": b"\x00" * 100,
        "not-utf8": b'{"format": 1, "module": "\xff\xfe"}',
        "utf16": '{"format": 1}'.encode("utf-16"),
        "cut-off": b'{"format": 1, "chronology": [{"id": "e1", "sent',
        "two": b"{} {}",
        "html": SCRIPT.encode(),
        "pickle": b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94.",
        "nested-lists": b"[" * 100_000,
        "nested-objects": b'{"a":' * 100_000,
        "nested-closed": b'{"chronology":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        "huge-number": b'{"format": ' + b"9" * 100_000 + b"}",
        "infinite": b'{"format": Infinity}',
        "nan": b'{"format": NaN, "chronology": NaN}',
        "too-large": b'{"module": "' + b"x" * 3_000_000 + b'"}',
        "only-bom": b"\xef\xbb\xbf",
        "lone-surrogate": b'{"module": "\\ud800", "chronology": "\\udfff"}',
    }
    values: list[Any] = [None, True, 0, -1, 1.5, "", "text", [], [None], {"a": 1}, [[]]]
    whole = {f"whole-{n}": value for n, value in enumerate(values)}
    formats = {f"format-{n}": {**head, "format": v} for n, v in enumerate([0, 2, "1", 1.0, True])}
    parts = {
        f"{part}-{n}": {**head, part: value}
        for part in ("chronology", "signs")
        for n, value in enumerate([*values, [1], ["text"], [{}], [{"id": None}], [{"id": "E 1"}]])
    }
    strange = {
        "unknown-scenario": {**head, "scenario": "another", "signs": [_sign("school-01.1")]},
        "unknown-sentence": {**head, "signs": [_sign("nowhere-99.1")]},
        "unknown-indicator": {**head, "signs": [_sign("school-01.1", indicator="no-such-thing")]},
        "no-sentences": {**head, "signs": [_sign()]},
        "script-as-sentence": {**head, "signs": [_sign(SCRIPT)]},
        "path-as-sentence": {**head, "signs": [_sign("../../key.yaml.1")]},
    }
    documents = {**whole, **formats, **parts, **strange}
    return texts | {name: json.dumps(value).encode() for name, value in documents.items()}


def spoilt(good: bytes) -> dict[str, bytes]:
    """Name to bytes."""
    return {
        name: json.dumps(changed).encode() for name, changed in _spoilings(json.loads(good))
    } | {
        "duplicate-keys": good.rstrip()[:-1] + b', "chronology": [], "chronology": 1}',
        "with-a-bom": b"\xef\xbb\xbf" + good,
    }


def _spoilings(good: Document) -> Iterator[tuple[str, Document]]:
    def changed(does: Callable[[Document], object]) -> Document:
        does(document := copy.deepcopy(good))
        return document

    for field in ("what", "opinion", "looked", "said", "why", "done"):
        yield f"script-{field}", changed(_to_each_entry(**{field: SCRIPT}))
        yield f"huge-{field}", changed(_to_each_entry(**{field: "x" * 3_900}))
    for n, edtf in enumerate(
        ["0000-01-01", "9999-99-99", "2024-02-30", "-170000002", "y" * 200, "uuuu", "../..", SCRIPT]
    ):
        when = {"typed": edtf[:200], "edtf": edtf, "said": SCRIPT}
        yield f"date-{n}", changed(_to_each_entry(when=when))
    for n, value in enumerate([None, 7, "text", [], {"typed": 1}, [[[]]]]):
        yield f"when-{n}", changed(_to_each_entry(when=value))
    for n, value in enumerate([-1, 4, 1.5, True, "3", 10**30, []]):
        yield f"significance-{n}", changed(_to_each_entry(significance=value))
    for n, value in enumerate(["maybe", 1, None, ["yes"], SCRIPT]):
        yield f"seen-{n}", changed(_to_each_entry(seen=value, alone=value, basis=value))
    for part in ("chronology", "signs"):
        yield f"{part}-many-times", changed(lambda d, p=part: d[p].extend(d[p] * 50))
        yield f"{part}-same-id", changed(lambda d, p=part: [i.update(id="one") for i in d[p]])
        yield f"{part}-extra-field", changed(lambda d, p=part: [i.update(points=9) for i in d[p]])
    yield "points-claimed", {**good, "points": 100, "marks": {"total": 100}, "total": 100}
    yield "other-attempt", {**good, "attempt": "1'; drop table grade; --"}
    yield "other-version", {**good, "version": SCRIPT}
    yield (
        "ten-thousand-sentences",
        changed(_to_each_entry(sentences=[f"school-01.{n}" for n in range(10_000)])),
    )


def _to_each_entry(**fields: object) -> Callable[[Document], object]:
    return lambda document: [entry.update(fields) for entry in document["chronology"]]


def _sign(*sentences: str, indicator: str = "hungry") -> Document:
    return {"id": "s1", "sentences": list(sentences), "indicator": indicator}
