from __future__ import annotations

from functools import reduce

import pytest

from kivplan.model.kinds import KINDS
from kivplan.model.shapes import Key, Keys, Leaf, Many, Named, Shape, Words, below, document_shape


def shape_at(kind: str, path: tuple[str | int, ...]) -> Shape | None:
    """The shape of what stands at a path of a document."""
    return reduce(below, path, document_shape(kind))


def keys_at(kind: str, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that may stand in the mapping at a path."""
    shape = shape_at(kind, path)
    return tuple(shape.fields) if isinstance(shape, Keys) else ()


def all_keys(shape: Shape) -> list[Key]:
    match shape:
        case Keys():
            return [found for key in shape.fields.values() for found in (key, *all_keys(key.shape))]
        case Many() | Named():
            return all_keys(shape.item)
    return []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_in_one_sentence_or_two(kind: str) -> None:
    for key in all_keys(document_shape(kind)):
        assert 10 <= len(key.description) <= 130, key.name
        assert key.description[0].isupper() or key.description.split()[0].strip(",;") in {
            *KINDS,
            "acquire",
            "staffing",
            "yes",
            "planned",
            "not_started",
        }
        assert key.description.endswith((".", "?", "}")), key.name


def test_keys_are_those_valid_at_the_place() -> None:
    assert keys_at("action-plan", ()) == ("kind", "unit", "period", "budget", "actions")
    assert keys_at("action-plan", ("actions", 3, "cost", "grants", 0)) == (
        "id",
        "from",
        "programme",
        "amount",
        "status",
        "own_share",
        "own_share_of",
    )
    assert keys_at("follow-up", ("actions", "H1", "handed_over")) == ("to", "date")
    assert keys_at("plan", ("union_dialogue", 0)) == ("date", "with", "form", "view")


@pytest.mark.parametrize("path", [("title",), ("reports",), ("units",), ("nope",), ("nope", "deeper"), ("units", "x")])
def test_there_are_no_keys_where_the_format_has_none(path: tuple[str | int, ...]) -> None:
    assert keys_at("plan", path) == ()


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        keys_at("handlingsplan", ())


def test_shapes_tell_lists_words_values_and_names_apart() -> None:
    assert isinstance(shape_at("plan", ("units",)), Many)
    assert shape_at("plan", ("language",)) == Words(("nb", "nn", "sv", "en"))
    title = shape_at("plan", ("title",))
    assert isinstance(title, Leaf)
    assert title.scalar.name == "line"
    assert isinstance(shape_at("follow-up", ("actions",)), Named)
    assert shape_at("plan", ("title", "x")) is None


def test_only_id_and_title_are_required_of_an_action() -> None:
    shape = shape_at("action-plan", ("actions", 0))
    assert isinstance(shape, Keys)
    assert [key.name for key in shape.fields.values() if key.required] == ["id", "title"]
