"""The scorecard in a terminal and as data: the same lines, in the reader's words."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kivplan.factors import JUDGEMENTS, WAYS, Fact, Line, Missing, Silenced
from kivplan.findings import Level, said
from kivplan.reporters import Look
from kivplan.reporters.cells import width_of
from kivplan.reporters.scorecard import as_json, judgement_word, scorecard, way_words

TOLD = said("Managers reached: {count} of {of}, last {day}", count=110, of=112, day=date(2027, 1, 13))
LINE = Line(
    factor=6,
    name=said("follow-up of both activity and result"),
    judgement="partly",
    judged_by=said("In place when all is answered."),
    evidence=(Fact(TOLD, done=True, count=110, of=112), Fact(said("Actions: {count}", count=3), done=False, count=3)),
    lacking=(said("No result is due yet."),),
    missing=(
        Missing("KIV303", "no-criteria", 5, Level.ERROR, "An action has no criteria."),
        Missing("KIV311", "vague-criterion", 1, Level.INFO, "A criterion is vague."),
    ),
    silenced=(Silenced("KIV303", "no-criteria", 2, "comment"), Silenced("KIV311", "vague-criterion", 1, "checks")),
)
PLAIN = """\
Six success factors of examples/nordvik

6 follow-up of both activity and result: partly in place
  In place when all is answered.
  done    Managers reached: 110 of 112, last 2027-01-13
  planned Actions: 3
  missing No result is due yet.
  found   error KIV303 no-criteria, 5 times; 2 of them silenced by comments in the plan
  found   info KIV311 vague-criterion, 1 time; silenced by the plan's settings"""


def english(template: str, /, **params: object) -> str:
    return template.format(**params)


def loud(template: str, /, **params: object) -> str:
    """A language in which every template begins with an exclamation mark."""
    return f"!{template.format(**params)}"


def test_a_factor_is_a_block_with_its_judgement_in_words():
    assert scorecard([LINE], Look(), english, plan="examples/nordvik") == PLAIN


def test_without_a_name_the_heading_names_no_plan():
    assert scorecard([LINE, LINE], Look(), english).startswith("Six success factors\n\n6 ")
    assert scorecard([LINE, LINE], Look(), english).count("\n\n6 ") == 2


def test_colour_changes_nothing_but_the_colour():
    import re

    painted = scorecard([LINE], Look(colour=True), english, plan="examples/nordvik")
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == PLAIN
    assert "\x1b[1;33mpartly in place\x1b[0m" in painted


@pytest.mark.parametrize("width", [40, 72])
def test_on_a_screen_no_line_is_longer_than_it_is_wide(width):
    shown = scorecard([LINE], Look(width=width, on_screen=True), english)
    assert all(width_of(line) <= width for line in shown.splitlines())
    assert " ".join(shown.split()) == " ".join(scorecard([LINE], Look(), english).split())


def test_every_word_is_said_in_the_readers_language():
    shown = scorecard([LINE], Look(), loud)
    assert "!Managers reached: 110 of 112, last 2027-01-13" in shown
    words = [line.split(" ", 3) for line in shown.splitlines() if line.startswith("  !")]
    assert [line[2] for line in words][1:] == ["!done", "!planned", "!missing", "!found", "!found"]


def test_every_judgement_and_every_way_to_silence_has_words_of_its_own():
    assert len({judgement_word(one, english) for one in JUDGEMENTS}) == len(JUDGEMENTS)
    assert len({way_words(one, english) for one in WAYS}) == len(WAYS)


def test_a_name_that_steers_a_terminal_is_shown_harmless():
    assert "\x1b" not in scorecard([LINE], Look(), english, plan="a\x1b[2Jb")


def test_programs_are_given_numbers_and_names_that_no_language_changes():
    (told,) = as_json([LINE], english)
    assert json.loads(json.dumps(told)) == {
        "factor": 6,
        "name": "follow-up of both activity and result",
        "judgement": "partly",
        "judged_by": "In place when all is answered.",
        "evidence": [
            {"text": "Managers reached: 110 of 112, last 2027-01-13", "done": True, "count": 110, "of": 112},
            {"text": "Actions: 3", "done": False, "count": 3, "of": None},
        ],
        "lacking": ["No result is due yet."],
        "missing": [
            {
                "code": "KIV303",
                "name": "no-criteria",
                "count": 5,
                "level": "error",
                "summary": "An action has no criteria.",
            },
            {
                "code": "KIV311",
                "name": "vague-criterion",
                "count": 1,
                "level": "info",
                "summary": "A criterion is vague.",
            },
        ],
        "silenced": [
            {"code": "KIV303", "name": "no-criteria", "count": 2, "by": "comment"},
            {"code": "KIV311", "name": "vague-criterion", "count": 1, "by": "checks"},
        ],
    }
    (loudly,) = as_json([LINE], loud)
    assert loudly["name"] == "!follow-up of both activity and result"
    assert loudly["judgement"] == "partly"
