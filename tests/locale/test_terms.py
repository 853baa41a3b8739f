from __future__ import annotations

import importlib
import pkgutil
from typing import Literal, get_args, get_origin

import kivplan.model
from kivplan.locale.terms import TERMS

NOT_READ_BY_A_READER = {("nb", "nn", "sv", "en"), ("ks", "aruba")}


def literals(annotation):
    if get_origin(annotation) is Literal:
        yield get_args(annotation)
        return
    for argument in get_args(annotation):
        yield from literals(argument)


def enumerations():
    """Every set of words a field of the plan format chooses from, but a document's own kind."""
    for found in pkgutil.iter_modules(kivplan.model.__path__):
        module = importlib.import_module(f"kivplan.model.{found.name}")
        for record in vars(module).values():
            for field in getattr(record, "model_fields", {}).values():
                yield from (words for words in literals(field.annotation) if len(words) > 1)


def test_every_enumeration_of_the_plan_format_has_its_terms():
    chosen = set(enumerations()) - NOT_READ_BY_A_READER
    assert len(chosen) > 20
    nameless = [words for words in chosen if not any(set(words) <= set(names) for names in TERMS.values())]
    assert nameless == []
