"""The pictures in the repository show the program as it is."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "screenshots"
REFRESH = "the pictures are stale; refresh them with: python screenshots/make.py"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("screenshots_make", FOLDER / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make = script()


def words(svg: str) -> str:
    """The rows of a picture as text, for a failure that can be read."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for attributes, text in re.findall(r"<text ([^>]*)>(.*?)</text>", svg):
        place = {name: float(value) for name, value in re.findall(r'\b(x|y)="([\d.]+)"', attributes)}
        rows.setdefault(place["y"], []).append((place["x"], text.replace("&#160;", " ")))
    return "\n".join("".join(text for _, text in sorted(row)).rstrip() for _, row in sorted(rows.items()))


@pytest.mark.parametrize("shot", make.SHOTS, ids=lambda shot: shot.name)
async def test_a_picture_is_fresh(home: Path, shot: object) -> None:
    name = f"{shot.name}.svg"  # type: ignore[attr-defined]
    drawn = await make.take(shot, home / "pictures")
    kept = (FOLDER / name).read_text("utf-8")
    assert words(kept) == words(drawn), REFRESH
    assert kept == drawn, f"{REFRESH} (the words are the same, colours or places differ)"


def test_every_picture_has_its_shot_and_needs_nothing_from_elsewhere() -> None:
    kept = {path.name for path in FOLDER.glob("*.svg")}
    assert kept == {f"{shot.name}.svg" for shot in make.SHOTS}
    assert len(kept) == 11
    for path in FOLDER.glob("*.svg"):
        text = path.read_text("utf-8")
        assert set(re.findall(r"https?://[^\"' )]+", text)) <= {"http://www.w3.org/2000/svg"}
        assert 'xml:space="preserve"' in text
        assert "@font-face" not in text


def test_two_runs_draw_the_same() -> None:
    assert make.tidy('<svg class="terminal-123-x"><text a="b">x </text></svg>') == (
        '<svg class="terminal-x"><text xml:space="preserve" a="b">x </text></svg>\n'
    )
