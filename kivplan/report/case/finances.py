"""What it costs: the proposals, and the plan's money as the money section has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import money
from ..decisions_asked import cost_asked, cost_words
from ..parts import Said
from .matters import matter_name, matters
from .pieces import Cell, Table, Text, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model.plan_head import Decision
    from ..brief import Brief
    from ..money_tables import Cell as Amount
    from ..money_tables import Table as Amounts
    from .pieces import Piece


def finances(brief: Brief) -> Iterator[Piece]:
    """The costs of the proposals and their sum, then the plan's money; how it is paid is for the case officer."""
    yield from _proposals(brief)
    if matters(brief):
        yield blank(
            brief,
            brief.words.say("how it is paid, where the proposal does not say, and the effect in later years"),
        )
    yield from _plan(brief)


def _proposals(brief: Brief) -> Iterator[Piece]:
    words, found = brief.words, matters(brief)
    asked = [(matter_name(brief, matter), one) for matter in found for one in matter.decisions]
    total, said = cost_asked(brief), cost_words(brief)
    if len(asked) == 1 and said is not None:
        yield Text(Said(said))
    elif total is not None:
        yield Table(
            id="case-costs",
            caption=words.say("What the proposals cost"),
            note=None,
            columns=(Cell(words.say("Proposal")), Cell(words.say("Cost"), number=True)),
            rows=tuple((Cell(name), _cost(brief, one)) for name, one in asked),
            total=(Cell(words.say("Sum")), Cell(words.formats.money(total), number=True)),
        )
    elif asked:
        yield Text(Said(words.say("The plan does not say what the proposals cost.")))


def _cost(brief: Brief, decision: Decision) -> Cell:
    return Cell(None if decision.cost is None else brief.words.formats.money(decision.cost), number=True)


def _plan(brief: Brief) -> Iterator[Piece]:
    known = money.view(brief)
    if known.empty:
        yield Text(Said(known.empty))
        return
    if known.lead:
        yield Text(Said(known.lead))
    for table in known.main:
        yield _table(brief, table)
    if known.counted:
        yield Text(Said(" ".join(known.counted)))


def _table(brief: Brief, table: Amounts) -> Table:
    """A table of the money section, with the same amounts."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    lines = [(Cell(row.label), *(_amount(brief, cell) for cell in row.cells)) for row in rows]
    return Table(
        id=f"case-{table.id}",
        caption=table.caption,
        note=table.note,
        columns=(Cell(table.first), *(Cell(column, number=True) for column in table.columns)),
        rows=tuple(lines[: len(table.rows)]),
        total=lines[-1] if table.total else (),
    )


def _amount(brief: Brief, cell: Amount) -> Cell:
    if cell.value is None:
        return Cell(None, number=True)
    text = brief.words.formats.number(cell.value, decimals=0)
    return Cell(f"{text} {brief.words.say('over')}" if cell.over else text, number=True)
