"""What every part of a plan is: a frozen record that refuses keys it does not know.

The modules of this package that define records do without ``from __future__ import annotations``: Pydantic needs the
types themselves, and reading them back from text costs a third of the start-up.
"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """One mapping of a plan. Its fields are the YAML keys; absent lists are ``()``, other absent values ``None``.

    Two keys are Python words and end in an underscore here: ``with_`` and ``from_``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    bare_key: ClassVar[str | None] = None
    """The key whose value may be written instead of the whole mapping."""
