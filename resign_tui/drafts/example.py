"""The example to look around in: a departure in its middle, of a person who does not exist."""

from __future__ import annotations

from resign_tui.core import data_files
from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.toml_file import loads

_FOLDER, _NAME = "demo", "example"


def draft() -> Draft:
    """The example as a draft; its days follow from the one it is opened on."""
    return loads((data_files.DATA / _FOLDER / f"{_NAME}.toml").read_bytes(), f"{_NAME}.toml").draft
