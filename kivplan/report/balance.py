"""The balance: the strategies' shares of the actions and of the cost, beside what the strategy intends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from ..plan import balance as figures
from ..plan.balance import percent
from .currency import currency_words
from .figures.balance_bars import Bar, balance_bars

if TYPE_CHECKING:
    from ..plan.balance import Balance as Shares
    from ..plan.balance import Share
    from .brief import Brief
    from .parts import Figure

_ONE = Decimal(1)
_ALL = 100  # per cent
_CLOSE = Decimal(3)  # percent points: nearer than this is what whole actions allow in a plan of some thirty
_ACQUIRE = ("attract", "recruit")


@dataclass(frozen=True, slots=True)
class Row:
    """One strategy: its actions and its cost, their shares, and the intended share with the gap; in words."""

    label: str
    count: int
    share: str
    intended: str | None
    gap: str | None
    gross: Decimal
    gross_share: str


@dataclass(frozen=True, slots=True)
class Balance:
    """``rows`` is empty where no action is counted. ``outside``: what is not counted, in words."""

    meaning: str
    caption: str
    first: str
    note: str
    rows: tuple[Row, ...]
    counted: int
    gross: Decimal
    intends: bool
    intended: str | None
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    currency: str | None


def view(brief: Brief) -> Balance:
    """The balance between the strategies, or between ARUBA's five where the plan groups by them."""
    shares = figures.balance(brief.plan, brief.as_of)
    aruba = brief.plan.head.strategy_model == "aruba"
    shown = figures.aruba(brief.plan, brief.as_of) if aruba else shares
    context = "aruba" if aruba else "strategy"
    intended = figures.intended(brief.plan)
    together = intended.get("acquire") if aruba else None
    whole = sum(intended.values(), Decimal(0))
    return Balance(
        meaning=_meaning(brief, shares),
        caption=brief.words.say("The actions by strategy"),
        first=brief.words.say("Strategy"),
        note=_note(brief, shares),
        rows=tuple(_row(brief, row, context, shown, together) for row in shown.rows) if shares.counted else (),
        counted=shown.counted,
        gross=shown.gross,
        intends=bool(intended),
        intended=_whole(brief, whole) if intended else None,
        figures=_figures(brief, shown, context) if shares.counted else (),
        notes=_notes(brief, intends=bool(intended)),
        currency=currency_words(brief),
    )


def _row(brief: Brief, row: Share, context: str, shown: Shares, together: Decimal | None) -> Row:
    intended, gap = row.intended, _gap(row.share, row.intended)
    shared = together is not None and row.strategy in _ACQUIRE
    if shared:
        both = sum((one.share for one in shown.rows if one.strategy in _ACQUIRE), Decimal(0))
        intended, gap = together, _gap(both, together)
    told = [None if value is None else text for value, text in _texts(brief, intended, gap)]
    if shared:
        told = [brief.words.say("%(share)s together", share=text) for text in told]
    return Row(
        label=brief.words.term(context, row.strategy),
        count=row.count,
        share=_whole(brief, row.share),
        intended=told[0],
        gap=told[1],
        gross=row.gross,
        gross_share=_whole(brief, percent(row.gross, shown.gross)),
    )


def _texts(brief: Brief, intended: Decimal | None, gap: Decimal | None) -> list[tuple[Decimal | None, str]]:
    sign = "+" if gap is not None and gap > 0 else ""
    number = brief.words.formats.number
    return [
        (intended, _whole(brief, intended) if intended is not None else ""),
        (gap, f"{sign}{number(gap, decimals=0)}" if gap is not None else ""),
    ]


def _gap(share: Decimal, intended: Decimal | None) -> Decimal | None:
    """The gap between what is shown of both, so that the eye finds the same."""
    return None if intended is None else share.quantize(_ONE, ROUND_HALF_UP) - intended


def _whole(brief: Brief, share: Decimal) -> str:
    return brief.words.formats.percent(share, decimals=0)


