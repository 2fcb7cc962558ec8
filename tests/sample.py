# ruff: noqa: E501 -- a record's sentence is one line, as its author writes it
"""A tiny scenario, complete and right, for tests that need one and must not wait for a real one.

Three agencies, seven records, four key events, five signs, two distractors, one decision:

    folder = write_sample(tmp_path)          # tmp_path/scenarios/alder, with indicators beside it
    scenario = load_scenario(folder)
    key = load_key(folder, scenario)

``change(folder / "key.yaml", "old words", "new words")`` makes one author's mistake.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.scenario.resolved import Scenario

__all__ = ["change", "nth", "write_sample"]

INDICATORS = """\
format: 1
groups:
  - id: care
    name: Everyday care
    indicators:
      - id: hungry
        name: Hungry or looking for food
        means: A child is often hungry, or hunts for food that is not theirs.
        report: [36]
        related: [poor-clothing]
      - id: poor-clothing
        name: Clothes that do not keep them warm or dry
        means: Clothes are dirty, too small or wrong for the weather.
        report: [36]
  - id: health
    name: Health
    indicators:
      - id: missed-appointments
        name: Missed health appointments
        means: A child is not brought to appointments that matter.
        report: [65]
  - id: home
    name: Home
    indicators:
      - id: unsafe-home
        name: A home that is unsafe or unfit
        means: The home itself may harm a child.
        report: [72]
"""

FAMILY = """\
format: 1
id: alder
title: The Alder children
theme: neglect
summary: Two children and their mother in a small flat. Three services know them a little.
content_note: These records are about children who are cold, hungry and not taken to appointments.
town: Brackenwell
authority: Brackenwell Council
since: 2024-01
until: 2024-06
report: [34, 36, 72]
people:
  - id: mia
    name: Mia Alder
    kind: child
    gender: female
    born: 2018-05-10
  - id: tom
    name: Tom Alder
    kind: child
    gender: male
    born: 2023-02-01
  - id: kay
    name: Kay Alder
    known_as: [Mum, Ms Alder]
    kind: adult
    gender: female
    born: 1996-08-20
  - id: rosa
    name: Rosa Lund
    kind: professional
    agency: school
relations:
  - kind: parent
    of: [kay]
    to: [mia, tom]
households:
  - id: flat
    place: flat 3, Rook House
    since: 2023-02
    people: [kay, mia, tom]
agencies:
  - id: school
    name: Thornfield Primary School
    kind: school
    universal: true
    keeps: A log of worries; it does not see the home.
  - id: health
    name: Brackenwell health visitors
    kind: health-visiting
    universal: true
    keeps: Contact notes; they do not see school.
  - id: housing
    name: Brackenwell Homes
    kind: housing
    universal: true
    keeps: Repairs and visits; it does not look for children.
places: [Rook House]
"""

SCHOOL = """\
agency: school
records:
  - id: school-01
    date: 2024-01-12
    time: "09:05"
    form: concern log
    author: Rosa Lund, class teacher
    about: [mia]
    text: |
      Mia came in late and asked twice for toast. She told me "there was nothing in the cupboard".
      I gave her breakfast and she ate all of it quickly. No concerns from lunch staff today.
  - id: school-02
    date: 2024-03-06
    form: concern log
    author: Rosa Lund, class teacher
    about: [mia, kay]
    text: |
      Mia wore plimsolls and a summer dress in the snow for the third day. Her hands were red with cold.
      Ms Alder said at the gate that a new coat has been ordered and was very friendly about it.
  - id: school-03
    date: 2024-05-20
    form: attendance print-out
    author: school office
    about: [mia]
    text: |
      Attendance this term is 91 per cent. Two late marks since Easter and one day off with a cold.
      Nothing to follow up at this stage according to the policy.
"""

HEALTH = """\
agency: health
records:
  - id: health-01
    contacts:
      - {outcome: missed, who: [tom], what: one-year review}
    date: 2024-01-30
    form: contact note
    author: health visitor
    about: [tom]
    text: |
      Tom was not brought to his one-year review. This is the second appointment missed since the autumn.
      A letter has been sent with a new date and the number to ring.
  - id: health-02
    contacts:
      - {outcome: kept, who: [tom], what: clinic}
    date: 2024-03-18
    form: contact note
    author: health visitor
    about: [tom, kay]
    text: |
      Tom seen at clinic with his mother. His weight has fallen from the 50th to the 9th centile.
      Kay says he is a fussy eater. He was quiet and watched the other children play.
