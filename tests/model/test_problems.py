from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kivplan.findings import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivplan.findings import Finding
    from kivplan.model.documents import Reading

    Fault = Callable[[str], Finding]
    Read = Callable[[str], Reading]

HEAD = "kind: plan\nformat: 1\ntitle: x\norganisation: y\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
H1 = ("actions", 0)


@pytest.mark.parametrize(
    ("lines", "code", "path", "part", "message", "hint"),
    [
        # unknown keys
        ("ansvarlig: x", "KIV101", ("ansvarlig",), "key", "“ansvarlig” is not a key here", "write `responsible:`"),
        ("respnsible: x", "KIV101", ("respnsible",), "key", "is not a key here", "write `responsible:`"),
        ("frist: 2026", "KIV101", ("frist",), "key", "is not a key here", "write it below `time:` as `deadline:`"),
        ("tittel: x", "KIV101", ("tittel",), "key", "is not a key here", "`title:` is here already; keep one of them"),
        ("qwerty: x", "KIV101", ("qwerty",), "key", "is not a key here", "the keys here are id, title"),
        ("time: {begin: 2026}", "KIV101", ("time", "begin"), "key", "is not a key here", "write `start:`"),
        # missing keys
        (
            "evaluation: {responsible: a}",
            "KIV102",
            ("evaluation",),
            "key",
            "`form:` is missing",
            "add `form:`. The form of",
        ),
        ("criteria: [{target: 3}]", "KIV102", ("criteria", 0), "key", "`text:` is missing", "add `text:`"),
        ("evaluation: {form: }", "KIV102", ("evaluation", "form"), "key", "`form:` is empty", "write its value"),
        # wrong types
        (
            "serves: G1",
            "KIV103",
            ("serves",),
            "value",
            "expected a list for “serves”, found “G1”",
            "write a list: [G1]",
        ),
        ("serves: G1, G2", "KIV103", ("serves",), "value", "expected a list", "one item a line, each after a dash"),
        ("serves: {G1: x}", "KIV103", ("serves",), "value", "found a mapping", "each after a dash"),
        (
            "serves: [[G1]]",
            "KIV103",
            ("serves", 0),
            "value",
            "expected an id for “serves”, found a list",
            "one value, not a list",
        ),
        ("aim: [a, b]", "KIV103", ("aim",), "value", "expected text for “aim”, found a list", "one value, not a list"),
        ("aim: {Mål: x}", "KIV103", ("aim",), "value", "found a mapping of keys", "put it in quotes"),
        (
            "strategy: [acquire]",
            "KIV103",
            ("strategy",),
            "value",
            "expected a word for “strategy”",
            "write one of acquire",
        ),
        (
            "target_group: Ansatte",
            "KIV103",
            ("target_group",),
            "value",
            "expected a mapping of keys",
            "write {who: Ansatte}",
        ),
        (
            "cost: 30000",
            "KIV103",
            ("cost",),
            "value",
            "expected a mapping of keys",
            "write its keys below it: per_participant",
        ),
        (
            "cost: {years: [1]}",
            "KIV103",
            ("cost", "years"),
            "value",
            "from names to values",
            "as `name: value`, without dashes",
        ),
        (
            "cost: {participants: tre}",
            "KIV103",
            ("cost", "participants"),
            "value",
            "whole number, found “tre”",
            "digits, such as 12",
        ),
        ("cost: {participants: 3.5}", "KIV103", ("cost", "participants"), "value", "whole number", "such as 12"),
        (
            'edition_basis: "a\\nb"',
            "KIV103",
            ("edition_basis",),
            "value",
            "“edition_basis” is to be one line",
            "without |",
        ),
        (
            "implementation: {methods: [kurs, ]}\nserves:\n  - G1\n  -",
            "KIV103",
            ("serves", 1),
            "value",
            "item is empty",
            "remove the dash",
        ),
        # bad values
        (
            "strategy: anskaffe",
            "KIV104",
            ("strategy",),
            "value",
            "is not a value of “strategy”",
            "write acquire (allowed: acquire,",
        ),
        ("strategy: aquire", "KIV104", ("strategy",), "value", "is not a value of “strategy”", "write acquire"),
        (
            "means: qwerty",
            "KIV104",
            ("means",),
            "value",
            "is not a value of “means”",
            "write one of attraction, recruitment",
        ),
        ("serves: [G 1]", "KIV104", ("serves", 0), "value", "“G 1” cannot be an id", "write G-1; an id is letters"),
        ("responsible: .x", "KIV104", ("responsible",), "value", "“.x” cannot be an id", "write x;"),
        ("responsible: '...'", "KIV104", ("responsible",), "value", "cannot be an id", "an id is letters, digits"),
        (
            'edition_basis: " "',
            "KIV104",
            ("edition_basis",),
            "value",
            "“edition_basis” is blank",
            "leave the value out",
        ),
        ("required_by_law: true", "KIV104", ("required_by_law",), "value", "neither yes nor no", "write yes"),
        (
            "cost: {grants: [{from: a, status: søkt}]}",
            "KIV104",
            ("cost", "grants", 0, "status"),
            "value",
            "“søkt”",
            "write applied",
        ),
        ("cost: {hours: -1}", "KIV104", ("cost", "hours"), "value", "-1 is below zero", "write 0 or more"),
        # dates
        ("time: {start: 15/9}", "KIV105", ("time", "start"), "value", "“15/9” is not a date", "2026-09-15"),
        ("time: {yearly: [1/10]}", "KIV105", ("time", "yearly", 0), "value", "is not a day or month", "write 10-01"),
        (
            "time: {start: 2026-09, end: 2026-01}",
            "KIV105",
            ("time", "end"),
            "value",
            "the end (2026-01) is before",
            "as `start:`",
        ),
        (
            "time: {start: 2026, deadline: 2025}",
            "KIV105",
            ("time", "deadline"),
            "value",
            "the deadline (2025) is",
            "as `start:`",
        ),
        (
            "cost: {years: {20x6: 1}}",
            "KIV105",
            ("cost", "years", "20x6"),
            "key",
            "“20x6” is not a year",
            "such as 2026",
        ),
        # amounts
        ("cost: {fixed: 30.000}", "KIV106", ("cost", "fixed"), "value", "“30.000” is not an amount", "write 30000"),
        (
            "cost: {years: {2026: kr 5}}",
            "KIV106",
            ("cost", "years", "2026"),
            "value",
            "“kr 5” is not an amount",
            "write 5",
        ),
    ],
)
def test_each_mistake_on_an_action_is_one_finding_at_its_place(
    fault: Fault, lines: str, code: str, path: tuple[str | int, ...], part: str, message: str, hint: str
) -> None:
    finding = fault(lines)
    assert (finding.code, finding.level, finding.where.path, finding.where.part) == (code, Level.ERROR, H1 + path, part)
    assert message in finding.message
    assert hint in str(finding.hint)


