"""What has changed since an earlier plan: the words, page one's four lines, and what no edition may tell."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kivplan.plan import load_text
from kivplan.plan.earlier import Earlier, Revision
from kivplan.render import Order, render_plan
from kivplan.report import compose

DAY = date(2027, 3, 1)
THEN = date(2026, 12, 31)
HEAD = {
    "kind": "plan",
    "format": 1,
    "title": "Planen",
    "organisation": "O",
    "language": "nb",
    "period": {"start": 2026, "end": 2029},
    "units": [{"id": "helse", "name": "Helse"}, {"id": "skole", "name": "Skole"}],
    "people": [{"id": "x", "role": "Helsesjef", "name": "Kari Nordmann"}, {"id": "y", "role": "HR-sjef"}],
}


def plan(*actions: dict, more: tuple[dict, ...] = (), budget: int | None = None, unit: str = "helse", **head: object):
    acting = {"kind": "action-plan", "unit": unit, "period": {"start": 2027, "end": 2027}, "actions": list(actions)}
    documents = ({**HEAD, **head}, acting if budget is None else {**acting, "budget": budget}, *more)
    made, _ = load_text("\n---\n".join(json.dumps(one) for one in documents).encode(), "plan.yaml")
    assert made is not None
    return made


def action(key: str = "H1", title: str = "Stipend", **about: object) -> dict:
    return {"id": key, "title": title, **about}


def section(was, now, name: str = "changes", **order: object):
    earlier = Earlier(was, Revision("abc1234", changed=False), THEN)
    document = compose(now, "board", Order(DAY, **order), before=earlier)
    return next(one.view for one in document.sections if one.name == name)


def lines(view) -> dict[str, list[str]]:
    """The section as its headings, each with the lines below it."""
    found: dict[str, list[str]] = {}
    for group in view.groups:
        found[group.title] = []
        for thing in group.things:
            found[group.title].append(f"{thing.link.id} {thing.link.title}: {thing.facts or ''}".rstrip(": "))
            found[group.title] += [f"  {said.label}: {said.text}" for said in thing.said]
        found[group.title] += [f"{said.label}: {said.text}" for said in group.plain]
    return found


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def told(was, now, **order: object) -> dict[str, list[str]]:
    return {key: list(map(plain, said)) for key, said in lines(section(was, now, **order)).items()}


def test_it_says_what_it_is_compared_with():
    view = section(plan(action()), plan(action()))
    assert view.about == "Sammenlignet med planen slik den var 31. desember 2026 (git-revisjon abc1234)."
    assert view.nothing == "Ingenting er annerledes enn da."
    assert (view.groups, view.since) == ((), None)


def test_what_came_and_what_went_are_told_in_brief():
    was = plan(action("H1", "Gammelt", responsible="x", cost={"fixed": 1000}), action("H2"))
    now = plan(action("H2"), action("H3", "Nytt", responsible="y"))
    assert told(was, now) == {
        "1 nytt tiltak": ["H3 Nytt: Helse, 2027; HR-sjef"],
        "1 tiltak tatt ut": ["H1 Gammelt: Helse, 2027; Helsesjef; 1 000 kr"],
    }


def test_of_what_went_it_is_told_how_it_last_stood():
    report = {"kind": "follow-up", "date": "2027-02-01", "actions": {"H1": {"status": "at_risk"}}}
    (went,) = told(plan(action(), more=(report,)), plan(action("H2")))["1 tiltak tatt ut"]
    assert went == "H1 Stipend: Helse, 2027; risiko for avvik"


def test_each_change_of_an_action_is_a_line_with_what_was_before():
    before = {
        "title": "Stipend",
        "strategy": "develop",
        "responsible": "x",
        "time": {"deadline": "2027-06-01"},
        "cost": {"fixed": 90000, "grants": [{"from": "KS", "status": "applied", "amount": 500}]},
        "criteria": [{"text": "Seks *er* ansatt"}],
        "aim": "A",
    }
    after = {
        "title": "Stipend for alle",
        "strategy": "acquire",
        "responsible": "y",
        "time": {"start": "2027-02", "end": "2027-11"},
        "cost": {"fixed": 120000, "grants": [{"from": "KS", "status": "granted", "amount": 400}]},
        "criteria": [{"text": "Fem er ansatt", "by": "2027-12"}],
        "aim": "B",
    }
    (changed,) = told(plan(action(**before)), plan(action(**after), unit="skole")).values()
    assert changed == [
        "H1 Stipend for alle",
        "  Tittel: Stipend for alle (før: Stipend)",
        "  Enhet og periode: Skole, 2027 (før: Helse, 2027)",
        "  Strategi: Anskaffe (før: Utvikle)",
        "  Ansvarlig: HR-sjef (før: Helsesjef)",
        "  Tid: Februar–november 2027 (før: Frist 1. juni 2027)",
        "  Kostnad: 120 000 kr (før: 90 000 kr)",
        "  Tilskudd fra KS: 400 kr, innvilget (før: 500 kr, søkt)",
        "  Kriterium: Seks *er* ansatt (tatt ut)",
        "  Kriterium: Fem er ansatt (desember 2027) (lagt til)",
        "  Formulert annerledes: hensikt",
    ]


def test_what_was_not_given_is_said_in_words():
    (changed,) = told(plan(action(cost={"fixed": 5})), plan(action(responsible="x"))).values()
    assert changed[1:] == ["  Ansvarlig: Helsesjef (før: ikke oppgitt)", "  Kostnad: ikke oppgitt (før: 5 kr)"]


def test_each_plan_names_people_and_units_as_it_does():
    was, now = plan(action(responsible="x"), people=[{"id": "x", "role": "Sjef"}]), plan(action(responsible="y"))
    (changed,) = told(was, now).values()
    assert changed[1:] == ["  Ansvarlig: HR-sjef (før: Sjef)"]


def test_amounts_in_two_currencies_are_told_apart():
    was, now = plan(action(cost={"fixed": 5}), currency="SEK"), plan(action(cost={"fixed": 6}))
    found = told(was, now)
    assert found["1 endret tiltak"][1] == "  Kostnad: 6 NOK (før: 5 SEK)"
    assert found["Selve planen"] == ["Valuta: NOK (før: SEK)"]


def test_goals_indicators_needs_budgets_and_the_plan_itself_have_groups_of_their_own():
    def made(by: int, value: int, budget: int, **head: object):
        more = (
            {"kind": "foundation", "goals": [{"id": "G1", "title": "Mål", "by": by}]},
            {
                "kind": "strategy",
                "indicators": [
                    {"id": "I", "name": "Fravær", "measured_in": "%", "better": "lower"}
                    | {"target": {"value": value, "by": 2029}}
                ],
            },
            {"kind": "analysis", "needs": [{"id": "N1", "type": "staffing", "title": "Folk", "required": value}]},
        )
        return plan(action(), more=more, budget=budget, **head)

    adopted = {"body": "Kommunestyret", "outcome": "adopted", "date": "2027-01-15"}
    found = told(made(2028, 7, 100), made(2029, 8, 90, status="adopted", decisions=[adopted]))
    assert found == {
        "Mål og resultatmål": ["G1 Mål", "  Frist: 2029 (før: 2028)"],
        "Indikatorer": ["I Fravær", "  Målverdi: 8 (2029) (før: 7 (2029))"],
        "Behov": ["N1 Folk", "  Behov: 8 (før: 7)"],
        "Budsjettene i tiltaksplanene": ["Helse, 2027: 90 kr (før: 100 kr)"],
        "Selve planen": ["Status: Vedtatt (før: Utkast)", "Vedtak i Kommunestyret: vedtatt 15. januar 2027 (lagt til)"],
    }


def test_narrowed_to_a_unit_only_its_actions_are_told():
    other = {"kind": "action-plan", "unit": "skole", "period": {"start": 2027, "end": 2027}}
    was = plan(action("H1"), more=({**other, "actions": [action("S1")]},))
    now = plan(action("H1", "Nytt navn"), more=({**other, "actions": [action("S1", "Annet navn")]},), title="Ny tittel")
    assert [line for said in told(was, now, unit="skole").values() for line in said] == [
        "S1 Annet navn",
        "  Tittel: Annet navn (før: Stipend)",
    ]


def test_without_an_earlier_plan_it_tells_what_follow_ups_changed():
    days = (("2026-12-31", "on_track"), ("2027-02-28", "done"))
    more = tuple({"kind": "follow-up", "date": d, "actions": {"H1": {"status": s}}} for d, s in days)
    document = compose(plan(action(), more=more), "board", Order(DAY))
    view = next(one.view for one in document.sections if one.name == "changes")
    assert (view.about, view.groups) == (None, ())
    assert [change.text for change in view.since.changes] == ["Fullført:"]


def test_three_hundred_changes_are_all_told():
    was = plan(*(action(f"H{n}") for n in range(300)))
    now = plan(*(action(f"H{n}", "Nytt") for n in range(300)))
    assert len(told(was, now)["300 endrede tiltak"]) == 600


# ---------------------------------------------------------------- page one


def first_page(was, now) -> list[str]:
    since = section(was, now, "at_a_glance").since
    assert since.day == THEN
    return [" ".join((one.text, *(link.id for link in one.about))) for one in since.changes]


def test_page_one_tells_of_the_same_comparison():
    assert first_page(plan(action("A"), action("B")), plan(action("B", cost={"fixed": 5}), action("C"))) == [
        "Nytt i planen: C",
        "Tatt ut av planen: A",
        "Endret kostnad: B",
    ]


def test_page_one_has_four_lines_at_the_most_and_leaves_no_action_out():
    was = plan(*(action(key, time={"start": "2027-01"}, cost={"fixed": 5}) for key in "ABCDE"), budget=1)
    now = plan(
        action("B", cost={"fixed": 6}, time={"start": "2027-01"}),
        action("C", time={"start": "2027-02"}, cost={"fixed": 5}),
        action("D", responsible="x", time={"start": "2027-01"}, cost={"fixed": 5}),
        action("E", time={"start": "2027-01"}, cost={"fixed": 5}),
        action("F"),
        budget=2,
        more=({"kind": "follow-up", "date": "2027-02-01", "actions": {"E": {"status": "done"}}},),
    )
    assert first_page(was, now) == [
        "Nytt i planen: F",
        "Tatt ut av planen: A",
        "Ellers endret: E B C D",
        "Også endret: budsjetter.",
    ]


def test_page_one_says_that_nothing_has_changed():
    since = section(plan(action()), plan(action()), "at_a_glance").since
    assert (since.changes, since.nothing) == ((), "Ingenting i planen er endret.")


# ---------------------------------------------------------------- editions

SECRET = "Nedbemanning i Vestbygda"


def packs(was, now, edition: str) -> str:
    """All that a reader of an edition gets: every report in every format."""
    earlier = Earlier(was, Revision("abc1234", changed=False), THEN)
    made = render_plan(now, Order(DAY, edition), reports=["board", "plan"], before=earlier)
    return "\n".join(file.data.decode() for file in made)


def secret(key: str = "H7", **about: object) -> dict:
    return action(key, SECRET, cost={"fixed": 77123}, needs=["N7"], **about)


NEED = ({"kind": "analysis", "needs": [{"id": "N7", "type": "staffing", "title": "Overtallige i Vestbygda"}]},)
HIDDEN = ("Vestbygda", "77 123", "77123", "H7", "N7")


@pytest.mark.parametrize("edition", ["public", "board"])
@pytest.mark.parametrize("narrow", ["internal", "board"])
def test_what_was_shown_then_and_is_left_out_now_is_told_nowhere(edition, narrow):
    was = plan(action("H1"), secret(), more=NEED, budget=500000)
    now = plan(action("H1"), secret(edition=narrow), more=NEED, budget=400000)
    shown = plain(packs(was, now, edition))
    if narrow == edition == "board":
        assert SECRET in shown
        return
    assert [word for word in HIDDEN if word in shown] == []
    assert "500 000" not in shown


def test_nor_by_another_title_or_under_the_title_it_had():
    was = plan(action("H1", criteria=[{"text": f"Etter {SECRET}"}]), secret(), more=NEED)
    now = plan(action("H1", criteria=[{"text": "Etterpå"}]), action("H7", "Noe annet helt", edition="internal"))
    shown = packs(was, now, "public")
    assert "Kriterium" in shown
    assert [word for word in (*HIDDEN, "Noe annet helt") if word in shown] == []


def test_what_was_left_out_then_and_is_shown_now_is_shown_and_not_compared():
    was = plan(action("H1"), secret(edition="internal", responsible="x", aim="Gammel hensikt"), more=NEED)
    now = plan(action("H1"), action("H7", "Stipend i byen", responsible="y"))
    shown = packs(was, now, "public")
    assert "Stipend i byen" in shown
    assert "Ingenting er annerledes enn da." in shown
    assert [word for word in ("Vestbygda", "77 123", "Gammel hensikt") if word in plain(shown)] == []


def test_what_is_gone_and_was_left_out_then_stays_untold():
    was = plan(action("H1"), secret(edition="internal"), more=NEED)
    assert [word for word in HIDDEN if word in packs(was, plan(action("H1")), "public")] == []
    assert SECRET in packs(was, plan(action("H1")), "internal")


def test_parts_go_with_the_whole_they_were_part_of_then():
    was = plan(action("H1"), secret(), action("H7.1", "Sluttpakker for de ansatte", part_of="H7"), more=NEED)
    now = plan(action("H1"), secret(edition="internal"), more=NEED)
    shown = packs(was, now, "public")
    assert [word for word in (*HIDDEN, "Sluttpakker") if word in shown] == []


def test_a_part_that_became_an_action_of_its_own_does_not_tell_of_the_whole():
    was = plan(secret(), action("H8", "Kurs", part_of="H7"), more=NEED)
    now = plan(secret(edition="internal"), action("H8", "Kurs"), more=NEED)
    shown = packs(was, now, "public")
    assert "Kurs" in shown
    assert [word for word in HIDDEN if word in shown] == []


def test_a_budget_is_not_compared_where_something_of_its_action_plan_is_left_out():
    was, now = (
        plan(action("H1"), secret(), budget=500000),
        plan(action("H1"), secret(edition="internal"), budget=400000),
    )
    assert told(was, now) == {}
    assert told(was, now, edition="internal")["Budsjettene i tiltaksplanene"] == [
        "Helse, 2027: 400 000 kr (før: 500 000 kr)"
    ]


def test_a_name_of_then_is_not_told_to_those_who_may_not_read_names():
    was = plan(action("H1", criteria=[{"text": "Kari Nordmann er fornøyd"}]))
    now = plan(action("H1", criteria=[{"text": "Alle er fornøyde"}]), people=[{"id": "y", "role": "HR-sjef"}])
    assert "Nordmann" not in packs(was, now, "public")
    assert "Helsesjef er fornøyd" in packs(was, now, "public")
    assert "Kari Nordmann er fornøyd" in packs(was, now, "internal")


# ---------------------------------------------------------------- how it is laid out


def pack(was, now, form: str) -> str:
    earlier = Earlier(was, Revision("abc1234", changed=False), THEN)
    (made,) = render_plan(now, Order(DAY), formats=[form], before=earlier)
    return made.data.decode()


def test_in_markdown_each_change_is_a_line_below_its_action():
    text = plain(pack(plan(action(cost={"fixed": 5})), plan(action(cost={"fixed": 6})), "md"))
    assert "### 1 endret tiltak\n\n- **H1 Stipend**\n  - Kostnad: 6 kr (før: 5 kr)\n" in text


HOSTILE = "<script>x</script> {{ 7*7 }} | [a](javascript:x) # *b*"


def test_texts_of_either_plan_are_shown_as_the_texts_they_are():
    from html5lib import HTMLParser

    was = plan(action(title=HOSTILE, criteria=[{"text": HOSTILE}]), action("H2", f"Gone {HOSTILE}"))
    now = plan(action(title=f"New {HOSTILE}", criteria=[{"text": f"New {HOSTILE}"}], responsible="x"))
    page = pack(was, now, "html")
    HTMLParser(strict=True).parse(page)
    assert "<script>" not in page
    assert "javascript:" not in page.replace("(javascript:x)", "")
    assert "{{ 7*7 }}" in page
    assert "\\<script>" in pack(was, now, "md")


def test_the_pack_names_the_revision_it_was_made_from_and_whether_the_plan_has_changed_since():
    def end(revision: Revision | None) -> str:
        (made,) = render_plan(plan(action()), Order(DAY), formats=["md"], revision=revision)
        return made.data.decode().rstrip().rpartition("\n")[2]

    assert end(None).endswith("slik den var 1. mars 2027.")
    assert end(Revision("abc1234", changed=False)).endswith("slik den var 1. mars 2027. Git-revisjon abc1234.")
    assert end(Revision("abc1234", changed=True)).endswith("Git-revisjon abc1234, med endringer etterpå.")
