"""What needs attention: late and silent actions, and the findings, folded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kivplan.findings import Finding, Level, Place, said
from kivplan.locale.catalog import findings
from kivplan.locale.words import words_for
from kivplan.plan import load_text
from kivplan.report.attention import view
from kivplan.report.brief import Brief
from kivplan.report.parts import Order
from kivplan.rules.registry import BY_CODE

DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
    "people: [{id: x, role: Leder}]\n---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nactions:\n"
)


def brief(actions: str, findings=(), language: str = "nb") -> Brief:
    plan, _ = load_text((HEAD + actions).encode(), "p.yaml")
    assert plan is not None
    return Brief(plan, Order(DAY), words_for(language, "NOK"), findings=tuple(findings))


def finding(line: int, code: str = "KIV301", level: Level = Level.WARNING, message: str = "m") -> Finding:
    return Finding(code, "no-responsible", level, message, Place("p.yaml", line, 1, line, 2), "h")


def test_overdue_actions_come_oldest_first_with_deadline_and_responsible():
    found = view(
        brief(
            "  - {id: B, title: T, time: {deadline: 2027-02-01}, responsible: x}\n"
            "  - {id: A, title: T, time: {start: 2027-01-02, deadline: 2027-01-09}}\n"
        )
    )
    assert [(row.action.id, row.day, row.responsible) for row in found.overdue] == [
        ("A", date(2027, 1, 9), None),
        ("B", date(2027, 2, 1), "Leder"),
    ]
    assert found.unreported == ()


def test_begun_and_silent_actions_stand_apart_from_those_to_come():
    found = view(brief("  - {id: A, title: T}\n  - {id: B, title: U, time: {start: 2027-06}}\n"))
    assert [row.action.id for row in found.unreported] == ["A"]


def test_three_hundred_silent_actions_are_listed_up_to_fifteen_and_counted():
    found = view(brief("".join(f"  - {{id: A{n}, title: T}}\n" for n in range(300))))
    assert len(found.unreported) == 15
    assert found.more_unreported == "285 til er ikke tatt med her."


def test_many_findings_of_one_rule_are_one_line_with_the_actions_it_is_about():
    actions = "".join(f"  - {{id: A{n}, title: T}}\n" for n in range(3))
    found = view(brief(actions, [finding(12), finding(13), finding(14), finding(2, "KIV102", Level.ERROR, "worse")]))
    assert [(told.level, told.code, told.message) for told in found.findings] == [
        ("error", "KIV102", "Worse."),
        ("warning", "KIV301", "Et tiltak har ingen ansvarlig (punkt 2)."),
    ]
    assert [link.id for link in found.findings[1].about] == ["A0", "A1", "A2"]
    assert found.findings[0].places == ("p.yaml linje 2",)
    assert found.findings[1].more == "3 ganger"


def test_findings_beyond_the_limit_are_counted():
    many = [finding(2, f"KIV{n}", message=f"m{n}") for n in range(101, 121)]
    found = view(brief("  - {id: A, title: T}\n", many))
    assert len(found.findings) == 15
    assert found.more_findings == "5 til er ikke tatt med her."


def test_notes_are_counted_by_rule():
    found = view(brief("  - {id: A, title: T}\n", [finding(11, "KIV305", Level.INFO)] * 4))
    assert [(note.code, note.times) for note in found.notes] == [("KIV305", "4 ganger")]
    assert found.findings == ()


def test_what_is_overdue_is_not_told_again_as_a_finding():
    found = view(brief("  - {id: A, title: T, time: {deadline: 2027-01-09}}\n", [finding(11, "KIV706")]))
    assert found.findings == ()
    assert len(found.overdue) == 1


def test_a_finding_is_told_in_the_readers_language():
    told = replace(finding(1, "KIV302"), message=said("Why"), hint=said("{first} or {last}", first="a", last="b"))
    found = view(brief("  - {id: A, title: T}\n", [told]))
    assert [(one.message, one.hint) for one in found.findings] == [("Hvorfor.", "A eller b.")]


def test_notes_say_what_the_rule_finds_in_the_readers_language():
    (note,) = view(brief("  - {id: A, title: T}\n", [finding(11, "KIV305", Level.INFO)])).notes
    assert note.message == findings("nb")(BY_CODE["KIV305"].summary).rstrip(".")


def test_a_message_becomes_a_sentence_but_an_id_keeps_its_letters():
    found = view(
        brief("  - {id: stipend, title: T}\n", [finding(1, message="stipend has `no` x"), finding(2, "KIV302")])
    )
    assert [told.message for told in found.findings] == ["stipend has no x.", "M."]
