"""Documents to a linked plan, and what is wrong with its links: KIV201, 202, 203, 209 and 210."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ..findings import Finding, Level, Related, said
from .definitions import Definitions, duplicate
from .linked import Act, Definition, Item, Plan, Report, Term
from .names import by_position, named, named_activities, named_criteria, named_grants
from .references import references
from .wording import a, none_listed, none_yet, not_listed, one_of, stretch, the_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..findings import Path as Keys
    from ..findings import Place, Said, Spot
    from ..model.action_plan import Action
    from ..model.follow_up import FollowUp
    from .references import Reference

_MOST_GUESSES = 50
_MOST_IN_CIRCLE = 10


class Links:
    """The linked parts of a plan under way; each step adds what it finds wrong to ``findings``."""

    def __init__(
        self, documents: Mapping[str, Sequence[Item[Any]]], *, sure: bool, places: Callable[[Spot], Place]
    ) -> None:
        self.documents = documents
        self.sure = sure
        self.places = places
        self.defined = Definitions()
        self.referred: set[tuple[str, str]] = set()
        self.findings: list[Finding] = []
        for kind in ("plan", "shared", "foundation", "analysis", "strategy"):
            for document in documents.get(kind, ()):
                self.defined.add(document)
        self.follow_ups: tuple[Item[FollowUp], ...] = tuple(
            sorted(documents.get("follow-up", ()), key=lambda item: item.value.date)
        )
        self.actions = self._actions()
        self.reports = self._reports()

    def check(self, unread: Callable[[Spot], bool]) -> tuple[Finding, ...]:
        """All that is wrong with the links. ``unread``: tells which places could not be read."""
        self.findings += self.defined.findings
        self._check_references()
        self.findings += _named_within_actions(self.actions, self.reports, unread, sure=self.sure)
        self.findings += _circles({i: d.item for i, d in self.defined.who.items() if d.kind == "unit"}, "parent")
        self.findings += _circles({i: act.last.item for i, act in self.actions.items()}, "part_of")
        return tuple(self.findings)

    def _actions(self) -> dict[str, Act]:
        terms: defaultdict[str, list[Term]] = defaultdict(list)
        for plan in self.documents.get("action-plan", ()):
            for number, action in enumerate(plan.value.actions):
                path = ("actions", number)
                item = Item(action.id, action, plan.file, plan.document, path, plan.value.unit)
                self._add_term(terms[action.id], Term(item, plan))
        for key in [key for key in terms if not terms[key]]:
            del terms[key]
        return {key: Act(key, tuple(sorted(found, key=lambda t: t.period.first))) for key, found in terms.items()}

    def _add_term(self, terms: list[Term], term: Term) -> None:
        other = self.defined.what.get(term.item.id)
        if other is not None:
            self.findings.append(duplicate("action", term.item, other.kind, other.item))
            return
        for before in terms:
            if before.plan is term.plan:
                line = self.places(before.item.spot("id")).line
                self.findings.append(_same_plan(term.item, before.item, line))
                return
            if before.period.overlaps(term.period.first, term.period.last):
                self.findings.append(_same_period(term.item, before.item))
                return
        terms.append(term)

    def _reports(self) -> dict[str, tuple[Report, ...]]:
        found: defaultdict[str, list[Report]] = defaultdict(list)
        for item in self.follow_ups:
            for key, value in item.value.actions.items():
                act = self.actions.get(key)
                if act is None:
                    continue
                report_item = Item(key, value, item.file, item.document, ("actions", key), item.value.unit)
                report = Report(report_item, item, act.term_at(item.value.date))
                if found[key] and found[key][-1].date == report.date:
                    self.findings.append(_double(report, found[key][-1]))
                    continue
                found[key].append(report)
        return {key: tuple(reports) for key, reports in found.items()}

    def _check_references(self) -> None:
        for documents in self.documents.values():
            for document in documents:
                for reference in references(document.value):
                    self.referred.add((reference.space, reference.id))
                    if not self._known(reference):
                        self.findings += self._missing(document, reference)

    def _known(self, reference: Reference) -> bool:
        wanted = reference.wanted
        if wanted == ("action",):
            return reference.id in self.actions
        space = self.defined.who if reference.space == "who" else self.defined.what
        definition = space.get(reference.id)
        return definition is not None and definition.kind in wanted

    def _missing(self, document: Item[Any], reference: Reference) -> Iterator[Finding]:
        found = self._kind_of(reference.id)
        if found is None and not self.sure:
            return
        spot = document.spot(*reference.path, part=reference.part)
        key, wanted = reference.id, one_of(reference.wanted)
        nearest = self._nearest(reference)
        if found is not None:
            kind, first = found
            message = said("{id} is {kind}; here the plan needs {wanted}", id=key, kind=a(kind), wanted=wanted)
            related = (Related(first.spot("id"), said("{id} is defined here", id=key)),)
            yield Finding("KIV202", "wrong-kind-of-reference", Level.ERROR, message, spot, nearest, related)
        else:
            message = said("nothing in the plan has the id {id}; here the plan needs {wanted}", id=key, wanted=wanted)
            yield Finding("KIV201", "unknown-reference", Level.ERROR, message, spot, nearest)

    def _kind_of(self, key: str) -> tuple[str, Item[Any]] | None:
        definition: Definition | None = self.defined.who.get(key) or self.defined.what.get(key)
        if definition is not None:
            return definition.kind, definition.item
        act = self.actions.get(key)
        return ("action", act.first.item) if act else None

    def _nearest(self, reference: Reference) -> Said | None:
        if len(self.findings) > _MOST_GUESSES:
            return None
        candidates = self._ids(reference.wanted)
        near = get_close_matches(reference.id, candidates)
        if near:
            return said("did you mean {near}?", near=near[0])
        if not candidates:
            return none_yet(reference.wanted[0])
        if len(candidates) <= 8:
            return said("choose one of {choices}", choices=", ".join(candidates))
        return None

    def _ids(self, wanted: tuple[str, ...]) -> list[str]:
        if wanted == ("action",):
            return list(self.actions)
        space = {**self.defined.who, **self.defined.what}
        return [key for key, definition in space.items() if definition.kind in wanted]


def _same_plan(item: Item[Action], first: Item[Action], line: int) -> Finding:
    message = said(
        "two actions of one action plan have the id {id}; the first stands on line {line}", id=item.id, line=line
    )
    hint = said("give this one an id of its own, or make one action of the two")
    related = (Related(first.spot("id"), said("the first stands here")),)
    return Finding("KIV203", "duplicate-id", Level.ERROR, message, item.spot("id"), hint, related)


def _same_period(item: Item[Action], first: Item[Action]) -> Finding:
    message = said("two actions have the id {id} in action plans whose periods overlap", id=item.id)
    hint = said("give this one an id of its own; only an action that goes on in a later period keeps its id")
    related = (Related(first.spot("id"), said("first used here")),)
    return Finding("KIV203", "duplicate-id", Level.ERROR, message, item.spot("id"), hint, related)


def _double(report: Report, first: Report) -> Finding:
    message = said("{id} is reported twice for {date}", id=report.item.id, date=report.date.isoformat())
    related = (Related(first.item.spot(part="key"), said("first reported here")),)
    hint = said("keep one report of an action for one date")
    return Finding("KIV210", "double-report", Level.ERROR, message, report.item.spot(part="key"), hint, related)


def _circles(items: Mapping[str, Item[Any]], key: str) -> Iterator[Finding]:
    """KIV209 once for every circle of units (key ``parent``) or actions (``part_of``), at its first member."""
    settled: set[str] = set()
    for start in items:
        trail: dict[str, None] = {}
        at: Any = start
        while at in items and at not in settled and at not in trail:
            trail[at] = None
            at = getattr(items[at].value, key)
        if at in trail:
            around = list(trail)[list(trail).index(at) :]
            rest = ["…"] if len(around) > _MOST_IN_CIRCLE else []
            circle = " → ".join([*around[:_MOST_IN_CIRCLE], *rest, at])
            if key == "parent":
                message = said("a unit cannot be above itself: {circle}", circle=circle)
            else:
                message = said("an action cannot be above itself: {circle}", circle=circle)
            hint = said("remove `{key}` from one of them", key=key)
            yield Finding("KIV209", "circular-reference", Level.ERROR, message, items[at].spot(key), hint)
        settled.update(trail)


def _named_within_actions(
    actions: Mapping[str, Act],
    reports: Mapping[str, Iterable[Report]],
    unread: Callable[[Spot], bool],
    *,
    sure: bool,
) -> Iterator[Finding]:
    """KIV203 for names used twice within an action, KIV201 for reports on names it does not have.

    Not where some of the names could not be read: others then have names by position that are not theirs. Nor, of names
    it does not have, where an action plan that a report speaks of may not have been read (not ``sure``).
    """
    for act in actions.values():
        for term in act.terms:
            for path, letter, entries in _lists(term.action):
                twice = _twice(term.item, path, letter, entries)
                yield from (one for one in twice if not unread(term.item.spot(*path)))
    for key, told in reports.items():
        for report in told:
            if sure:
                yield from _unknown_names(report, actions[key], unread)
            twice = _twice(report.item, ("deviations",), "D", named(report.value.deviations, "D"))
            yield from (one for one in twice if not unread(report.item.spot("deviations")))


def _lists(action: Action) -> tuple[tuple[Keys, str, Iterable[tuple[str, object]]], ...]:
    """Where an action lists what reports speak of by name: path, the letter of names by position, the entries."""
    return (
        (("criteria",), "K", named_criteria(action)),
        (("implementation", "activities"), "A", named_activities(action)),
        (("cost", "grants"), "T", named_grants(action)),
    )


def _twice(item: Item[Any], path: Keys, letter: str, entries: Iterable[tuple[str, object]]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, (name, _) in enumerate(entries):
        if name not in first:
            first[name] = number
            continue
        message = said("two entries of {id} are named {name}", id=item.id, name=name)
        first_two = ", ".join(by_position(letter, place) for place in (1, 2))
        hint = said("without an `id` an entry is named by its position: {names} …", names=first_two)
        related = (Related(item.spot(*path, first[name]), said("the first stands here")),)
        yield Finding("KIV203", "duplicate-id", Level.ERROR, message, item.spot(*path, number), hint, related)


def _unknown_names(report: Report, act: Act, unread: Callable[[Spot], bool]) -> Iterator[Finding]:
    for path, _, entries in _lists(report.term.action):
        key, known = str(path[-1]), {name for name, _ in entries}
        unknown = [name for name in getattr(report.value, key) if name not in known]
        spot = report.term.item.spot(*path)
        yield from (_unknown_name(report, act, key, name) for name in unknown if not unread(spot))


def _names(term: Term, key: str) -> list[str]:
    """The names a term lists under criteria, activities or grants."""
    return [name for path, _, entries in _lists(term.action) if path[-1] == key for name, _ in entries]


def _unknown_name(report: Report, act: Act, key: str, name: str) -> Finding:
    known = _names(report.term, key)
    listing = [term for term in act.terms if name in _names(term, key)]
    if listing:
        hint = _in_another_term(report, listing, key, name)
    else:
        hint = said("it has {names}", names=", ".join(dict.fromkeys(known))) if known else none_listed(key)
    spot = report.item.spot(key, name, part="key")
    related = (Related(report.term.item.spot("id"), said("{id} is planned here", id=report.item.id)),)
    message = not_listed(key, report.item.id, name)
    return Finding("KIV201", "unknown-reference", Level.ERROR, message, spot, hint, related)


def _in_another_term(report: Report, listing: Sequence[Term], key: str, name: str) -> Said:
    """What to do about a name that stands in other terms than the one reported on; the last before it is likeliest."""
    term = report.term
    home = next((one for one in reversed(listing) if one.period.first < term.period.first), listing[0])
    return said(
        "{name} stands in the action plan of {home}; a follow-up of {date} speaks of the one of {term}: repeat {entry} "
        "there, or report it with a date within {home}",
        name=name,
        home=stretch(home.period),
        date=report.date.isoformat(),
        term=stretch(term.period),
        entry=the_entry(key),
    )


def link(documents: Mapping[str, Sequence[Item[Any]]], *, sure: bool, **about: Any) -> Plan:
    """The linked plan of documents sorted by kind. ``sure``: everything could be read, so what is missing is missing.

    ``about``: the fields of Plan that say where the documents come from, and what could not be read in them.
    """
    links = Links(documents, sure=sure, places=about["places"])
    plan = Plan(
        **about,
        shared=tuple(documents.get("shared", ())),
        foundations=tuple(documents.get("foundation", ())),
        analyses=tuple(documents.get("analysis", ())),
        strategies=tuple(documents.get("strategy", ())),
        action_plans=tuple(documents.get("action-plan", ())),
        follow_ups=links.follow_ups,
        who=links.defined.who,
        what=links.defined.what,
        parent_goal=links.defined.parents["result goal"],
        parent_area=links.defined.parents["goal"],
        parent_challenge=links.defined.parents["cause"],
        actions=links.actions,
        reports=links.reports,
    )
    found = links.check(plan.unread)
    referred = links.referred.union(("who", name) for name in plan.mentioned)
    return replace(plan, findings=(*plan.findings, *found), referred=frozenset(referred))
