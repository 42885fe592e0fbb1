"""Settings: read leniently, and a remembered theme touches nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from resign_tui import settings
from resign_tui.core.errors import UsageError, WriteError
from resign_tui.themes import THEMES
from resign_tui.ui.theme import themes


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none") == settings.Settings()


def test_what_it_knows_is_read_and_the_rest_is_told(tmp_path: Path) -> None:
    (tmp_path / settings.NAME).write_text('theme = "nord"\nascii = true\ncolour = 3\n')
    found = settings.load(tmp_path)
    assert (found.theme, found.ascii) == ("nord", True)
    assert len(found.notes) == 1
    assert "'colour'" in found.notes[0]


def test_keys_are_read_as_they_are_written_and_what_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / settings.NAME).write_text('[keys]\nundo = "alt+u"\nredo = ["alt+r", "f9"]\nhelp = 3\nquit = []\n')
    found = settings.load(tmp_path)
    assert found.keys == {"undo": ("alt+u",), "redo": ("alt+r", "f9")}
    assert [note.split("key of ")[1].split(" ")[0] for note in found.notes] == ["'help'", "'quit'"]
    (tmp_path / settings.NAME).write_text('keys = "ctrl+s"\n')
    (note,) = settings.load(tmp_path).notes
    assert "keys takes a table" in note


def test_a_theme_that_is_none_is_told_with_the_names(tmp_path: Path) -> None:
    (tmp_path / settings.NAME).write_text('theme = "nope"\n')
    found = settings.load(tmp_path)
    (note,) = found.notes
    assert found.theme == ""
    assert "no theme 'nope'" in note
    assert all(name in note for name in THEMES)


def test_the_names_of_themes_are_those_that_there_are() -> None:
    ours = [theme.name for theme in themes()]
    assert THEMES[: len(ours)] == tuple(ours)
    assert set(THEMES) == {*ours, *BUILTIN_THEMES}


@pytest.mark.parametrize("text", ["theme = 3\n", 'ascii = "yes"\n', "theme =\n"])
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / settings.NAME).write_text(text)
    found = settings.load(tmp_path)
    assert (found.theme, found.ascii) == ("", False)
    assert len(found.notes) == 1


def test_a_named_file_must_be_readable(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        settings.load(tmp_path, tmp_path / "absent.toml")
    (tmp_path / "bad.toml").write_text("theme =\n")
    with pytest.raises(UsageError, match="line 1"):
        settings.load(tmp_path, tmp_path / "bad.toml")


def test_a_theme_is_remembered_and_comments_stay(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    settings.save_theme(folder, "nord")
    assert settings.load(folder).theme == "nord"
    (folder / settings.NAME).write_text('# mine\nascii = true\n  theme = "nord" # dark\n[x]\ntheme = "other"\n')
    settings.save_theme(folder, "gruvbox")
    text = (folder / settings.NAME).read_text()
    assert text.startswith("# mine\nascii = true\n")
    assert tomllib.loads(text) == {"ascii": True, "theme": "gruvbox", "x": {"theme": "other"}}


def test_a_file_that_cannot_be_changed_safely_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / settings.NAME
    file.write_text("theme =\n")
    with pytest.raises(WriteError):
        settings.save_theme(tmp_path, "nord")
    assert file.read_text() == "theme =\n"
    with pytest.raises(WriteError):
        settings.save_theme(tmp_path, 'x"\nascii = true')


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_gives_settings(tmp_path: Path, text: str) -> None:
    (tmp_path / settings.NAME).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert isinstance(settings.load(tmp_path), settings.Settings)
