"""Where the templates of a language match in a row of tokens."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from retrieval.languages.timetable import Element, Rule, TimeTable
from retrieval.query.periods.time_token import TimeToken


@dataclass(frozen=True, slots=True)
class TemplateMatch:
    """Tokens ``[start, end)`` read by a rule.

    Attributes:
        meaning: what the rule means.
        values: class -> value, for each class of the template in its order.
        inner: group -> match, for each group of the template in its order.
        rank: the place of its rule in the table.
    """

    meaning: str
    start: int
    end: int
    values: tuple[tuple[str, int], ...]
    inner: tuple[tuple[str, "TemplateMatch"], ...]
    rank: int = 0

    def value(self, *names: str) -> int | None:
        """Return the first value of the first of these classes that occurs."""
        return next((v for name in names for k, v in self.values if k == name), None)

    def all(self, *names: str) -> tuple[int, ...]:
        """Return every value of these classes, as they stand."""
        return tuple(v for k, v in self.values if k in names)

    def child(self, name: str) -> "TemplateMatch | None":
        """Return the first match of a group."""
        return next((match for k, match in self.inner if k == name), None)

    def children(self, *names: str) -> tuple["TemplateMatch", ...]:
        """Return every match of these groups, as they stand."""
        return tuple(match for k, match in self.inner if k in names)


class _State(NamedTuple):
    """A template read up to an element, a question up to a token; ``end`` once looking ahead."""

    place: int
    at: int
    end: int | None = None
    values: tuple[tuple[str, int], ...] = ()
    inner: tuple[tuple[str, TemplateMatch], ...] = ()


class Chart:
    """All matches of one question, each group read once at each place."""

    def __init__(
        self,
        tokens: Sequence[TimeToken],
        table: TimeTable,
        allowed: Callable[[TemplateMatch], bool],
    ) -> None:
        self._tokens = tokens
        self._rules = table.rules
        self._held = frozenset[str]().union(*(token.symbols for token in tokens))
        self._allowed = allowed
        self._known: dict[tuple[str, int], tuple[TemplateMatch, ...]] = {}

    def matches(self, group: str, start: int) -> tuple[TemplateMatch, ...]:
        """Return every match of ``group`` at ``start``, the longest first, else as in the table."""
        key = (group, start)
        if key not in self._known:
            matches = [
                match for rule in self._begin(group, start) for match in self._read(rule, start)
            ]
            matches = [match for match in matches if self._allowed(match)]
            self._known[key] = tuple(sorted(matches, key=lambda match: (-match.end, match.rank)))
        return self._known[key]

    def _begin(self, group: str, start: int) -> tuple[Rule, ...]:
        if start >= len(self._tokens):
            return ()
        index = self._rules.get(group, {})
        hits = [index[symbol] for symbol in self._tokens[start].symbols if symbol in index]
        begun = dict.fromkeys(rule for rules in hits for rule in rules)
        return tuple(one for one in begun if one.needs is None or one.needs & self._held)

    def _read(self, rule: Rule, start: int) -> Iterator[TemplateMatch]:
        """Walk the template, trying the longest way first; templates are short and finite."""
        pending = [_State(0, start)]
        while pending:
            state = pending.pop()
            if state.place < len(rule.elements):
                pending.extend(self._steps(rule.elements[state.place], state))
                continue
            end = state.at if state.end is None else state.end
            if end > start:
                yield TemplateMatch(rule.meaning, start, end, state.values, state.inner, rule.rank)

    def _steps(self, element: Element, state: _State) -> Iterator[_State]:
        place = state.place + 1
        if element.optional:
            yield state._replace(place=place)
        end = state.at if element.ahead else state.end
        token = self._tokens[state.at] if state.at < len(self._tokens) else None
        symbols = token.symbols if token else {}
        if element.barred:
            if not any(name in symbols for name, _ in element.symbols):
                yield state._replace(place=place)
            return
        if token is None or (element.glued and not token.glued):
            return
        for name, ending in element.symbols:
            if name in self._rules:
                for match in reversed(self.matches(name, state.at)):
                    if not ending or ending in self._tokens[match.end - 1].symbols:
                        inner = (*state.inner, (name, match))
                        yield _State(place, match.end, end, state.values, inner)
            if name in symbols:
                value = ((name, symbols[name]),) if name.isupper() else ()
                yield _State(place, state.at + 1, end, state.values + value, state.inner)
