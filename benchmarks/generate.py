"""Plans of any number of actions, the same bytes every time.

Each plan is a folder of files with one document each, and full dates are quoted, because ``ajv-cli`` reads neither
several documents in a file nor unquoted dates; kivplan needs neither. The plans are rich (nine points, money, grants,
transfer, evaluation), every reference leads somewhere, and good practice is followed, so that a validator has to
walk through all of it and has nothing to report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STRATEGIES = "ADMDMADMDP"  # of ten actions: two acquire, four develop, three mobilise, one phases out
ACTIONS_A_PERSON = 10
ACTIONS_A_GOAL = 20
MANY = 1000
GROWTH = (1, 100, 300, 1000, 3000, 10_000)
SMALL = 12
MANY_ACTIONS = 10
EDITION = "2"  # raise it when what is generated changes: data made by an older edition is made anew


def generate(data: Path) -> None:
    """Write all data sets below ``data`` unless this edition of them is there: ``small``, ``many``, ``plans/N``."""
    stamp = data / "edition"
    if stamp.exists() and stamp.read_text() == EDITION:
        return
    write_plan(data / "small", SMALL)
    for number in range(MANY):
        write_plan(data / "many" / f"{number:04}", MANY_ACTIONS)
    for size in GROWTH:
        write_plan(data / "plans" / str(size), size)
    stamp.write_text(EDITION)


def write_plan(folder: Path, size: int) -> None:
    """Write a plan of ``size`` actions to ``folder``, one kind of document to a file."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {
        "plan": head(size),
        "foundation": foundation(size),
        "analysis": analysis(size),
        "strategy": strategy(size),
        "actions": action_plan(size),
    }
    for name, parts in documents.items():
        with (folder / f"{name}.yaml").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)


