"""What ``import kivplan`` offers: each public name is there, is said to be there, and says what it is."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

import kivplan


def test_what_is_listed_is_what_is_public():
    assert dir(kivplan) == sorted(kivplan.__all__)


@pytest.mark.parametrize("name", kivplan.__all__)
def test_a_public_name_is_there_and_is_the_one_of_its_home(name):
    home = kivplan._HOMES.get(name)
    assert getattr(kivplan, name) is getattr(import_module(f"kivplan.{home}") if home else kivplan, name)


@pytest.mark.parametrize("name", sorted(kivplan._HOMES))
def test_a_public_name_says_in_a_sentence_what_it_is(name):
    said = inspect.getdoc(getattr(kivplan, name))
    assert said
    assert not said.startswith(f"{name}(")  # what dataclasses say of themselves
    assert said[0].isupper()
    assert said.endswith(".")


def test_there_is_nothing_public_but_what_has_a_home():
    assert set(kivplan._HOMES) | {"__version__"} == set(kivplan.__all__)
    assert kivplan.__version__.count(".") == 2


def test_another_name_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = kivplan.lode