@pytest.mark.parametrize(
    ("text", "code", "path", "message", "hint"),
    [
        (
            HEAD.replace("{start: 2026, end: 2029}", "2026–2029"),
            "KIV103",
            ("period",),
            "found “2026–2029”",
            "write {start: 2026, end: 2029}",
        ),
        (
            HEAD.replace("{start: 2026, end: 2029}", "2026"),
            "KIV103",
            ("period",),
            "found “2026”",
            "write {start: 2026, end: 2026}",
        ),
        (
            HEAD.replace("2029", "2025"),
            "KIV105",
            ("period", "end"),
            "ends (2025) before it starts (2026)",
            "as `start:`",
        ),
        (
            HEAD.replace("nb", "norsk"),
            "KIV104",
            ("language",),
            "“norsk” is not a value",
            "write nb (allowed: nb, nn, sv, en)",
        ),
        (HEAD + "currency: nok", "KIV104", ("currency",), "“nok” is not a currency", "write NOK"),
        (HEAD + "currency: kr", "KIV104", ("currency",), "“kr” is not a currency", "such as NOK, SEK or EUR"),
        (
            HEAD + "related_plans: [{title: x, link: 'javascript:x'}]",
            "KIV104",
            ("related_plans", 0, "link"),
            "is not a link",
            "https://",
        ),
        (
            HEAD + "related_plans: [{title: x, link: www.ks.no}]",
            "KIV104",
            ("related_plans", 0, "link"),
            "is not a link",
            "write https://www.ks.no",
        ),
        (
            HEAD + "reports: {x: {colour: 004b87}}",
            "KIV104",
            ("reports", "x", "colour"),
            "is not a colour",
            'write "#004b87"',
        ),
        (
            HEAD + "reports: {x: {colour: blå}}",
            "KIV104",
            ("reports", "x", "colour"),
            "is not a colour",
            "write it in quotes",
        ),
        (
            HEAD + "checks: {levels: {no-aim: feil}}",
            "KIV104",
            ("checks", "levels", "no-aim"),
            "is not a value of “no-aim”",
            "write error",
        ),
        (
            HEAD + "decisions: [{body: x, outcome: adopted}]",
            "KIV102",
            ("decisions", 0),
            "needs a `date:`",
            "add `date:`",
        ),
        (
            HEAD + "union_dialogue: [{date: 2026-05, with: x, form: discussed}]",
            "KIV105",
            ("union_dialogue", 0, "date"),
            "longer than a day",
            "2026-09-15",
        ),
        (
            "kind: analysis\nneeds: [{id: N1, type: staffing}]",
            "KIV102",
            ("needs", 0),
            "neither `title:` nor `competence:`",
            "or `competence:`",
        ),
        (
            "kind: analysis\nneeds: [{id: N1, type: competence, title: x, present: 7}]",
            "KIV104",
            ("needs", 0, "present"),
            "7 is no level",
            "0 to 5",
        ),
        (
            "kind: strategy\nannual_wheel: [{month: 13, title: x}]",
            "KIV104",
            ("annual_wheel", 0, "month"),
            "13 is out of bounds",
            "from 1 to 12",
        ),
        (
            "kind: strategy\nbalance: {acquire: 20, develop: 30%, mobilise: 40%, phase_out: 10%}",
            "KIV104",
            ("balance", "acquire"),
            "“20”",
            "write 20%",
        ),
        (
            "kind: follow-up\ndate: 2026-01-01\nactions: {H1: done}",
            "KIV103",
            ("actions", "H1"),
            "found “done”",
            "write {status: done}",
        ),
        (
            "kind: follow-up\ndate: 2026-01-01\nactions: {H 1: {status: done}}",
            "KIV104",
            ("actions", "H 1"),
            "“H 1” cannot be an id",
            "write H-1",
        ),
        (
            "kind: follow-up\ndate: 2026-01-01\nactions: [H1]",
            "KIV103",
            ("actions",),
            "found a list",
            "as `name: value`",
        ),
        (
            "kind: follow-up\ndate: 2026-01-01\nindicators: {I1: mye}",
            "KIV103",
            ("indicators", "I1"),
            "found “mye”",
            "such as 9.4",
        ),
        (
            "kind: follow-up\ndate: 2026-01-01\nactions: {H1: {status: done, criteria: {K1: ja}}}",
            "KIV104",
            ("actions", "H1", "criteria", "K1"),
            "“ja”",
            "write met",
        ),
    ],
)
def test_each_mistake_elsewhere_is_one_finding_at_its_place(
    read: Read, text: str, code: str, path: tuple[str | int, ...], message: str, hint: str
) -> None:
    (finding,) = read(text).findings
    assert (finding.code, finding.where.path) == (code, path)
    assert message in finding.message
    assert hint in str(finding.hint)


