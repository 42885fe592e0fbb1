"""A folder for W&B runs."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def store(tmp_path: Path) -> Path:
    place = tmp_path / "work" / "wandb"
    place.mkdir(parents=True)
    return place
