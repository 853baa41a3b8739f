"""The success factors in the pack: six lines, in the reader's words, of nothing but what the edition shows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from html5lib import parse

from kivplan.locale.words import words_for
from kivplan.plan import load, load_text
from kivplan.render import Order, render_plan
from kivplan.report.brief import Brief
from kivplan.report.editions import redact
from kivplan.report.reports import REPORTS
from kivplan.report.success_factors import view

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2027, 3, 1)
SPACE = "\N{NO-BREAK SPACE}"


def made(plan, day=DAY, language="en", edition="internal"):
    shown, withheld = redact(plan, edition)
    return view(Brief(shown, Order(day, edition), words_for(language, plan.currency, strict=True), withheld=withheld))


def factor(number: int, plan, *args, **kwargs):
    return made(plan, *args, **kwargs).factors[number - 1]


def all_words(seen) -> list[str]:
    found = [seen.about]
    for one in seen.factors:
        found += [one.title, one.judgement.label, one.judged_by, *one.done, *one.planned, *one.lacking]
        found += [word for missing in one.missing for word in (missing.label, missing.text, missing.times)]
        found += [word for hushed in one.silenced for word in (hushed.how, *hushed.rules)]
    return found


# ---------------------------------------------------------------- six lines


def test_the_boards_appendix_has_the_six_factors_in_order():
    assert "success_factors" in REPORTS["board"].appendix
    seen = made(load(EXAMPLES / "nordvik"), language="nb")
    assert [one.number for one in seen.factors] == [1, 2, 3, 4, 5, 6]
    assert seen.factors[0].title == "Lederne formidler planen"


@pytest.mark.parametrize(
    ("language", "reached"),
    [
        ("nb", f"Medarbeidere nådd: 1{SPACE}415 av 1{SPACE}727, sist 3. februar 2027"),
        ("nn", f"Medarbeidarar nådde: 1{SPACE}415 av 1{SPACE}727, sist 3. februar 2027"),
        ("sv", f"Medarbetare som nåtts: 1{SPACE}415 av 1{SPACE}727, senast 3 februari 2027"),
        ("en", "Employees reached: 1,415 of 1,727, last 3 February 2027"),
    ],
)
def test_numbers_and_days_are_written_as_the_reader_writes_them(language, reached):
    assert reached in factor(1, load(EXAMPLES / "nordvik"), language=language).done


@pytest.mark.parametrize("language", ["nb", "nn", "sv"])
@pytest.mark.parametrize("name", ["nordvik", "kvinnojour", "lavangen-2020", "ten-lines"])
def test_no_sentence_is_left_in_english(name, language):
    plan = load(EXAMPLES / name)
    own, english = (made(plan, language=one) for one in (language, "en"))
    for mine, theirs in zip(own.factors, english.factors, strict=True):
        for key in ("done", "planned", "lacking"):
            assert not set(getattr(mine, key)) & set(getattr(theirs, key))
        assert mine.judged_by != theirs.judged_by
        assert mine.judgement.label != theirs.judgement.label
    assert own.about != english.about
    assert not [word for word in all_words(own) if re.search(r"\{\w+\}", word)]


def test_a_judgement_has_a_word_and_a_mark_of_its_own():
    plan = load(EXAMPLES / "ten-lines")
    marks = {one.judgement.key: one.judgement.label for one in made(plan, date(2026, 6, 1)).factors}
    assert marks == {"off_track": "Not in place", "unreported": "Cannot be judged"}
    assert factor(1, load(EXAMPLES / "nordvik")).judgement.key == "done"


def test_what_the_rules_find_is_told_by_rule_with_how_often():
    found = factor(2, load(EXAMPLES / "ten-lines"), date(2026, 6, 1)).missing
    assert ("KIV301", "2 times", "Note") in [(one.code, one.times, one.label) for one in found]
    assert all(one.text.endswith(".") and "`" not in one.text for one in found)


def test_what_is_silenced_is_named_with_how():
    seen = factor(6, load(EXAMPLES / "lavangen-2020"), date(2020, 9, 3), language="nb")
    (hushed,) = [one for one in seen.silenced if one.how == "Med kommentarer i planen"]
    assert "KIV303 no-criteria (5 ganger)" in hushed.rules


# ---------------------------------------------------------------- editions

HEAD = """
kind: plan
format: 1
title: Plan
organisation: Firma
language: nb
status: adopted
period: {start: 2026, end: 2027}
decisions: [{body: Styret, outcome: adopted, date: 2026-01-01}]
---
kind: foundation
goals: [{id: G1, title: Mål}]
---
kind: action-plan
period: {start: 2026, end: 2026}
actions:
"""
SHOWN = """  # kivplan: ignore[no-responsible] ikke avklart med Lia
  - {id: B1, title: Åpent tiltak, strategy: develop}
