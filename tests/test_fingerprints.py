"""A fingerprint tells a finding from all others, run after run."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kivplan.findings import Finding, Level, Place
from kivplan.fingerprints import fingerprints, posix

TEXT = "kind: plan\n  - id: H1\n    cost: 0\n  - id: H2\n    cost: 0\n    serves: [G1, G9, G9]"
LINES = st.lists(st.sampled_from([*TEXT.split("\n"), ""]), min_size=1, max_size=12)
FILES = {"plan.yaml": TEXT.split("\n"), "tiltak/helse.yaml": ["kind: action-plan", *TEXT.split("\n")]}


def lines_of(files):
    def show_line(file, number):
        lines = files.get(file, [])
        return lines[number - 1] if 0 < number <= len(lines) else None

    return show_line


def finding(code="KIV201", file="plan.yaml", line=1, column=1, message="No."):
    return Finding(code, "a-rule", Level.ERROR, message, Place(file, line, column, line, column + 1))


FOUND = st.lists(
    st.builds(
        finding,
        code=st.sampled_from(["KIV201", "KIV301"]),
        file=st.sampled_from([*FILES, "borte.yaml"]),
        line=st.integers(1, 8),
        column=st.integers(1, 3),
        message=st.sampled_from(["One.", "Two."]),
    ),
    max_size=12,
)


def prints_of(found, files=FILES):
    return fingerprints(found, lines_of(files))


@given(FOUND)
def test_no_two_are_equal_and_all_are_short_hexadecimal(found):
    prints = prints_of(found)
    assert len(set(prints)) == len(prints) == len(found)
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in prints)


@given(FOUND, st.integers(0, 5), LINES)
def test_they_stay_when_lines_move(found, after, inserted):
    moved = {file: [*lines[:after], *inserted, *lines[after:]] for file, lines in FILES.items()}

    def down(one):
        place = one.place
        line = place.line + len(inserted) if place.line > after and place.line <= len(FILES.get(place.file, [])) else 0
        return replace(one, where=replace(place, line=line, end_line=line)) if line else one

    inside = [one for one in found if one.place.line <= len(FILES.get(one.place.file, []))]
    assert prints_of(inside) == prints_of(list(map(down, inside)), moved)


@given(FOUND, st.randoms())
def test_they_are_the_same_in_whatever_order(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert set(prints_of(shuffled)) == set(prints_of(found))


@given(FOUND)
def test_messages_hints_and_levels_do_not_matter(found):
    other = [replace(one, message="På norsk.", hint="Skriv.", level=Level.INFO) for one in found]
    assert prints_of(other) == prints_of(found)


@given(FOUND, FOUND)
def test_findings_of_other_rules_may_come_and_go(found, others):
    strangers = [replace(one, code="KIV999") for one in others]
    assert prints_of([*strangers, *found])[len(strangers) :] == prints_of(found)


@given(FOUND, FOUND)
def test_more_findings_change_none_that_were_there(found, others):
    assert set(prints_of(found)) <= set(prints_of([*found, *others]))


def test_equals_are_counted_from_the_top():
    first, second = finding(line=3), finding(line=5)
    assert prints_of([second, first]) == tuple(reversed(prints_of([first, second])))


def test_indentation_and_line_ends_do_not_matter():
    assert prints_of([finding()], {"plan.yaml": ["  a: 1"]}) == prints_of([finding()], {"plan.yaml": ["a: 1  "]})


def test_the_text_of_the_line_does():
    assert prints_of([finding()], {"plan.yaml": ["a: 1"]}) != prints_of([finding()], {"plan.yaml": ["a: 2"]})


def test_identity_numbers_are_masked_before_anything_is_made_of_them():
    one, two = ({"plan.yaml": [f"id: {number}"]} for number in ("01019012345", "02029054321"))
    assert prints_of([finding()], one) == prints_of([finding()], two)


def test_a_line_that_cannot_be_had_is_like_an_empty_one():
    assert prints_of([finding(file="borte.yaml")]) == prints_of([finding(file="borte.yaml")], {"borte.yaml": [" "]})


def test_files_are_named_as_on_any_system():
    assert posix("./tiltak//helse.yaml") == "tiltak/helse.yaml"


def test_no_file_name_or_text_is_too_strange():
    assert prints_of([finding(file="a\udc80\ud800\x00")], {"a\udc80\ud800\x00": ["\ud800"]})


def test_they_are_those_of_earlier_releases():
    """A change here makes every baseline stale: raise the version of the baseline with it."""
    assert prints_of([finding(line=2)]) == ("aae27792e14b6ef3814f537d278e84f0",)
