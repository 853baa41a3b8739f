"""What is accepted today is told no more, and what is new is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kivplan.errors import UsageError
from kivplan.findings import Finding, Level, Place
from kivplan.rules.baseline import Entry, read, split, written

LINES = ["kind: plan", "  - id: H1", "    cost: 0", "  - id: H2", "    cost: 0", "    serves: [G1, G9]"]
ENTRY = '{"code": "KIV301", "name": "a-rule", "file": "a.yaml", "fingerprint": "0"}'


def show_line(file, number):
    return LINES[number - 1] if file == "plan.yaml" and number <= len(LINES) else None


def finding(code="KIV301", file="plan.yaml", line=2, column=1, message="No."):
    return Finding(code, "a-rule", Level.ERROR, message, Place(file, line, column, line, column + 1))


FOUND = st.lists(
    st.builds(
        finding,
        code=st.sampled_from(["KIV301", "KIV201"]),
        file=st.sampled_from(["plan.yaml", "tiltak/mål.yaml", "bad\udc80.yaml"]),
        line=st.integers(1, 6),
        column=st.integers(1, 3),
    ),
    max_size=12,
    unique=True,
)


def baseline_of(found):
    return read(written(found, show_line), called="baseline.json")


@given(FOUND)
def test_a_baseline_accepts_exactly_the_findings_it_was_made_of(found):
    parted = split(found, baseline_of(found), show_line)
    assert parted.accepted == tuple(found)
    assert (parted.new, parted.stale) == ((), ())


@given(FOUND, FOUND)
def test_what_is_added_is_new_and_as_many_as_were_added(found, others):
    added = [one for one in others if one not in found]
    parted = split([*found, *added], baseline_of(found), show_line)
    assert len(parted.new) == len(added)
    assert parted.stale == ()


@given(FOUND, st.data())
def test_what_is_mended_leaves_as_many_entries_stale(found, data):
    kept = [one for one in found if data.draw(st.booleans())]
    parted = split(kept, baseline_of(found), show_line)
    assert (parted.new, parted.accepted) == ((), tuple(kept))
    assert len(parted.stale) == len(found) - len(kept)


@given(FOUND, st.randoms())
def test_the_text_is_the_same_in_whatever_order_findings_came(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert written(shuffled, show_line) == written(found, show_line)


@given(FOUND, st.integers(1, 9))
def test_lines_may_move(found, lines):
    moved = [replace(one, where=replace(one.place, line=one.place.line + lines)) for one in found]
    parted = split(moved, baseline_of(found), lambda file, number: show_line(file, number - lines))
    assert (parted.new, parted.stale) == ((), ())


@given(FOUND)
def test_another_language_changes_nothing(found):
    other = [replace(one, message="Ingen.", hint="Skriv.") for one in found]
    assert written(other, show_line) == written(found, show_line)


@given(FOUND, FOUND)
def test_a_finding_keeps_its_fingerprint_when_others_are_accepted(found, others):
    everything = list(dict.fromkeys([*found, *others]))
    alone, parted = split(everything, (), show_line), split(everything, baseline_of(found), show_line)
    assert alone.fingerprints == parted.fingerprints
    assert set(alone.fingerprints) == set(everything)


def test_it_is_one_line_for_each_finding_sorted_by_file_and_names_what_it_accepts():
    text = written([finding(line=4), finding(file="a.yaml", code="KIV901")], show_line)
    lines = text.splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert lines[3].startswith('    {"code": "KIV901", "name": "a-rule", "file": "a.yaml", "fingerprint": "')
    assert lines[4].startswith('    {"code": "KIV301", "name": "a-rule", "file": "plan.yaml", "fingerprint": "')
    assert lines[5:] == ["  ]", "}"]


def test_those_of_a_file_are_sorted_by_code():
    codes = [f"KIV{number}" for number in range(301, 321)]
    lines = written([finding(code=code) for code in reversed(codes)], show_line).splitlines()
    assert [line[14:20] for line in lines[3:-2]] == codes


def test_the_name_of_a_file_is_written_in_its_own_letters():
    assert '"file": "tiltak/mål.yaml"' in written([finding(file="tiltak/mål.yaml")], show_line)


def test_an_empty_one_accepts_nothing():
    assert written([], show_line) == '{\n  "version": 1,\n  "findings": []\n}\n'
    assert split([finding()], baseline_of([]), show_line).new == (finding(),)


@given(FOUND, st.text())
def test_no_text_of_the_plan_or_of_messages_is_in_it(found, text):
    told = [replace(one, message=f"Kari {text}", hint=text) for one in found]
    assert "Kari" not in written(told, show_line)
    assert not any(line.strip() in written(told, show_line) for line in LINES)


def test_names_of_files_can_always_be_written():
    text = written([finding(file="mål\udc80\u202e.yaml")], show_line)
    assert text.encode()
    assert "\\u202e" in text
    assert read(text, called="b")[0].file == "mål\udc80\u202e.yaml"


def test_keys_may_be_added_by_a_later_version_and_a_mark_at_the_beginning_is_nothing():
    text = '\ufeff{"version": 1, "more": 1, "findings": [{"level": "error", ' + ENTRY[1:] + "]}"
    assert read(text, called="b") == (Entry("KIV301", "a-rule", "a.yaml", "0"),)


def test_an_entry_twice_as_after_a_merge_accepts_one():
    [entry] = baseline_of([finding()])
    parted = split([finding(), finding(line=4)], (entry, entry), show_line)
    assert len(parted.accepted) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "b.json, line 1: the baseline is not JSON (Expecting value)"),
        ('{\n  "version": 1,\n<<<<<<< ours', "b.json, line 3: the baseline is not JSON (Expecting property name"),
        ("[" * 100_000, "b.json: not a baseline of kivplan; it is too deep or too large"),
        ("[]", "b.json: not a baseline of kivplan; it has no version"),
        ("7", "b.json: not a baseline of kivplan; it has no version"),
        ('["version"]', "b.json: not a baseline of kivplan; it has no version"),
        ('{"version": 1' + "0" * 5000, "b.json: not a baseline of kivplan; it is too deep or too large"),
        ('{"findings": []}', "b.json: not a baseline of kivplan; it has no version"),
        ('{"version": 2, "findings": []}', "b.json: a baseline of version 2"),
        ('{"version": true, "findings": []}', "b.json: not a baseline of kivplan; its version is no number of one"),
        ('{"version": "1", "findings": []}', "b.json: not a baseline of kivplan; its version is no number of one"),
        ('{"version": 0, "findings": []}', "b.json: not a baseline of kivplan; its version is no number of one"),
        ('{"version": 1}', "b.json: the baseline has no list of findings"),
        ('{"version": 1, "findings": {}}', "b.json: the baseline has no list of findings"),
        ('{"version": 1, "findings": [' + ENTRY + ", 7]}", "b.json: finding 2 of the baseline has no code"),
        ('{"version": 1, "findings": [{"code": "x", "name": 1}]}', "b.json: finding 1 of the baseline has no name"),
    ],
)
def test_what_is_no_baseline_is_refused_with_place_cause_and_cure(text, message):
    with pytest.raises(UsageError) as refused:
        read(text, called="b.json")
    assert str(refused.value).startswith(message)
    assert refused.value.hint
    assert refused.value.exit_code == 2


def test_a_later_version_is_for_a_later_kivplan():
    with pytest.raises(UsageError) as refused:
        read('{"version": 2, "findings": []}', called="b.json")
    assert refused.value.hint.startswith("this kivplan reads version 1: update it, or write it anew with")


def test_it_is_json():
    assert json.loads(written([finding()], show_line))["version"] == 1
