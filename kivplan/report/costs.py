"""What an action costs in words: the sum and how it comes about, the limits, the hours, the grants, who is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.money import cost_of, participants_of
from .parts import Said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ..model.action_parts import Cost
    from ..plan import Term
    from ..plan.grants import GrantFigure
    from ..plan.money import CostFigures
    from .brief import Brief


def cost_said(brief: Brief, term: Term) -> tuple[Said, ...]:
    """All that the plan and its follow-ups say of the money of one term; empty where nothing is said."""
    figures = cost_of(brief.plan, term, brief.as_of)
    lines = [*_sums(brief, term, figures), *_limits(brief, term.action.cost), *_beside(brief, term, figures)]
    lines += [_grant(brief, grant) for grant in figures.grants]
    return (*lines, *_outcome(brief, figures), *_accounts(brief, term.action.cost))


def _sums(brief: Brief, term: Term, figures: CostFigures) -> Iterator[Said]:
    say, cost = brief.words.say, term.action.cost
    parts = list(_parts(brief, term))
    if len(parts) == 1:
        yield Said(_per(brief, cost, parts[0].text))
    elif parts:
        yield from parts
        if figures.parts is not None:
            yield Said(_per(brief, cost, brief.words.formats.money(figures.parts)), say("Total"))
    elif cost and cost.total is not None:
        yield Said(_per(brief, cost, brief.words.formats.money(cost.total)))
    yield from _years(brief, cost, figures)


def _parts(brief: Brief, term: Term) -> Iterator[Said]:
    """What the cost is made of, each part with its name."""
    say, money, cost = brief.words.say, brief.words.formats.money, term.action.cost
    if cost and cost.per_participant is not None:
        yield Said(_each(brief, cost.per_participant, participants_of(term.action)), say("Participants"))
    for label, amount in (
        (say("Fixed cost"), cost.fixed if cost else None),
        (say("Substitutes"), cost.substitutes if cost else None),
        (say("Activities"), _of_activities(term)),
    ):
        if amount is not None:
            yield Said(money(amount), label)


def _each(brief: Brief, amount: Decimal, people: int | None) -> str:
    formats = brief.words.formats
    if people is None:
        return brief.words.say("%(amount)s per participant", amount=formats.money(amount))
    return f"{formats.count(people)} × {formats.number(amount)} = {formats.money(amount * people)}"


def _of_activities(term: Term) -> Decimal | None:
    implementation = term.action.implementation
    amounts = [a.cost for a in (implementation.activities if implementation else ()) if a.cost is not None]
    return sum(amounts[1:], amounts[0]) if amounts else None


def _per(brief: Brief, cost: Cost | None, text: str) -> str:
    """``text`` with "per year" where that is how it falls."""
    return brief.words.say("%(amount)s per year", amount=text) if cost and cost.per == "year" else text


def _years(brief: Brief, cost: Cost | None, figures: CostFigures) -> Iterator[Said]:
    """The years' amounts where the plan writes them, and the sum where several years are added up."""
    formats = brief.words.formats
    if cost and cost.years:
        yield from (Said(formats.money(amount), str(year)) for year, amount in sorted(figures.by_year.items()))
    if len(figures.by_year) > 1:
        yield Said(formats.money(figures.gross), f"{min(figures.by_year)}–{max(figures.by_year)}")


def _limits(brief: Brief, cost: Cost | None) -> Iterator[Said]:
    say, money = brief.words.say, brief.words.formats.money
    if cost and cost.cap is not None:
        yield Said(_per(brief, cost, money(cost.cap)), say("At most"))
    if cost and cost.cap_per_participant is not None:
        text = say("%(amount)s per participant", amount=money(cost.cap_per_participant))
        yield Said(text, say("At most"))


def _beside(brief: Brief, term: Term, figures: CostFigures) -> Iterator[Said]:
    say, formats, cost = brief.words.say, brief.words.formats, term.action.cost
    if figures.hours:
        yield Said(formats.number(figures.hours), say("Hours of work"))
    if cost and cost.savings is not None:
        yield Said(_per(brief, cost, formats.money(cost.savings)), say("Savings"))


def _grant(brief: Brief, figure: GrantFigure) -> Said:
    words, grant = brief.words, figure.grant
    giver = ", ".join(part for part in (grant.from_, grant.programme) if part)
    amount = words.say("amount not given") if figure.amount is None else words.formats.money(figure.amount)
    facts = [amount, words.inline("grant_status", figure.status)]
    if grant.own_share is not None:
        share = words.say("own share %(share)s", share=words.formats.percent(grant.own_share))
        facts.append(f"{share} {words.inline('own_share_of', grant.own_share_of)}")
    return Said(f"{giver}: {', '.join(facts)}", words.say("Grant %(id)s", id=figure.id))


def _outcome(brief: Brief, figures: CostFigures) -> Iterator[Said]:
    say, money = brief.words.say, brief.words.formats.money
    if figures.net != figures.gross:
        yield Said(money(figures.net), say("Net cost"))
    if figures.spent is not None:
        yield Said(money(figures.spent), say("Spent to date"))


def _accounts(brief: Brief, cost: Cost | None) -> Iterator[Said]:
    if cost and cost.cost_centre:
        yield Said(cost.cost_centre, brief.words.say("Cost centre"))
    if cost and cost.paid_to:
        yield Said(brief.words.term("paid_to", cost.paid_to), brief.words.say("Paid to"))