"""
HIDDEN = """  # kivplan: ignore[no-responsible, no-aim] skal ikke ut
  - id: X9
    title: Nedleggelse av Lia
    edition: internal
    strategy: phase_out
    serves: [G1]
    responsible: styret
    cost: {fixed: 777000}
"""
REPORT = """---
kind: follow-up
date: 2026-06-01
actions:
  B1: {status: on_track}
"""
HIDDEN_REPORT = "  X9: {status: done, contribution: 4, spent: 700000}\n"


def plan_of(*, hidden: bool):
    text = HEAD.replace("---", "units: [{id: styret, name: Styret}]\n---", 1)
    text += f"{SHOWN}{HIDDEN if hidden else ''}{REPORT}{HIDDEN_REPORT if hidden else ''}"
    plan, findings = load_text(text.encode())
    assert plan is not None
    assert findings == ()
    return plan


@pytest.mark.parametrize("edition", ["public", "board"])
def test_an_edition_is_judged_as_if_what_it_leaves_out_had_never_been_written(edition):
    with_it, without = plan_of(hidden=True), plan_of(hidden=False)
    assert made(with_it, edition=edition) == made(without, edition=edition)
    assert made(with_it) != made(without)


def test_a_comment_on_what_is_shown_is_named_and_one_on_what_is_not_is_not():
    seen = factor(2, plan_of(hidden=True), edition="public")
    assert [(one.how, one.rules) for one in seen.silenced] == [
        ("By comments in the plan", ("KIV301 no-responsible (1 time)",))
    ]
    assert factor(6, plan_of(hidden=True), edition="public").silenced == ()


def test_an_edition_keeps_no_reason_of_a_comment():
    shown, _ = redact(plan_of(hidden=True), "public")
    kept = [comment for comments in shown.directives.values() for comment in comments]
    assert [comment.rules for comment in kept] == [("no-responsible",)]
    assert [comment.reason for comment in kept] == [""]


def test_nordviks_public_pack_counts_what_it_shows():
    nordvik = load(EXAMPLES / "nordvik")
    assert "Actions with somebody responsible: 50 of 50" in factor(2, nordvik).planned
    assert "Actions with somebody responsible: 48 of 48" in factor(2, nordvik, edition="public").planned


# ---------------------------------------------------------------- laid out


def rendered(name: str, day: date, language: str | None = None) -> dict[str, str]:
    files = render_plan(load(EXAMPLES / name), Order(day, language=language), reports=["board"])
    return {Path(file.name).suffix: file.data.decode() for file in files}


def test_the_page_is_sound_and_says_every_judgement_in_words():
    page = rendered("lavangen-2020", date(2020, 9, 3))[".html"]
    tree = parse(page, namespaceHTMLElements=False)
    articles = [one for one in tree.iter("article") if one.get("class") == "factor"]
    assert [one.get("id") for one in articles] == [f"factor-{n}" for n in range(1, 7)]
    for one in articles:
        (status,) = [span for span in one.iter("span") if "status" in (span.get("class") or "").split()]
        assert "".join(status.itertext()).strip() in {"Ikke på plass", "Kan ikke vurderes"}
        (mark,) = [one.get("href") for one in status.iter() if str(one.tag).endswith("use")]
        assert f'id="{mark.removeprefix("#")}"' in page
    links = [a.get("href") for a in tree.iter("a") if (a.get("href") or "").startswith("#factor-")]
    assert links == [f"#factor-{n}" for n in range(1, 7)]


def test_markdown_tells_the_same():
    text = rendered("nordvik", DAY)[".md"]
    section = text[text.index("## Suksessfaktorer") :]
    assert "| 1. Lederne formidler planen                  | På plass" in section
    assert "\n### 1. Lederne formidler planen: På plass\n" in section
    assert "\n- Medarbeidere nådd: 1 415 av 1 727, sist 3. februar 2027\n" in section
