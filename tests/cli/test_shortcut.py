"""What is understood without the option parser is what the parser makes of it."""

from __future__ import annotations

import pytest

from kivplan.cli.app import parsed
from kivplan.cli.shortcut import shortcut
from kivplan.errors import UsageError

PLAIN = [
    "validate",
    "validate .",
    "validate helse oppvekst --quiet teknikk",
    "validate -",
    "validate helse -",
    "validate --format concise --as-of 2026-01-15 helse",
    "validate --format=json -q --output=report.json",
    "validate helse -o report.txt --fail-on never",
    "validate --fail-on warning --fail-on=info",
    "validate --select KIV3,no-cost --select overdue --ignore=KIV6 --ignore total-mismatch",
    "validate --as-of=2026=01 a=b",
    "validate validate",
]
LEFT = [
    "",
    "--help",
    "new helse",
    "-q validate",
    "validate --help",
    "validate -h",
    "validate helse --",
    "validate -- -q",
    "validate --nope",
    "validate -x",
    "validate --format",
    "validate --format=",
    "validate --format --quiet",
    "validate --output -",
    "validate --quiet=yes",
    "validate --no-quiet",
    "validate -oreport.txt",
    "validate -o=report.txt",
    "validate -qo report.txt",
    "validate --Format json",
]


def request(job):
    assert job is not None
    assert not isinstance(job, int)
    return job.args[0]


@pytest.mark.parametrize("line", PLAIN)
def test_plain_arguments_mean_what_the_parser_makes_of_them(line):
    assert request(shortcut(line.split())) == request(parsed(line.split()))


def test_a_path_with_a_space_is_one_path():
    assert request(shortcut(["validate", "helse og omsorg"])).paths == ("helse og omsorg",)


@pytest.mark.parametrize("line", LEFT)
def test_whatever_is_not_plain_is_left_to_the_parser(line):
    assert shortcut(line.split()) is None


def test_an_empty_argument_is_left_to_the_parser():
    assert shortcut(["validate", ""]) is None


@pytest.mark.parametrize("line", ["validate --format yaml", "validate --fail-on=errors"])
def test_a_value_there_is_not_is_refused_in_the_same_words(line):
    refusals = []
    for reader in (shortcut, parsed):
        with pytest.raises(UsageError) as caught:
            reader(line.split())
        refusals.append((str(caught.value), caught.value.hint))
    assert refusals[0] == refusals[1]
