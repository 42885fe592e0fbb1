"""Git as these tests want it: the settings of an invented engineer, and none of my machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.git import made


@pytest.fixture(autouse=True)
def settings_of_maya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own settings of git, outside every folder that is read."""
    path = tmp_path / "gitconfig"
    path.write_text(
        "[user]\n\tname = Maya Hale\n\temail = maya.hale@northpier.example\n[init]\n\tdefaultBranch = main\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return path


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder that the person names."""
    path = tmp_path / "work"
    path.mkdir()
    return path


@pytest.fixture
def recs(work: Path) -> made.Made:
    """A repository without a commit."""
    return made.Made.new(work / "recs")
