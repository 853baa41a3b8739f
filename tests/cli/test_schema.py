"""``kivplan schema``: what editors are given."""

from __future__ import annotations

import json

import pytest

from kivplan.cli.schema import KINDS
from kivplan.model.kinds import KINDS as ALL_KINDS


def test_the_command_line_offers_exactly_the_kinds_there_are():
    assert set(KINDS) == set(ALL_KINDS)


def test_the_schema_of_all_kinds_is_shown(world):
    outcome = world.run("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert isinstance(json.loads(outcome.out), dict)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_each_kind_is_shown(kind, world):
    assert json.loads(world.run("schema", kind).out) != json.loads(world.run("schema").out)


def test_an_unknown_kind_gets_the_nearest(world):
    outcome = world.run("schema", "action_plan")
    assert outcome.code == 2
    assert outcome.err.startswith("error: schema: there is no 'action_plan'\n hint: did you mean action-plan? ")


def test_all_schemas_are_written_to_a_folder_and_each_file_told(world):
    outcome = world.run("schema", "--output", "schemas")
    names = ["kivplan.schema.json", *(f"{kind}.schema.json" for kind in KINDS)]
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines() == [f"schemas/{name}" for name in names]
    assert sorted(path.name for path in (world.cwd / "schemas").iterdir()) == sorted(names)


def test_one_kind_is_written_alone(world):
    world.run("schema", "plan", "--output", "schemas")
    assert [path.name for path in (world.cwd / "schemas").iterdir()] == ["plan.schema.json"]


def test_what_is_shown_and_what_is_written_are_the_same_bytes_every_time(world):
    world.run("schema", "--output", "schemas")
    shown = [world.run("schema").out for _ in range(2)]
    assert shown[0] == shown[1] == (world.cwd / "schemas/kivplan.schema.json").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_a_sentence(world):
    world.write({"schemas": "a file"})
    outcome = world.run("schema", "--output", "schemas")
    assert outcome.code == 2
    assert outcome.err.startswith("error: schemas/kivplan.schema.json: cannot be written (")
