"""The first page's figures, worries and changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.report.at_a_glance import split_amount, view
from kivplan.report.brief import Brief
from kivplan.report.editions import redact
from kivplan.report.figures.status_bar import status_bar
from kivplan.report.parts import Order, Withheld

ROOT = Path(__file__).resolve().parents[2]
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: en\ncurrency: NOK\nperiod: {start: 2026, end: 2029}\n"
)
ACTIONS = "---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nbudget: 100\nactions:\n"


def glance(text: str, day: date = date(2027, 3, 1), **withheld):
    plan, _ = load_text((HEAD + text).encode())
    assert plan is not None
    return view(Brief(plan, Order(day), words_for("en", "NOK"), withheld=Withheld(**withheld)))


def test_nordviks_figures_are_those_counted_by_hand():
    plan = load(ROOT / "examples" / "nordvik")
    found = view(Brief(plan, Order(date(2027, 3, 1)), words_for("nb", "NOK")))
    # 11 done and 23 on track of 50; 4 at risk and 3 off track; 4 656 000 kr net of 4 718 000 kr
    assert [figure.value for figure in found.figures] == ["34", "7", "4", "4,66", "12,8"]
    assert (
        found.figures[3].meaning
        == "nettokostnad i tiltaksplanene for 2027, 62\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr under budsjettet på "
        "4,72\N{NO-BREAK SPACE}mill.\N{NO-BREAK SPACE}kr"
    )
    assert sum(count for _, count in found.counts) == 50
    assert [[link.id for link in worry.about] for worry in found.worries] == [[], ["H5", "O2", "T10"], ["H5", "O2"]]
    assert found.since.day == date(2026, 10, 31)
    assert [[link.id for link in one.about] for one in found.since.changes] == [["O10"], ["O2"], ["T9"], ["S7"]]


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        (80, "NOK\N{NO-BREAK SPACE}20 under the budget of NOK\N{NO-BREAK SPACE}100"),
        (100, "the same as the budget"),
        (130, "NOK\N{NO-BREAK SPACE}30 over the budget of NOK\N{NO-BREAK SPACE}100"),
    ],
)
def test_the_net_cost_is_told_beside_the_budget(fixed, words):
    text = ACTIONS + f"  - {{id: A, title: T, cost: {{fixed: {fixed}}}}}\n"
    assert glance(text).figures[3].meaning == f"net cost of the action plans for 2027, {words}"


def test_a_cost_of_which_part_is_left_out_is_never_called_under_the_budget():
    text = ACTIONS + "  - {id: A, title: T, cost: {fixed: 80}}\n  - {id: B, title: U, cost: COST, edition: board}\n"
    said = {
        "{fixed: 70}": "net cost of what is shown of the action plans for 2027",
        "{hours: 7}": "net cost of the action",
    }
    for cost, meaning in said.items():
        plan, _ = load_text((HEAD + text.replace("COST", cost)).encode())
        redacted, withheld = redact(plan, "public")
        found = view(Brief(redacted, Order(date(2027, 3, 1)), words_for("en", "NOK"), withheld=withheld))
        assert found.figures[3].meaning.startswith(meaning)


def test_a_plan_without_actions_has_no_bar_and_no_worries():
    found = glance("")
    assert (found.figures, found.bar, found.counts, found.worries) == ((), None, (), ())
    assert found.since.day is None


def test_one_reporting_date_gives_nothing_to_compare():
    found = glance(ACTIONS + "  - {id: A, title: T}\n---\nkind: follow-up\ndate: 2027-02-01\n")
    assert (found.since.day, found.since.follow_ups) == (None, 1)


def test_a_grant_answered_between_the_last_two_reports_is_a_change():
    text = ACTIONS + "  - {id: A, title: T, cost: {fixed: 9, grants: [{from: S, amount: 5, status: applied}]}}\n"
    for day, more in (("2027-01-10", ""), ("2027-02-10", ", grants: {T1: {status: granted}}")):
        text += f"---\nkind: follow-up\ndate: {day}\nactions: {{A: {{status: on_track{more}}}}}\n"
    assert [(one.text, one.about[0].id) for one in glance(text).since.changes] == [("Grant given to:", "A")]


def test_no_more_than_three_worries_and_the_worst_first():
    text = "---\nkind: analysis\nneeds: [{id: N, type: staffing, title: Nurses, present: 1, required: 3}]\n" + ACTIONS
    text += "  - {id: A, title: T, cost: {fixed: 200}}\n  - {id: B, title: U, time: {deadline: 2027-02-01}}\n"
    text += "---\nkind: follow-up\ndate: 2027-02-20\n"
    text += "actions: {A: {status: at_risk, deviations: [{what: w, decided_by: board}]}}\n"
    assert [worry.text for worry in glance(text).worries] == [
        "The action plan for 2027 costs NOK\N{NO-BREAK SPACE}100 more than its budget.",
        "1 action is past its deadline:",
        "1 deviation has been waiting for the board since 20 February 2027:",
    ]


def test_an_uncovered_need_worries_before_a_larger_one_that_is_covered():
    text = "---\nkind: analysis\nneeds:\n  - {id: N, type: staffing, title: Nurses, present: 1, required: 90}\n"
    text += "  - {id: M, type: staffing, title: Cooks, present: 1, required: 2}\n" + ACTIONS
    text += "  - {id: A, title: T, needs: [N], time: {start: 2027-11}}\n"
    assert [worry.text for worry in glance(text).worries] == ["No action covers the need “Cooks”."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("4,7 mill. kr", ("", "4,7", "mill. kr")),
        ("62\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr", ("", "62\N{NO-BREAK SPACE}000", "kr")),
        ("NOK\N{NO-BREAK SPACE}4.7m", ("NOK", "4.7m", "")),
        ("\N{MINUS SIGN}5 kr", ("", "\N{MINUS SIGN}5", "kr")),
        ("0", ("", "0", "")),
    ],
)
def test_an_amount_is_split_into_digits_and_what_stands_beside(text, parts):
    assert split_amount(text) == parts


def test_the_bars_segments_fill_it_and_narrow_ones_carry_no_text():
    counts = {"done": 1, "on_track": 29, "at_risk": 0, "off_track": 20}
    figure = status_bar(words_for("en"), counts, "Status & <more>")
    root = ElementTree.fromstring(figure.svg)
    assert sum(float(one.get("width").rstrip("%")) for one in root) == pytest.approx(100, abs=0.2)
    assert [len(one.findall("text")) for one in root] == [0, 1, 1]
    assert root.get("aria-label") == "Status & <more>: 1 done, 29 on track, 20 off track."


def test_a_worry_names_five_actions_and_counts_the_rest():
    worry = glance(ACTIONS + "".join(f"  - {{id: A{n}, title: T}}\n" for n in range(300))).worries[0]
    assert [link.id for link in worry.about] == ["A0", "A1", "A2", "A3", "A4"]
    assert (worry.text, worry.more) == ("300 actions have begun and are not reported:", "and 295 more")


def test_parts_of_other_actions_are_not_counted_as_silent():
    found = glance(ACTIONS + "  - {id: A, title: T}\n  - {id: B, title: U, part_of: A}\n")
    assert found.worries[0].text == "1 action has begun and is not reported:"
    assert found.figures[2].value == "1"


def test_a_budget_without_any_cost_is_told_as_a_budget():
    figure = glance(ACTIONS + "  - {id: A, title: T}\n").figures[3]
    assert (figure.before, figure.value) == ("NOK", "100")
    assert figure.meaning == "is budgeted for 2027; no action says what it costs"


@pytest.mark.parametrize(
    ("reported", "words"),
    [
        ("A1: {status: off_track}, A2: {status: off_track}", "2 actions are off track:"),
        ("A1: {status: on_track}, A2: {status: on_track}", "1 action is past its deadline:"),
        ("A1: {status: on_track}, A2: {status: off_track}", "2 actions are off track or past their deadlines:"),
    ],
)
def test_what_is_late_is_told_in_words_that_fit(reported, words):
    actions = "  - {id: A1, title: T, time: {deadline: 2027-02-01}}\n  - {id: A2, title: U}\n"
    follow_up = f"---\nkind: follow-up\ndate: 2027-02-15\nactions: {{{reported}}}\n"
    assert glance(ACTIONS + actions + follow_up).worries[0].text == words


def test_the_silent_are_told_apart_from_those_already_late():
    actions = "  - {id: A1, title: T, time: {deadline: 2027-02-01}}\n  - {id: A2, title: U}\n"
    assert [(worry.text, [link.id for link in worry.about]) for worry in glance(ACTIONS + actions).worries] == [
        ("1 action is past its deadline:", ["A1"]),
        ("1 other action has begun and is not reported:", ["A2"]),
    ]
