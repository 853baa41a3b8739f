"""Family 4, internal before external: formal education among what is done to develop (KIV409)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..plan.balance import percent
from ..plan.unread import lost_keys
from . import naming
from .rule import Remark, Rule, Words, levels
from .shares import ENOUGH, FEWEST, enough, shown
from .sources import PRACTICE
from .transfer import arenas_of, developing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.wholes import Whole
    from .rule import Context

_FORMAL_HEAVY = Words(
    "{count} of {counted} development actions ({share} %) are formal education or only external courses, more than "
    "{limit} %: what is learnt away from work seldom reaches it by itself",
    "move some of the learning to work: internal courses, supervision, mentors, shared reflection",
)
_OUTSIDE = frozenset({"external_course", "further_education", "continuing_education"})


def _formal_education_heavy(context: Context) -> Iterator[Remark]:
    """Silent on a single action: one is no pattern."""
    actions = developing(context.plan)
    formal = [whole for whole in actions if _is_formal(whole)]
    share, limit = percent(len(formal), len(actions)), context.limits["formal-education-heavy"]
    sure = lost_keys(context.plan).isdisjoint({"implementation", "arenas"})
    if sure and len(formal) > 1 and share > limit and enough(context):
        params = {"count": len(formal), "counted": len(actions), "share": shown(share), "limit": naming.plain(limit)}
        yield Remark(context.plan.head_item, ("title",), _FORMAL_HEAVY, params)


def _is_formal(whole: Whole) -> bool:
    arenas = {arena for action in whole.actions for arena in arenas_of(action)}
    return whole.act.action.means == "formal_education" or (bool(arenas) and arenas <= _OUTSIDE)


_EDUCATION = (
    "kind: plan\nchecks: {limits: {fewest-actions: 3, too-much-development: 100}}\n"
    "---\nid: H1\ntitle: Assistants become skilled workers\nstrategy: develop\nmeans: formal_education\n"
    "---\nid: H2\ntitle: Wound care\nstrategy: develop\n"
)

RULES = (
    Rule(
        code="KIV409",
        name="formal-education-heavy",
        levels=levels("i"),
        summary="More than the limit, in percent, of the development actions are formal education or external courses.",
        why="Too much formal education was one of the lessons of earlier plans: internal before external, because what "
        "is learnt at work is used there.",
        source=PRACTICE,
        notes=(
            "An action is formal education by its means, formal_education, whatever its arenas.",
            "So it is where its arenas are only external_course, further_education and continuing_education.",
            "The arenas of its parts count with its own; where none is given, only the means tell.",
            "Silent on a single such action: one is no pattern.",
            "Silent until as many actions are counted as the limit fewest-actions says: a share of a few says little.",
        ),
        factor=5,
        whole=True,
        limits={"formal-education-heavy": Decimal(50), FEWEST: ENOUGH},
        find=_formal_education_heavy,
        wrong=_EDUCATION + "means: formal_education\n",
        right=_EDUCATION + "means: learning_at_work\n",
    ),
)