def people_of(size: int) -> int:
    """How many people answer for ``size`` actions: never more than a dozen actions each."""
    return max(2, size // ACTIONS_A_PERSON) if size > 1 else 1


def goals_of(size: int) -> int:
    """How many goals, and as many units, needs and causes, a plan of ``size`` actions has."""
    return max(2, size // ACTIONS_A_GOAL) if size > 1 else 1


def head(size: int) -> Iterator[str]:
    yield HEAD
    if size > 25:
        yield "checks:\n  ignore: [too-many-actions]\n"
    yield "units:\n"
    for number in range(1, goals_of(size) + 1):
        yield UNIT.format(number=number, employees=20 + number % 70)
    yield "people:\n"
    for number in range(1, people_of(size) + 1):
        yield f"  - {{id: leder-{number}, role: Avdelingsleder {number}}}\n"


def foundation(size: int) -> Iterator[str]:
    yield FOUNDATION
    for number in range(1, goals_of(size) + 1):
        yield GOAL.format(number=number)


def analysis(size: int) -> Iterator[str]:
    goals = goals_of(size)
    yield "kind: analysis\nchallenges:\n"
    for number in range(1, goals + 1):
        yield CHALLENGE.format(number=number)
    yield "competences:\n  - {id: sykepleier, name: Sykepleier, type: formal, eqf: 6}\nneeds:\n"
    for number in range(1, goals + 1):
        yield NEED.format(number=number, present=30 + number % 9, required=42 + number % 9)


def strategy(size: int) -> Iterator[str]:
    yield STRATEGY
    for number in range(1, goals_of(size) + 1):
        yield INDICATOR.format(number=number, value=8 + number % 3)


def action_plan(size: int) -> Iterator[str]:
    yield "kind: action-plan\nperiod: {start: 2026, end: 2027}\n"
    yield f"budget: {size * 300_000}\nactions:\n"
    yield from actions(size)


def actions(size: int) -> Iterator[str]:
    """Actions numbered from 1 in a fixed mix of strategies; those of a goal, and of a person, stand together."""
    goals, people = goals_of(size), people_of(size)
    for number in range(size):
        kind = STRATEGIES[number % len(STRATEGIES)]
        goal, person = number * goals // size + 1, number * people // size + 1
        month = number % 6 + 1
        places, price = 2 + number % 8, 5000 + number % 40 * 500
        yield ACTIONS[kind].format(
            number=number + 1,
            goal=goal,
            person=person,
            day=f'"2026-{month:02}-{number % 27 + 1:02}"',
            end=f"2026-{month + 3:02}",
            later=f"2027-{month + 3:02}",
            places=places,
            price=price,
            fixed=price * 2,
            total=places * price + price * 2,
            grant=price,
        )


HEAD = """\
kind: plan
format: 1
title: Strategisk kompetanseplan 2026–2029
organisation: Nordvik kommune
language: nb
period: {start: 2026, end: 2029}
currency: NOK
status: proposed
summary: Planen viser hvilken kompetanse tjenestene trenger de neste fire årene.
decisions:
  - {body: Kommunestyret, outcome: proposed, by: 2026-H1, text: Planen vedtas.}
union_dialogue:
  - {date: "2025-11-10", with: Fagforbundet og NSF, form: discussed}
"""

UNIT = """\
  - {{id: E{number}, name: Helse og omsorg sone {number}, employees: {employees}, manager: leder-1}}
"""

FOUNDATION = """\
kind: foundation
pre_study: {date: 2025-02, summary: Kartlegging av behov, decision: Arbeidet settes i gang}
project: {leader: leder-1, mandate: Lage en plan alle står bak}
meetings:
  - {step: future, date: 2025-03, participants: 24, invited: 26}
  - {step: history, date: 2025-03, participants: 24, invited: 26}
  - {step: present, date: 2025-04, participants: 22, invited: 26}
  - {step: strengths_weaknesses, date: 2025-04, participants: 22, invited: 26}
  - {step: guiding_stars, date: 2025-05, participants: 25, invited: 26}
  - {step: environment, date: 2025-05, participants: 25, invited: 26}
  - {step: development_areas, date: 2025-08, participants: 21, invited: 26}
  - {step: goals, date: 2025-08, participants: 21, invited: 26}
  - {step: action_plan, date: 2025-09, participants: 23, invited: 26}
  - {step: competence, date: 2025-09, participants: 23, invited: 26}
vision: Trygge tjenester med fagfolk som vil bli.
strengths: [Stabile ledere, Godt fagmiljø]
weaknesses: [Mange vikarer]
guiding_stars:
  - {name: Nysgjerrig, meaning: Vi spør før vi svarer}
environment:
  - {id: O1, trend: Flere eldre og færre i arbeidsfør alder, consequence: Knapphet på fagfolk, weight: high}
development_areas:
  - id: U1
    title: Rekruttere og beholde
    perspective: stakeholders
    goals:
"""

GOAL = """\
      - id: G{number}
        title: Vi har de fagfolkene sone {number} trenger
        by: 2029
        results:
          - {{id: G{number}.1, title: Flere faste stillinger i sone {number}, by: 2027, indicator: I{number}}}
"""

CHALLENGE = """\
  - id: P{number}
    problem: Sone {number} bruker for mange vikarer
    goal: G{number}
    causes:
      - {{id: C{number}, cause: Få søkere til faste stillinger, evidence: To utlysninger uten kvalifiserte søkere}}
"""

NEED = """\
  - {{id: N{number}, type: staffing, unit: E{number}, competence: sykepleier, present: {present}, required: {required},
     measured_in: årsverk, by: 2028, priority: high, because: [O1, C{number}]}}
"""

STRATEGY = """\
kind: strategy
priority_areas:
  - id: ledelse
    title: Ledelse som frigjør kompetanse
    group: leadership
    goals: [G1]
    emphasis: {acquire: none, develop: medium, mobilise: high, phase_out: none}
    direction: Ledere bruker den kompetansen som finnes.
  - id: kvalitet
    title: Kvalitet i tjenesten
    group: service_quality
    goals: [G1]
    emphasis: {acquire: low, develop: high, mobilise: medium, phase_out: low}
  - id: rekruttering
    title: Fagfolk til tjenestene
    group: other
    goals: [G1]
    emphasis: {acquire: high, develop: low, mobilise: low, phase_out: none}
acquire:
  direction: Vi rekrutterer der vi ikke kan utvikle egne.
  means: {attraction: Stipend og gode praksisplasser, recruitment: Hele stillinger}
develop:
  direction: Læring skjer først og fremst i det daglige arbeidet.
  means: {training: Internkurs, learning_at_work: Veiledning og refleksjon, formal_education: Fagbrev}
mobilise:
  direction: Oppgaver følger kompetanse.
  means: {leadership: Lederstøtte, organisation: Oppgavedeling, roles: Tydelige roller, retention: Heltid}
  drivers: {role_clarity: Stillingsbeskrivelser, autonomy: Tillit i turnus}
phase_out:
  direction: Oppgaver uten nytte avvikles ved naturlig avgang.
  means: {attrition: Stillinger vurderes når de blir ledige}
balance: {acquire: 20%, develop: 40%, mobilise: 30%, phase_out: 10%}
service_quality:
  holiday_substitutes: Vikarer får tre dagers opplæring.
  new_employees: Fadder de første seks månedene.
  changed_requirements: Fagleder varsler og planlegger opplæring.
readiness:
  competence: {ready: yes}
  organisation: {ready: yes}
  processes: {ready: yes}
  technology: {ready: yes}
  governance: {ready: yes}
roles:
  - {group: managers, does: Fører planen ut i livet, training: Lederdag i januar}
  - {group: employees, does: Deltar og deler, training: Innføring på personalmøtet}
  - {group: hr, does: Støtter og følger opp, training: Kurs i kompetansestyring}
communication:
  - {group: managers, message: Planen er ditt verktøy, channel: Ledermøte, responsible: leder-1, at: 2026-01}
  - {group: employees, message: Slik lærer vi sammen, channel: Personalmøte, responsible: leder-1, at: 2026-02}
annual_wheel:
  - {month: 3, title: Rapport om tiltakene, responsible: leder-1, linked_to: report}
  - {month: 9, title: Innspill til økonomiplanen, responsible: leder-1, linked_to: budget}
indicators:
"""

INDICATOR = """\
  - {{id: I{number}, name: Sykefravær i sone {number}, measured_in: prosent, better: lower,
     baseline: {{value: 9.4, at: 2025}}, target: {{value: 7.5, by: 2029}},
     readings: [{{value: {value}.1, at: 2025-12}}]}}
"""

ACQUIRE = """\
  - id: H{number}
    title: Stipend til sykepleierstudenter, kull {number}
    strategy: acquire
    means: recruitment
    priority_area: rekruttering
    responsible: leder-{person}
    aim: Studentene søker faste stillinger når de er ferdige.
    serves: [G{goal}, G{goal}.1]
    needs: [N{goal}]
    causes: [C{goal}]
    criteria: [{{text: Sykefraværet går ned, indicator: I{goal}, target: 7.5}}]
    target_group: {{who: Studenter på tredje året, places: {places}, selection: Karakterer og intervju,
      commitment: {{months: 24, counted_from: autorisasjon, repayment: proportional}}}}
    approach: Utlysning ved høgskolen og samtaler.
    implementation: {{methods: [Praksis med fast veileder]}}
    time: {{start: {day}, end: {end}}}
    cost: {{per_participant: {price}, participants: {places}, fixed: {fixed}, total: {total}, cost_centre: "0310",
      grants: [{{from: Statsforvalteren, amount: {grant}, status: applied, own_share: 30%}}]}}
    evaluation: {{form: Samtale ved ansettelse, levels: {{result: {later}}}}}
"""

DEVELOP = """\
  - id: H{number}
    title: Ferdighetstrening i klinisk observasjon, gruppe {number}
    strategy: develop
    responsible: leder-{person}
    aim: Forverring oppdages tidlig og meldes med samme ord.
    serves: [G{goal}]
    needs: [N{goal}]
    priority_area: kvalitet
    criteria: [{{text: Andel målte vitale tegn, target: 95}}]
    target_group: {{who: Helsefagarbeidere på natt}}
    approach: Korte økter i vakta med øving på egne tilfeller.
    implementation: {{arenas: [supervision]}}
    time: {{deadline: {day}}}
    cost: {{total: {total}, cost_centre: "0310"}}
    transfer: {{expected_benefit: Færre innleggelser, apply: På hver vakt, share: Personalmøte, manager_asks: Månedlig}}
    evaluation: {{form: Observasjon på vakt}}
"""

MOBILISE = """\
  - id: H{number}
    title: Oppgavedeling i turnus, lag {number}
    strategy: mobilise
    priority_area: ledelse
    responsible: leder-{person}
    aim: Fagfolk bruker tiden sin på det bare de kan.
    serves: [G{goal}.1]
    criteria: [{{text: Timer i uka flyttet til rett kompetanse, target: {places}}}]
    target_group: {{who: Alle som går i turnus i sone {goal}}}
    approach: Kartlegge oppgavene og prøve ut i seks uker.
    implementation: {{arenas: [daily_work]}}
    time: {{deadline: {day}}}
    cost: {{hours: 120}}
    evaluation: {{form: Tidsmåling før og etter}}
"""

PHASE_OUT = """\
  - id: H{number}
    title: Avvikle papirarkivet, rom {number}
    strategy: phase_out
    means: attrition
    responsible: leder-{person}
    aim: Ingen fører det samme to steder, og tiden går til brukerne.
    serves: [G{goal}]
    criteria: [{{text: Arkivet er stengt, by: {end}}}]
    target_group: {{who: Kontorfaglige}}
    approach: Stillinger vurderes hver gang en blir ledig.
    implementation: {{methods: [Gjennomgang med tillitsvalgte]}}
    time: {{start: {day}, end: {end}}}
    cost: {{fixed: {fixed}, savings: {price}, cost_centre: "0310"}}
    evaluation: {{form: Regnskap ved årets slutt}}
    edition: internal
    edition_basis: Offentleglova § 14
"""

ACTIONS = {"A": ACQUIRE, "D": DEVELOP, "M": MOBILISE, "P": PHASE_OUT}
