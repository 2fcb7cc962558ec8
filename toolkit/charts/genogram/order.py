"""Who stands left of whom: an order of each row in which few lines cross.

Partners stand together, brothers and sisters from the eldest to the youngest, somebody with
two partners between them. What is left open is searched: a few starting orders, each bettered
step by step. There is no chance in it, so one family always gives one drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, permutations

from toolkit.charts.genogram.kin import Kin, born_key
from toolkit.charts.genogram.structure import Bar, Structure
from toolkit.scenario.dates import bounds

__all__ = ["find_order"]

Order = list[list[list[str]]]
"""Rows of clusters of people; a cluster is people whom partnership or parenthood joins."""

_OUT_OF_AGE, _APART, _CROSSING, _BETWEEN = 200.0, 6.0, 4.0, 2.0
_WRONG_SIDE, _LATER_LEFT, _ASKEW, _LONG, _HOME = 0.6, 0.5, 0.15, 0.3, 0.4
_STARTS, _CLIMBS, _ROUNDS = 24, 3, 12


def find_order(
    kin: Kin, structure: Structure, *, homes: tuple[frozenset[str], ...] = ()
) -> tuple[tuple[str, ...], ...]:
    """Order each row.

    Args:
        kin: The family.
        structure: Its rows and lines.
        homes: People who live together and should stand together if nothing else is in the way.

    Returns:
        For each row, its people from left to right; groups that no line joins stand apart.
    """
    many = max(structure.row.values(), default=-1) + 1
    rows: list[list[str]] = [[] for _ in range(many)]
    for group in structure.groups:
        for row, clusters in enumerate(_order_group(kin, structure, group, homes, many)):
            rows[row] += [person for cluster in clusters for person in cluster]
    return tuple(map(tuple, rows))


def _order_group(
    kin: Kin,
    structure: Structure,
    group: tuple[str, ...],
    homes: tuple[frozenset[str], ...],
    many: int,
) -> Order:
    cost = _Cost(kin, structure, frozenset(group), homes)
    starts = sorted(
        (_sort_down(start, cost) for start in _start(structure, group, many)), key=cost.of
    )
    return min((_climb(start, cost) for start in starts[:_CLIMBS]), key=cost.of)


def _start(structure: Structure, group: tuple[str, ...], many: int) -> Iterator[Order]:
    """Orders to begin from: the top row every way round, or as many as there is time for."""
    clusters = _find_clusters(structure, group)
    rows: Order = [[] for _ in range(many)]
    for cluster in clusters:
        rows[structure.row[cluster[0]]].append(cluster)
    top = next(n for n, row in enumerate(rows) if row)
    for number, first in enumerate(permutations(rows[top])):
        if number == _STARTS:
            return
        yield [*([] for _ in range(top)), [list(c) for c in first], *rows[top + 1 :]]


def _find_clusters(structure: Structure, group: tuple[str, ...]) -> list[list[str]]:
    cluster = {person: [person] for person in group}
    for bar in structure.bars:
        if bar.people[0] in cluster and len(bar.people) > 1:
            a, b = (cluster[person] for person in bar.people)
            if a is not b:
                a += b
                cluster |= dict.fromkeys(b, a)
    return list({id(one): one for one in cluster.values()}.values())


class _Cost:
    """What an order of one group costs: crossings, detours, and customs not kept."""

    def __init__(
        self,
        kin: Kin,
        structure: Structure,
        group: frozenset[str],
        homes: tuple[frozenset[str], ...],
    ) -> None:
        self.bars = [bar for bar in structure.bars if bar.people[0] in group]
        self.links = [(n, link.child) for n, bar in enumerate(self.bars) for link in bar.links]
        self.crossable = [
            (n, child, other_n, other)
            for (n, child), (other_n, other) in combinations(self.links, 2)
            if n != other_n and child != other and self.bars[n].row == self.bars[other_n].row
        ]
        self.strays = [(s.start, s.end) for s in structure.strays if s.start in group]
        self.ages = [pair for bar in self.bars for pair in _by_age(bar, kin)]
        self.sides = [pair for bar in self.bars if (pair := _man_and_woman(bar, kin))]
        self.earlier = _partners_in_time(self.bars)
        allowed = self._clusters(group)
        self.together = [
            (
                tuple(k.child for k in bar.links),
                frozenset().union(*(allowed[k.child] for k in bar.links)),
            )
            for bar in self.bars
            if len(bar.links) > 1
        ]
        self.homes = [
            (members, structure.row)
            for home in homes
            if len(members := tuple(p for p in kin.people if p in home & group)) > 1
        ]

    def _clusters(self, group: frozenset[str]) -> dict[str, set[str]]:
        near = {person: {person} for person in group}
        for bar in self.bars:
            for a in bar.people:
                near[a].update(bar.people)
        return near

    def of(self, order: Order) -> float:
        """The whole cost; less is better."""
        at: dict[str, int] = {}
        x: dict[str, float] = {}
        for row in order:
            people = [person for cluster in row for person in cluster]
            for n, person in enumerate(people):
                at[person] = n
                x[person] = n - (len(people) - 1) / 2
        middle = [sum(x[p] for p in bar.people) / len(bar.people) for bar in self.bars]
        cost = sum(_OUT_OF_AGE for a, b in self.ages if at[a] > at[b])
        for bar in self.bars:
            if len(bar.people) > 1:
                cost += _APART * (abs(at[bar.people[0]] - at[bar.people[1]]) - 1)
        for n, child, other_n, other in self.crossable:
            if (middle[n] - middle[other_n]) * (at[child] - at[other]) < 0:
                cost += _CROSSING
        for children, allowed in self.together:
            places = [at[child] for child in children]
            inside = sum(1 for p in allowed if min(places) <= at[p] <= max(places))
            cost += _BETWEEN * (max(places) - min(places) + 1 - inside)
        cost += sum(_WRONG_SIDE for a, b in self.sides if at[a] > at[b])
        cost += sum(_LATER_LEFT for a, b in self.earlier if at[a] > at[b])
        cost += _ASKEW * sum(abs(middle[n] - x[child]) for n, child in self.links)
        cost += _LONG * sum(abs(x[a] - x[b]) for a, b in self.strays)
        return cost + _HOME * sum(_scattered(members, row, at) for members, row in self.homes)


def _scattered(members: tuple[str, ...], row: dict[str, int], at: dict[str, int]) -> int:
    """How many others stand between people of one home, row by row."""
    places: dict[int, list[int]] = {}
    for person in members:
        places.setdefault(row[person], []).append(at[person])
    return sum(max(own) - min(own) + 1 - len(own) for own in places.values())


def _by_age(bar: Bar, kin: Kin) -> Iterator[tuple[str, str]]:
    """Pairs of brothers and sisters, the elder first, where both birth dates are known."""
    known = [link.child for link in bar.links if kin.people[link.child].born]
    for elder, younger in combinations(known, 2):
        if born_key(kin.people[elder]) < born_key(kin.people[younger]):
            yield elder, younger


def _man_and_woman(bar: Bar, kin: Kin) -> tuple[str, str] | None:
    """A couple as custom puts them from left to right; nothing if it has nothing to say."""
    by_gender = {kin.people[person].gender: person for person in bar.people}
    if by_gender.keys() == {"male", "female"}:
        return by_gender["male"], by_gender["female"]
    return None


def _partners_in_time(bars: list[Bar]) -> list[tuple[str, str]]:
    """For somebody with several partners: pairs of these, the earlier first."""
    since: dict[str, list[tuple[object, str]]] = {}
    for bar in bars:
        dates = [bounds(p.since)[0] for p in bar.union.partnerships if p.since]
        if dates and len(bar.people) > 1:
            a, b = bar.people
            since.setdefault(a, []).append((min(dates), b))
            since.setdefault(b, []).append((min(dates), a))
    return [
        (first, second)
        for partners in since.values()
        for (day, first), (later, second) in pairwise(sorted(partners, key=lambda one: str(one[0])))
        if str(day) < str(later)
    ]


def _sort_down(order: Order, cost: _Cost) -> Order:
    """Put each row below the first in the order of the parents above it."""
    made = [order[0]]
    place: dict[str, float] = {p: float(n) for n, p in enumerate(_flat(order[0]))}
    for row in order[1:]:
        above: dict[str, float] = {}
        for bar in cost.bars:
            if all(person in place for person in bar.people):
                middle = sum(place[person] for person in bar.people) / len(bar.people)
                for n, link in enumerate(bar.links):
                    above.setdefault(link.child, middle + n / 100)
        keyed = sorted(
            (
                (_mean([above[p] for p in cluster if p in above]), n, cluster)
                for n, cluster in enumerate(row)
            ),
            key=lambda item: item[:2],
        )
        made.append([sorted(cluster, key=lambda p: above.get(p, 1e6)) for _, _, cluster in keyed])
        place |= {p: float(n) for n, p in enumerate(_flat(made[-1]))}
    return made


def _climb(order: Order, cost: _Cost) -> Order:
    """Take the best single change as long as one helps."""
    best, lowest = order, cost.of(order)
    for _ in range(_ROUNDS * 4):
        found = min(((cost.of(one), n, one) for n, one in enumerate(_changes(best))), default=None)
        if found is None or found[0] >= lowest - 1e-9:
            further = _kick(best, cost, lowest)
            if further is None:
                return best
            lowest, best = further
            continue
        lowest, best = found[0], found[2]
    return best


def _kick(order: Order, cost: _Cost, lowest: float) -> tuple[float, Order] | None:
    """Change one row and sort the rows below after it; the first such change that helps."""
    for changed in _changes(order):
        row = next((n for n, (a, b) in enumerate(zip(order, changed, strict=True)) if a != b), None)
        if row is None:
            continue
        settled = changed[:row] + _sort_down(changed[row:], cost)
        if (value := cost.of(settled)) < lowest - 1e-9:
            return value, settled
    return None


def _changes(order: Order) -> Iterator[Order]:
    """Every order one change away: a cluster moved or turned, somebody moved within one."""
    for n, row in enumerate(order):
        for one in _row_changes(row):
            yield [*order[:n], one, *order[n + 1 :]]


def _row_changes(row: list[list[str]]) -> Iterator[list[list[str]]]:
    for a, cluster in enumerate(row):
        rest = row[:a] + row[a + 1 :]
        for b in range(len(row)):
            if b != a:
                yield [*rest[:b], cluster, *rest[b:]]
        if len(cluster) > 1:
            yield [*row[:a], cluster[::-1], *row[a + 1 :]]
        if len(cluster) > 2:  # noqa: PLR2004 -- of two, turning is the only change
            for one in _moved(cluster):
                yield [*row[:a], one, *row[a + 1 :]]


def _moved(cluster: list[str]) -> Iterator[list[str]]:
    for a, person in enumerate(cluster):
        rest = cluster[:a] + cluster[a + 1 :]
        for b in range(len(cluster)):
            if b != a:
                yield [*rest[:b], person, *rest[b:]]


def _flat(row: list[list[str]]) -> list[str]:
    return [person for cluster in row for person in cluster]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1e6
