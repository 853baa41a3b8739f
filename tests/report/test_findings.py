"""All findings an edition may tell, by level and rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kivplan.findings import Finding, Level, Place, said
from kivplan.locale.words import words_for
from kivplan.plan import load_text
from kivplan.render import render_plan
from kivplan.report.brief import Brief
from kivplan.report.findings import view
from kivplan.report.parts import Order, Withheld
from kivplan.rules import validate

DAY = date(2027, 3, 1)
HEAD = (
    "kind: plan\nformat: 1\ntitle: P\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
    "---\nkind: action-plan\nperiod: {start: 2027, end: 2027}\nactions:\n"
)
ACTIONS = "  - {id: A1, title: T}\n  - {id: A2, title: U}\n"


def brief(*findings: Finding, withheld: Withheld | None = None, language: str = "nb", edition: str = "public") -> Brief:
    plan, _ = load_text((HEAD + ACTIONS).encode(), "p.yaml")
    assert plan is not None
    order = Order(DAY, edition)
    return Brief(plan, order, words_for(language, "NOK"), findings=findings, withheld=withheld or Withheld())


def finding(line: int, code: str = "KIV303", level: Level = Level.WARNING, message: str = "m", hint: str | None = "h"):
    return Finding(code, "no-criteria", level, message, Place("p.yaml", line, 1, line, 2), hint)


def test_the_most_serious_come_first_then_rules_by_their_code_and_findings_as_they_stand():
    found = view(
        brief(
            finding(11, "KIV305", Level.INFO),
            finding(12, "KIV304", message="second"),
            finding(11, "KIV304", message="first"),
            finding(11, "KIV303"),
            finding(2, "KIV601", Level.ERROR),
        )
    )
    assert [(level.level, level.title, [rule.code for rule in level.rules]) for level in found.levels] == [
        ("error", "1 feil", ["KIV601"]),
        ("warning", "3 advarsler", ["KIV303", "KIV304"]),
        ("info", "1 merknad", ["KIV305"]),
    ]
    assert [told.message for told in found.levels[1].rules[1].findings] == ["First.", "Second."]


def test_every_finding_is_told_however_many_there_are():
    ((level),) = view(brief(*(finding(11, message=f"m{n}") for n in range(300)))).levels
    assert level.title == "300 advarsler"
    assert len(level.rules[0].findings) == 300


def test_one_alone_says_it_all_and_of_several_the_rule_says_what_they_are_and_their_common_hint():
    ((alone,),) = (level.rules for level in view(brief(finding(11))).levels)
    assert (alone.title, alone.times, alone.hint, alone.findings[0].hint) == (None, None, None, "H.")
    ((alike,),) = (level.rules for level in view(brief(finding(11), finding(12))).levels)
    assert alike.title.startswith("Et tiltak har ingen kriterier")
    assert (alike.times, alike.hint, [told.hint for told in alike.findings]) == ("2 ganger", "H.", [None, None])
    ((unlike,),) = (level.rules for level in view(brief(finding(11), finding(12, hint="i"))).levels)
    assert (unlike.hint, [told.hint for told in unlike.findings]) == (None, ["H.", "I."])


def test_each_leads_to_the_page_of_its_rule_in_the_reader_s_language():
    def address(language: str, code: str = "KIV303") -> str | None:
        return view(brief(finding(11, code), language=language)).levels[0].rules[0].address

    assert address("nb").endswith("/rules.nb.html#no-criteria")
    assert address("sv").endswith("/rules.sv.html#no-criteria")
    assert address("en").endswith("/rules.html#no-criteria")
    assert address("nb", "KIV999") is None


def test_it_is_told_which_action_it_is_about_and_where_it_stands():
    (about,), (other,) = (view(brief(finding(line))).levels[0].rules[0].findings for line in (12, 3))
    assert (about.about.id, about.place) == ("A2", "p.yaml linje 12")
    assert (other.about, other.place) == (None, "p.yaml linje 3")


def test_where_something_was_left_out_no_file_and_no_line_is_told():
    (told,) = view(brief(finding(12), withheld=Withheld(actions=1))).levels[0].rules[0].findings
    assert (told.about.id, told.place) == ("A2", None)


def test_it_is_told_in_the_reader_s_language():
    one = replace(finding(1), message=said("Why"), hint=said("{first} or {last}", first="a", last="b"))
    (told,) = view(brief(one)).levels[0].rules[0].findings
    assert (told.message, told.hint) == ("Hvorfor.", "A eller b.")


def test_nothing_found_is_said():
    assert view(brief()).levels == ()
    plan = brief().plan
    for form, text in (("md", "## Funn i kontrollen\n\nKontrollen fant ingenting.\n"), ("html", "Kontrollen fant")):
        (made,) = render_plan(plan, Order(DAY), formats=[form])
        assert text in made.data.decode()


def test_a_board_pack_holds_every_finding_of_the_plan():
    plan = brief().plan
    findings = validate(plan, as_of=DAY)
    assert len({one.code for one in findings}) > 5
    (made,) = render_plan(plan, Order(DAY), formats=["md"], findings=findings)
    section = made.data.decode().partition("## Funn i kontrollen")[2]
    assert {one.code for one in findings} == {one.code for one in findings if f"[{one.code}](" in section}


def test_a_hostile_text_in_a_finding_is_shown_as_the_text_it_is():
    hostile = "<script>x</script> {{ 7*7 }} [a](javascript:x) | b"
    for form, shown in (("html", "&lt;script&gt;"), ("md", "\\<script>x\\</script>")):
        (made,) = render_plan(
            brief().plan,
            Order(DAY),
            formats=[form],
            findings=[finding(11, message=hostile), finding(12, message="# x")],
        )
        text = made.data.decode()
        assert shown in text
        assert "[a](javascript" not in text or form == "html"
        assert "<script>" not in text.replace("\\<script>", "")


def test_of_two_actions_on_one_line_a_finding_is_about_the_one_it_stands_in():
    plan, _ = load_text((HEAD.rstrip() + " [{id: A1, title: T}, {id: A2, title: U}]\n").encode(), "p.yaml")
    found = view(Brief(plan, Order(DAY), words_for("nb"), findings=validate(plan, as_of=DAY)))
    told = [one for level in found.levels for rule in level.rules if rule.code == "KIV303" for one in rule.findings]
    assert [(one.about.id, one.message[:2]) for one in told] == [("A1", "A1"), ("A2", "A2")]
