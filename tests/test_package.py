"""The wheel carries everything: unpacked by pip in another folder, away from the source, the program works."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DRAFT = Path(__file__).parent / "data" / "cli" / "open.toml"

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="needs the source tree")


def pip(*arguments: str) -> None:
    """pip of this interpreter; quiet unless it fails."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without touching the network where hatchling is at hand."""
    folder = tmp_path_factory.mktemp("wheel")
    near = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), *near, str(ROOT))
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_all_of_the_package_and_nothing_else(wheel: Path) -> None:
    package = ROOT / "resign_tui"
    files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    ours = {path.relative_to(ROOT).as_posix() for path in files}
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    made = {name for name in inside if name.startswith("resign_tui/data/_compiled/")}
    assert inside - made == ours
    assert len(made) == 1 + sum(name.endswith(".j2") for name in ours)
    assert {Path(name).suffix for name in inside} >= {".py", ".toml", ".j2"}


def test_it_works_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip("install", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    environment = {**os.environ, "PYTHONPATH": str(site), "RESIGN_TUI_HOME": str(tmp_path / "home")}

    def program(*arguments: str) -> bytes:
        done = subprocess.run(
            [sys.executable, "-m", "resign_tui", *arguments],
            cwd=elsewhere, env=environment, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    where = "import resign_tui; print(resign_tui.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=elsewhere, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()).is_relative_to(site)
    assert b"Tamarack [Labs]" in program("render", str(DRAFT))
    assert b'"recommend": "open_door"' in program("advise", str(DRAFT), "--json")
    assert len(program("schema")) > 10_000
    made = program("export", str(DRAFT), "--to", "made")
    assert len(made.splitlines()) == 4
