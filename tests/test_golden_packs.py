"""Each example's board pack, checked in as it was when a person last read it.

After a change on purpose: ``pytest tests/test_golden_packs.py --update-golden``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_board_pack_of_each_example_is_the_one_a_person_has_read(each_example, rendered, form, request):
    file = GOLDEN / each_example.name / f"board.{form}"
    made = rendered(each_example.name)[form]
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made)
    assert made == file.read_bytes(), f"{file} differs; see this module's first lines"


def test_no_golden_file_is_left_of_an_example_that_is_gone(request):
    from json import loads

    examples = loads((Path(__file__).parent / "examples.json").read_text(encoding="utf-8"))
    assert {folder.name for folder in GOLDEN.iterdir()} == set(examples)
