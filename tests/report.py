"""Hold the figures module against the source report's own text, for whoever has it.

``python -m tests.report FILE`` reads the report as plain text. It is not ours to give out, so the
tests that everybody can run compare with numbers written down a second time
(``tests/content/test_fifty_reviews.py``), and this compares both with where they come from.
"""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path

from toolkit.figures import Row, load_figures
from toolkit.figures.load import load_table

MODULE = "fifty-reviews"
_SAID = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
WORDS = {**dict(enumerate(re.findall(r"\w+", _SAID))), 50: "all"}
"""How the report writes small numbers, and fifty of fifty."""


def main(arguments: list[str]) -> int:
    """Say what does not agree; 0 if everything does."""
    report = Path(arguments[0]).read_text(encoding="utf-8")
    wrong = [*_letters(report), *_agencies(report), *_rows(report)]
    sys.stdout.writelines(f"{says}\n" for says in wrong)
    print(f"{len(wrong)} do not agree." if wrong else "All of it agrees with the report.")
    return int(bool(wrong))


def _letters(report: str) -> list[str]:
    annex = _between(report, "Annex A. Serious case", "Annex B. ")
    judgements = re.findall(r"^(Outstanding|Good|Adequate|Inadequate)$", annex, re.MULTILINE)
    dates = re.findall(r"^(\d\d/\d\d/\d{4})$", annex, re.MULTILINE)
    theirs = sorted(
        (f"{datetime.strptime(day, '%d/%m/%Y'):%Y-%m-%d}", judgement.lower())  # noqa: DTZ007
        for day, judgement in zip(dates, judgements, strict=True)
    )
    table = load_table(MODULE, "months")
    ours = sorted(zip(table["letter"].dt.strftime("%Y-%m-%d"), table["judgement"], strict=True))
    return [] if ours == theirs else ["annex-a.csv is not Annex A."]


def _agencies(report: str) -> list[str]:
    text = _between(report, "Table 1: Agencies participating", "87. Local authority")
    text = text.partition("review\n")[2]
    parts = [part.replace("\n", " ").strip() for part in re.split(r"\n\n", text) if part.strip()]
    theirs = {
        (name.replace("’", "'"), int(panel), int(reviews))
        for name, panel, reviews in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }
    ours = set(load_table(MODULE, "agencies").itertuples(index=False, name=None))
    return [f"table-1.csv and Table 1 differ in {odd}." for odd in sorted(ours ^ theirs)]


def _rows(report: str) -> list[str]:
    wrong = []
    for topic in load_figures(MODULE).topics:
        for row in topic.rows:
            places = [_paragraph(report, number) for number in row.report]
            if row.place == "Key findings":
                places.append(_between(report, "Key findings\n", "Recommendations\n"))
            if places and not any(_stands(row, text) for text in places):
                wrong.append(f"{row.source} does not have the {row.found} of {topic.id}, {row.id}.")
    return wrong


def _stands(row: Row, text: str) -> bool:
    said = {str(row.found), WORDS.get(row.found, "")} - {""}
    return any(re.search(rf"\b{word}\b", text, re.IGNORECASE) for word in said)


def _paragraph(report: str, number: int) -> str:
    return _between(report, f"\n{number}.", f"\n{number + 1}.")


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