def _meaning(brief: Brief, shares: Shares) -> str:
    """What the balance says, in one sentence."""
    say = brief.words.say
    if not shares.counted:
        return say("No action names one of the four strategies.")
    furthest = shares.furthest
    if furthest is None or furthest.intended is None or furthest.gap is None:
        highest = max(row.count for row in shares.rows)
        most = [row for row in shares.rows if row.count == highest]
        names = brief.words.formats.listing([strategy_name(brief, row.strategy) for row in most])
        share = _whole(brief, most[0].share)
        if len(most) > 1:
            return say(
                "Most actions, %(share)s each: %(names)s. The plan sets no intended balance.", names=names, share=share
            )
        return say("Most actions: %(names)s, %(share)s. The plan sets no intended balance.", names=names, share=share)
    told = {
        "strategy": strategy_name(brief, furthest.strategy),
        "share": _whole(brief, furthest.share),
        "intended": _whole(brief, furthest.intended),
    }
    if not furthest.gap:
        return say("The actions are divided as intended.")
    if abs(furthest.gap) < _CLOSE:
        return say(
            "The actions are divided much as intended. The largest gap: %(strategy)s, %(share)s of the actions against "
            "%(intended)s intended.",
            **told,
        )
    if furthest.gap > 0:
        return say(
            "More than intended goes to one strategy: %(strategy)s, %(share)s of the actions against %(intended)s "
            "intended.",
            **told,
        )
    return say(
        "Less than intended goes to one strategy: %(strategy)s, %(share)s of the actions against %(intended)s "
        "intended.",
        **told,
    )


def strategy_name(brief: Brief, strategy: str) -> str:
    """A strategy as the report calls it: in ARUBA's words where it groups by them."""
    words = brief.words
    if brief.plan.head.strategy_model != "aruba":
        return words.term("strategy", strategy)
    if strategy == "acquire":
        return words.formats.listing([words.term("aruba", "attract"), words.inline("aruba", "recruit")])
    return words.term("aruba", "retain" if strategy == "mobilise" else strategy)


def _note(brief: Brief, shares: Shares) -> str:
    words = brief.words
    said = [words.count("%(n)s action is counted", "%(n)s actions are counted", shares.counted)]
    if shares.other:
        said.append(words.count("%(n)s is not a competence action", "%(n)s are not competence actions", shares.other))
    if shares.unnamed:
        said.append(words.count("%(n)s names no strategy", "%(n)s name no strategy", shares.unnamed))
    text = "; ".join(said)
    if shares.outside:
        text += "; " + words.say("cost outside the balance: %(amount)s", amount=words.formats.money(shares.outside))
    if shares.unshown:
        text += "; " + words.say(
            "cost not shown in this edition: %(amount)s", amount=words.formats.money(shares.unshown)
        )
    rounded = sum((row.share.quantize(_ONE, ROUND_HALF_UP) for row in shares.rows), Decimal(0))
    if shares.counted and rounded != _ALL:
        text += "; " + words.say("the shares are rounded")
    return text


def _notes(brief: Brief, *, intends: bool) -> tuple[str, str]:
    """What stands below the titles of the two figures."""
    say, period = brief.words.say, brief.plan.head.period
    first = say("The upright mark shows the intended share") if intends else say("By number of actions")
    return first, say(
        "Before grants and savings, %(period)s", period=brief.words.formats.span(period.first, period.last)
    )


def _figures(brief: Brief, shown: Shares, context: str) -> tuple[Figure, ...]:
    names = [brief.words.term(context, row.strategy) for row in shown.rows]
    by_number = [
        Bar(name, row.share, _whole(brief, row.share), row.intended)
        for name, row in zip(names, shown.rows, strict=True)
    ]
    drawn = [balance_bars(by_number, brief.words.say("Share of the actions"))]
    if shown.gross:
        shares = [percent(row.gross, shown.gross) for row in shown.rows]
        by_cost = [Bar(name, share, _whole(brief, share)) for name, share in zip(names, shares, strict=True)]
        drawn.append(balance_bars(by_cost, brief.words.say("Share of the cost")))
    return tuple(drawn)