"""

HOUSING = """\
agency: housing
records:
  - id: housing-01
    date: 2024-02-08
    form: repair note
    author: repairs officer
    about: [kay]
    text: |
      Called about a leak. No heating in the flat and black mould over the children's bed.
      The little boy was in a cot with no bedding. Tenant asked us to come back another day.
  - id: housing-02
    date: 2024-04-02
    form: visit note
    author: housing officer
    about: [kay]
    text: |
      Visited about the rent. Tenant was polite and the front room was tidy and freshly painted.
      The other rooms were not seen. Agreed to pay a little more each week.
"""

KEY = """\
format: 1
threshold:
  weight: 4
  groups: 2
  why: Hunger at school and a cold, mouldy bedroom together are enough to refer.
events:
  - id: hungry-at-school
    title: Mia comes to school hungry
    when: 2024-01-12
    essential: true
    quotes:
      - record: school-01
        quote: asked twice for toast
    basis: [observed]
    child:
      seen: "yes"
      said: there was nothing in the cupboard
    significance: [1, 2]
    why: A child who asks for food tells us about home.
    report: [36]
  - id: review-missed
    title: Tom is not brought to his review
    when: 2024-01-30
    essential: true
    quotes:
      - record: health-01
        quote: Tom was not brought to his one-year review.
    basis: [observed]
    child:
      seen: "no"
    significance: [1, 3]
    why: It is the second time, and he cannot bring himself.
  - id: no-heating
    title: No heating, and mould over the bed
    when: 2024-02-08~
    tolerance_days: 7
    essential: true
    quotes:
      - record: housing-01
        quote: No heating in the flat and black mould
    basis: [observed]
    child:
      seen: "yes"
      looked: in a cot with no bedding
    significance: [2, 3]
    why: This is the only record that says what the children sleep in.
    report: [72]
  - id: summer-clothes
    title: Mia has no coat in the snow
    when: 2024-03-06
    essential: false
    quotes:
      - record: school-02
        quote: plimsolls and a summer dress in the snow
    basis: [observed]
    child:
      seen: "yes"
      looked: hands red with cold
    significance: [1, 2]
    why: It is the third day, so it is not an accident.
signs:
  - id: asks-for-food
    quotes:
      - record: school-01
        quote: asked twice for toast
    indicators: [hungry]
    essential: true
    why: Once is a late start; twice, with these words, is more.
    report: [36]
  - id: missed-review
    quotes:
      - record: health-01
        quote: This is the second appointment missed since the autumn.
    indicators: [missed-appointments]
    essential: true
    why: A pattern of not being brought is a sign, whatever the reason.
    report: [65]
  - id: mould
    quotes:
      - record: housing-01
        quote: No heating in the flat and black mould
    indicators: [unsafe-home]
    essential: true
    why: Nobody would sleep there by choice.
  - id: cold-hands
    quotes:
      - record: school-02
        quote: Her hands were red with cold.
    indicators: [poor-clothing]
    essential: false
    why: It shows the harm, not only the clothes.
  - id: weight-falls
    quotes:
      - record: health-02
        quote: from the 50th to the 9th centile
    indicators: [hungry]
    essential: true
    why: Growth that falters needs a reason.
distractors:
  - id: a-cold
    quotes:
      - record: school-03
        quote: one day off with a cold
    looks: alarming
    why: Children have colds, and one day is ordinary.
  - id: tidy-front-room
    quotes:
      - record: housing-02
        quote: the front room was tidy and freshly painted
    looks: reassuring
    fits: [unsafe-home]
    why: One tidy room says nothing of the rooms that were not seen.
    report: [72]
