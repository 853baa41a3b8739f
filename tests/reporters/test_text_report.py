"""The default report, as a person reads it."""

from __future__ import annotations

import re

import pytest

from kivplan.findings import Level, Place, Related
from kivplan.reporters import Look
from kivplan.reporters.text import report

PLAIN = Look()
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_looks_as_it_did_at_every_width(width, everything, results, golden):
    golden(f"text-{width}.txt", report(results(*everything, files=3), Look(width=width)))


def test_a_finding_shows_its_rule_message_place_line_and_hint(make, results):
    finding = make("KIV201", "unknown-reference", Level.ERROR, "No helsejef.", make.place(5, "helsejef"), "Did you?")
    assert report(results(finding), Look(summary=False)) == (
        "error KIV201 unknown-reference: No helsejef.\n"
        " --> tiltak/helse.yaml:5:18\n"
        "  |\n"
        "5 |     responsible: helsejef\n"
        "  |                  ^^^^^^^^\n"
        "  |\n"
        "  = hint: Did you?\n"
    )


def test_is_the_same_text_with_colour_less_the_colour(everything, results):
    found = results(*everything)
    coloured = report(found, Look(colour=True))
    assert "\x1b[1;31merror KIV201\x1b[0m" in coloured
    assert SGR.sub("", coloured) == report(found, PLAIN)


def test_no_plan_text_can_steer_the_terminal(everything, results):
    shown = report(results(*everything), PLAIN)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "[bold]No \\x1b[31mtricks\\u202e[/bold]" in shown


def test_an_actions_missing_points_are_told_as_one_with_all_their_codes(everything, results):
    shown = report(results(*everything), PLAIN)
    assert shown.count("tiltak/helse.yaml:7:9") == 2  # the points, and KIV206, which is no point
    assert "error KIV301 KIV303 KIV305: H3 “Tittel” lacks 3 points\n" in shown
    assert "  = warning KIV301 no-responsible: has nobody responsible\n      add it\n" in shown
    assert "  = error KIV303 no-criteria: has no criteria\n      add them\n" in shown
    assert "  = info KIV305 no-approach: does not say how\n" in shown


def test_missing_points_of_one_level_say_it_once_and_draw_their_codes_together(make, results):
    names = ["no-responsible", "no-aim", "no-criteria", "no-approach"]
    codes = ["KIV301", "KIV302", "KIV303", "KIV305"]
    found = [make(code, name, Level.INFO, name, make.place(7, "H3")) for code, name in zip(codes, names, strict=True)]
    shown = report(results(*found), PLAIN)
    assert shown.startswith("info KIV301-303 KIV305: 4 points are missing\n")
    assert "  = KIV301 no-responsible: no-responsible\n" in shown


def test_what_is_missing_in_the_plan_as_a_whole_is_told_as_one(make, results):
    place = make.place(3, "H1")
    found = [make(f"KIV90{n}", f"rule-{n}", Level.INFO, f"nothing on {n}", place, f"add {n}") for n in (4, 4, 5, 6)]
    other = make("KIV305", "no-approach", Level.INFO, "no way", place)
    shown = report(results(*found, other), Look())
    assert "info KIV904-906: 4 things are missing in the plan as a whole\n" in shown
    assert shown.count("-->") == 2
    assert shown.count("= KIV905 rule-5: nothing on 5\n") == shown.count("      add 6\n") == 1
    assert "info KIV305 no-approach: no way\n" in shown


def test_one_missing_point_is_told_like_any_finding(make, results):
    shown = report(results(make("KIV301", "no-responsible", Level.WARNING, "No.", make.place(7, "H3"))), PLAIN)
    assert shown.startswith("warning KIV301 no-responsible: No.\n")


def test_missing_points_of_different_actions_stay_apart(make, results):
    one = make("KIV301", "no-responsible", Level.WARNING, "One.", make.place(3, "H1"))
    two = make("KIV301", "no-responsible", Level.WARNING, "Two.", make.place(7, "H3"))
    assert "points are missing" not in report(results(one, two), PLAIN)


def test_a_related_place_in_the_same_file_shares_the_frame(make, results):
    related = Related(make.place(3, "H1"), "the first is here")
    finding = make("KIV203", "duplicate-id", Level.ERROR, "Twice.", make.place(7, "H3"), related=(related,))
    shown = report(results(finding), PLAIN)
    assert "3 |   - id: H1\n  |         -- the first is here\n...\n7 |   - id: H3\n  |         ^^\n" in shown


def test_a_related_place_in_another_file_has_its_own_block(make, results):
    related = Related(make.place(1, "plan", file="plan.yaml"), "of this plan")
    finding = make("KIV203", "duplicate-id", Level.ERROR, "Twice.", make.place(7, "H3"), related=(related,))
    shown = report(results(finding), PLAIN)
    assert " ::: plan.yaml:1:7\n  |\n1 | kind: plan\n  |       ---- of this plan\n" in shown


def test_a_place_whose_text_cannot_be_had_is_still_named(make, results):
    finding = make("KIV104", "bad-value", Level.ERROR, "No.", Place("borte.yaml", 4, 2, 4, 3))
    shown = report(results(finding), Look(summary=False))
    assert shown == "error KIV104 bad-value: No.\n --> borte.yaml:4:2\n"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first(make, results):
    finding = make("KIV103", "wrong-type", Level.ERROR, "No.", Place("tiltak/helse.yaml", 3, 5, 6, 10))
    assert "3 |   - id: H1\n  |     ^^^^^^\n" in report(results(finding), PLAIN)


def test_a_hint_of_several_lines_keeps_its_shape(everything, results):
    shown = report(results(*everything), PLAIN)
    assert "= hint: Write 80000, or leave the total out:\n            cost: {fixed: 80000}\n" in shown


def test_ends_with_counts_in_words(everything, results):
    shown = report(results(*everything, files=6, plans=("a", "b")), PLAIN)
    assert shown.endswith("\n\nFound 7 errors, 2 warnings and 4 info in 6 files of 2 plans.\n")


def test_nothing_wrong_is_said_kindly(results):
    assert report(results(files=1), PLAIN) == "All is well: nothing to remark on in 1 file of 1 plan.\n"


def test_says_nothing_when_nothing_is_wrong_and_no_summary_is_wanted(results):
    assert report(results(), Look(summary=False)) == ""


def test_messages_are_never_broken_in_a_log(make, results):
    message = "word " * 60 + "end."
    finding = make("KIV104", "bad-value", Level.ERROR, message, make.place(3, "H1"))
    assert f"bad-value: {message}\n" in report(results(finding), Look(width=40))
