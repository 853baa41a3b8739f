"""Values of options, and what is said when one is not known."""

from __future__ import annotations

import pytest

from kivplan.cli.options import chosen, completing, nearest, several
from kivplan.errors import UsageError

FORMATS = ("text", "concise", "json")


def test_a_known_value_is_itself():
    assert chosen("--format", "json", FORMATS) == "json"


def test_an_unknown_value_gets_the_nearest_and_all():
    with pytest.raises(UsageError, match="--format: there is no 'jsno'") as refused:
        chosen("--format", "jsno", FORMATS)
    assert refused.value.hint == "did you mean json? it is one of text, concise, json"


def test_a_value_like_no_other_gets_all():
    with pytest.raises(UsageError) as refused:
        chosen("--format", "zzz", FORMATS)
    assert refused.value.hint == "it is one of text, concise, json"


def test_several_words_come_with_commas_or_one_at_a_time_and_each_counts_once():
    assert several(["a, b", "c", "a,,"]) == ("a", "b", "c")


def test_the_nearest_word_is_found_whatever_its_case():
    assert nearest("kiv21", ["KIV201", "KIV310"]) == "KIV201"


def test_the_shell_is_offered_what_begins_alike():
    assert completing(FORMATS)("co") == ["concise"]


@pytest.mark.parametrize("command", ["new", "validate", "render", "schema"])
def test_help_names_no_type_of_the_language_kivplan_is_written_in(command, world):
    process = world.process(command, "--help")
    shown = process.communicate()[0].decode()
    assert "Arguments:" in shown
    assert "<str>" not in shown
    assert "list[" not in shown