def test_a_key_of_the_authors_own_is_told_from_a_key_called_key(read: Read) -> None:
    text = """
kind: follow-up
date: 2026-01-01
actions:
  H1: {status: done, "[key]": x}
  "[key]": {status: done}
needs: {"[key]": mye}
"""
    found = [(finding.code, finding.where.path, finding.where.part) for finding in read(text).findings]
    assert sorted(found) == [
        ("KIV101", ("actions", "H1", "[key]"), "key"),
        ("KIV103", ("needs", "[key]"), "value"),
        ("KIV104", ("actions", "[key]"), "key"),
        ("KIV104", ("needs", "[key]"), "key"),
    ]


def test_a_required_key_is_missed_in_the_record_that_lacks_it(read: Read) -> None:
    findings = read("kind: plan\nformat: 1\nlanguage: nb").findings
    assert {finding.message for finding in findings} == {
        f"`{key}:` is missing" for key in ("title", "organisation", "period")
    }
    assert {(finding.where.path, finding.where.part) for finding in findings} == {((), "key")}


def test_a_misspelt_required_key_is_one_finding(read: Read) -> None:
    (finding,) = read("kind: action-plan\nperiod: {start: 2026, end: 2026}\nactions: [{id: H1, tittel: x}]").findings
    assert (finding.code, finding.hint) == ("KIV101", "write `title:`")