"""

DECISIONS = """\
format: 1
decisions:
  - id: coat-in-the-snow
    when: 2024-03-06
    seat: school
    title: A summer dress in the snow
    situation: >-
      Mia has come in a summer dress and plimsolls for the third day, and it is snowing. Her hands
      are red. You have found her a jumper and gloves from the box, and she is in the book corner
      with a friend. Her mother is at the gate now, smiling, and says that a coat has been ordered.
      The bell has gone, your class is lining up, and the next free half hour is at four o'clock.
    question: What do you do today?
    options:
      - id: wait
        text: Wait for the coat, and look again next week.
        then: >-
          The coat does not come. On Monday Mia wears the same dress, and her friend has lent her a
          scarf. Nothing is in the log for the third day, so when a colleague asks in April how
          long this has gone on, nobody can say. Nothing has become worse, and nothing better.
      - id: ask
        text: Ask Mia at lunch how her mornings are, and write down what she says.
        then: >-
          Mia says that the heater is broken and that everybody sleeps in one bed. You write it
          down in her words, with the time, before the end of lunch. It is the first line anywhere
          that says what home is like, and the safeguarding lead reads it the same afternoon.
      - id: share
        text: Ask Mia, write it down, and ring the health visitor and the landlord with consent.
        then: >-
          Her mother agrees at four o'clock, a little stiffly. The health visitor says that Tom has
          missed two reviews, and the landlord that the heating has been off for weeks. By Friday
          three people know what one of them knew on Wednesday, and a fitter has a date.
    writing:
      kind: record
      task: Write the entry for the concern log, in up to 150 words.
      rubric:
        - {id: facts, says: Keeps what was seen apart from what it may mean.}
        - {id: words, says: Gives the child's own words.}
        - {id: who, says: "Says who saw what, and when."}
        - {id: next, says: Says what was done and who else knows.}
"""

KEY_DECISIONS = """\
decisions:
  - decision: coat-in-the-snow
    best: [share]
    why: A coat can be bought, and it tells us nothing of why there was none.
    options:
      wait: A third day is a pattern, and waiting leaves it unwritten.
      ask: Her own words matter most, and today they stay in one file.
      share: Each service holds one piece, and asking costs a telephone call.
    report: [72]
"""

CAREFUL = """\
format: 1
name: A careful reader
says: Finds every key event and sign, and nothing else.
must_get:
  total: [90, 100]
  signs: [90, 100]
chronology:
  - when: 12 January 2024
    quotes: [{record: school-01, quote: asked twice for toast}]
    what: Mia asked for toast twice.
    basis: observed
    seen: "yes"
    said: there was nothing in the cupboard
    significance: 2
  - when: 30/1/24
    quotes: [{record: health-01, quote: Tom was not brought to his one-year review.}]
    what: Tom missed his review.
    basis: observed
    seen: "no"
    significance: 2
  - when: around 8 February 2024
    quotes: [{record: housing-01, quote: No heating in the flat and black mould}]
    what: No heating; mould over the bed.
    basis: observed
    seen: "yes"
    looked: in a cot with no bedding
    significance: 3
  - when: 6 March 2024
    quotes: [{record: school-02, quote: plimsolls and a summer dress in the snow}]
    what: Summer clothes in the snow.
    basis: observed
    seen: "yes"
    looked: hands red with cold
    significance: 2
signs:
  - quotes: [{record: school-01, quote: asked twice for toast}]
    indicator: hungry
  - quotes: [{record: health-01, quote: This is the second appointment missed}]
    indicator: missed-appointments
  - quotes: [{record: housing-01, quote: No heating in the flat and black mould}]
    indicator: unsafe-home
  - quotes: [{record: school-02, quote: Her hands were red with cold.}]
    indicator: poor-clothing
  - quotes: [{record: health-02, quote: from the 50th to the 9th centile}]
    indicator: hungry
decisions: {coat-in-the-snow: share}
"""

BLANK = """\
format: 1
name: Nothing
says: Hands in an empty page.
must_get:
  total: [0, 0]
chronology: []
signs: []
"""

EVERYTHING = """\
format: 1
name: Everything
says: Copies every record in and marks every sentence.
must_get:
  total: [0, 60]
strategy: everything
seed: 1
"""


def write_sample(folder: Path) -> Path:
    """Write the sample scenario and its indicators; return the scenario's own folder."""
    scenarios = folder / "scenarios"
    scenario = scenarios / "alder"
    files = {
        scenarios / "indicators.yaml": INDICATORS,
        scenario / "scenario.yaml": FAMILY,
        scenario / "records/school.yaml": SCHOOL,
        scenario / "records/health.yaml": HEALTH,
        scenario / "records/housing.yaml": HOUSING,
        scenario / "decisions.yaml": DECISIONS,
        scenario / "key.yaml": KEY + KEY_DECISIONS,
        scenario / "examples/careful.yaml": CAREFUL,
        scenario / "examples/blank.yaml": BLANK,
        scenario / "examples/everything.yaml": EVERYTHING,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return scenario


def change(path: Path, old: str, new: str) -> int:
    """Replace words that occur in a file, the first time they do; return their line, from 1."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def nth(scenario: Scenario, at: str) -> str:
    """The id of a sentence given by its number: 'school-01.2' is the second of that record."""
    record, number = at.split(".")
    return scenario.sentences[record][int(number) - 1].id
