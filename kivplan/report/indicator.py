"""An indicator as a report shows it: its numbers with what they mean, its line, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..plan.indicators import time_gone
from .figures.indicator_line import indicator_line, known, spark
from .parts import Figure
from .times import when_words

if TYPE_CHECKING:
    from decimal import Decimal

    from ..plan.indicators import Point, Series
    from .brief import Brief


@dataclass(frozen=True, slots=True)
class Value:
    """One number and when it held, in words."""

    number: Decimal
    when: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """``way``: how far it has come, in words; None where that cannot be said. ``readings`` are all there are."""

    id: str
    name: str
    unit: str
    note: str
    baseline: Value | None
    latest: Value | None
    target: Value | None
    readings: tuple[Value, ...]
    latest_words: str | None
    way: str | None
    figure: Figure | None
    spark: Figure | None


def indicator(brief: Brief, series: Series) -> Indicator:
    """An indicator with its values by the day the report is seen on."""
    record = series.indicator
    latest = series.readings[-1] if series.readings else None
    title = f"{record.name}, {record.measured_in}"
    said = _description(brief, series)
    line, small = indicator_line(series, f"{title}: {said}", brief.words.formats), spark(series)
    return Indicator(
        id=series.id,
        name=record.name,
        unit=record.measured_in,
        note=_note(brief, series),
        baseline=_value(brief, series.baseline),
        latest=_value(brief, latest),
        target=_value(brief, series.target),
        readings=tuple(Value(point.value, _when(brief, point)) for point in series.readings),
        latest_words=f"{brief.words.formats.number(latest.value)} ({_when(brief, latest)})" if latest else None,
        way=_way(brief, series),
        figure=Figure(line, title, said) if line else None,
        spark=Figure(small, title, said) if small else None,
    )


def _value(brief: Brief, point: Point | None) -> Value | None:
    return Value(point.value, _when(brief, point)) if point else None


def _when(brief: Brief, point: Point) -> str:
    return when_words(brief.words, point.at) if point.at else brief.words.formats.day(point.date)


def _note(brief: Brief, series: Series) -> str:
    better = brief.words.term("better", series.indicator.better)
    if series.indicator.source is None:
        return better
    source = brief.words.say("Source: %(source)s", source=series.indicator.source)
    return f"{better}. {source}"


def _description(brief: Brief, series: Series) -> str:
    """The values in a row, as a reader who does not see the line gets them."""
    number, say = brief.words.formats.number, brief.words.say
    said = [f"{number(point.value)} ({_when(brief, point)})" for point in known(series)]
    if series.target:
        target = f"{number(series.target.value)} ({_when(brief, series.target)})"
        said.append(say("target %(target)s", target=target))
    return ", ".join(said)


def _way(brief: Brief, series: Series) -> str | None:
    say, percent = brief.words.say, brief.words.formats.percent
    if series.reached:
        return say("The target is reached")
    way, gone = series.way, time_gone(series, brief.as_of)
    if way is None:
        return None
    if way < 0:
        return say("Further from the target than the baseline")
    said = percent(way, decimals=0)
    if gone is None:
        return say("%(way)s of the way", way=said)
    return say("%(way)s of the way, with %(gone)s of the time gone", way=said, gone=percent(gone, decimals=0))