@pytest.mark.parametrize(
    ("inside", "path", "sentence"),
    [
        ("who: Helse, omsorg", ("omsorg",), '"Helse, omsorg"'),
        ("who: Helse, omsorg, velferd", ("omsorg",), '"Helse, omsorg, velferd"'),
        ("who: Helse, omsorg og velferd, size: 3", ("omsorg og velferd",), '"Helse, omsorg og velferd"'),
    ],
)
def test_a_sentence_torn_by_a_comma_is_told_to_be_quoted(
    fault: Fault, inside: str, path: tuple[str, ...], sentence: str
) -> None:
    finding = fault(f"target_group: {{{inside}}}")
    assert (finding.code, finding.where.path, finding.where.part) == ("KIV101", (*H1, "target_group", *path), "key")
    assert finding.hint == f"a comma in braces begins a new key; put the text in quotes: {sentence}"


@pytest.mark.parametrize(
    ("inside", "path", "number"),
    [
        ("cost: {fixed: 30000,50}", ("cost", "50"), "30000.50"),
        ("cost: {fixed: 30,000, hours: 2}", ("cost", "000"), "30000"),
        ("cost: {years: {2026: 5,5}}", ("cost", "years", "5"), "5.5"),
        ("cost: {hours: 7,5}", ("cost", "5"), "7.5"),
        ("cost: {grants: [{from: x, status: applied, own_share: 2,5 %}]}", ("cost", "grants", 0, "5 %"), "2.5 %"),
    ],
)
def test_a_number_torn_by_its_decimal_comma_is_told_once_and_left_out(
    fault: Fault, inside: str, path: tuple[str | int, ...], number: str
) -> None:
    finding = fault(inside)
    assert (finding.code, finding.where.path, finding.where.part) == ("KIV101", (*H1, *path), "key")
    assert finding.hint == f"a comma in braces begins a new key; write {number}"


def test_a_torn_measurement_is_not_read_as_its_whole_part(read: Read) -> None:
    reading = read("kind: follow-up\ndate: 2026-06-15\nindicators: {I1: 8,1, I2: 7}\nneeds: {N1: 4,5}")
    assert [(finding.code, finding.hint.split()[-1]) for finding in reading.findings] == [
        ("KIV101", "4.5"),
        ("KIV101", "8.1"),
    ]
    assert (list(reading.record.indicators), reading.record.needs) == (["I2"], {})


def test_what_a_torn_number_was_required_for_is_not_told_as_missing(read: Read) -> None:
    (finding,) = read("kind: strategy\nbalance: {acquire: 20%, develop: 35%, mobilise: 40%, phase_out: 5,0%}").findings
    assert (finding.where.path, finding.hint) == (("balance", "0%"), "a comma in braces begins a new key; write 5.0%")


def test_an_unknown_key_with_a_colon_is_no_part_of_a_torn_sentence(read_action: Read) -> None:
    findings = read_action("target_group: {who: Helse, omsorg, antal: , size: 3, velferd}").findings
    assert [(finding.where.path[-1], finding.hint) for finding in findings] == [
        ("omsorg", 'a comma in braces begins a new key; put the text in quotes: "Helse, omsorg"'),
        ("antal", "`size:` is here already; keep one of them, as `size:`"),
        ("velferd", "the keys here are who, size, places, selection, leave, commitment, obligations"),
    ]


def test_an_unknown_key_with_nothing_in_it_is_still_unknown(fault: Fault) -> None:
    finding = fault("ansvarlig:")
    assert (finding.code, finding.where.path, finding.hint) == ("KIV101", (*H1, "ansvarlig"), "write `responsible:`")


def test_what_is_quoted_from_the_plan_is_short_and_on_one_line(read_action: Read) -> None:
    long = "æ" * 900
    lines = f'strategy: "{long}"\nmeans: "a\\nb"\n{long}: x\nserves: {{{long}: x}}\nresponsible: "{long} x"'
    findings = read_action(lines).findings
    assert len(findings) == 5
    assert all(len(finding.message) < 120 and "\n" not in finding.message for finding in findings)
    assert all(len(str(finding.hint)) < 300 for finding in findings)


@pytest.mark.parametrize("number", ["01019912345", "010199 12345", "19900101-1234", "900101-1234", "900101+1234"])
def test_an_identity_number_is_never_repeated(read_action: Read, number: str) -> None:
    cost = f"cost: {{participants: x{number}, fixed: kr {number}}}"
    lines = f"strategy: {number}\n{cost}\ntime: {{start: f. {number}}}\n{number}: x"
    findings = read_action(lines).findings
    assert len(findings) == 5
    for finding in findings:
        assert number not in f"{finding.message} {finding.hint}"
        assert number[-4:] not in f"{finding.message} {finding.hint}"
