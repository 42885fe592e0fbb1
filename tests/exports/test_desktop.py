"""The desktop: a folder is shown and a letter printed where there is a program for it, and nothing is claimed else."""

from __future__ import annotations

from pathlib import Path

from resign_tui.exports import desktop
from tests.exports.programs import program


def test_the_folder_is_shown_on_a_desktop_and_nowhere_else(tmp_path: Path) -> None:
    bin_folder, told = tmp_path / "bin", tmp_path / "told"
    program(bin_folder, "xdg-open", f'printf %s "$1" > "{told}"')
    shown = tmp_path / "a folder; with $(words)"
    assert not desktop.show_folder(shown, {"PATH": str(bin_folder)}, "linux")
    assert not desktop.show_folder(shown, {"PATH": str(tmp_path), "DISPLAY": ":1"}, "linux")
    assert not told.exists()
    assert desktop.show_folder(shown, {"PATH": str(bin_folder), "DISPLAY": ":1"}, "linux")
    assert told.read_text() == str(shown)


def test_each_system_has_its_own_program(tmp_path: Path) -> None:
    for name in ("open", "explorer", "wslview", "xdg-open"):
        program(tmp_path, name, "exit 1")
    path = {"PATH": str(tmp_path)}
    assert Path(desktop.opener(path, "darwin")).name == "open"
    assert Path(desktop.opener(path, "win32")).name == "explorer"
    assert Path(desktop.opener({**path, "WSL_DISTRO_NAME": "x", "DISPLAY": ":0"}, "linux")).name == "wslview"
    assert Path(desktop.opener({**path, "WAYLAND_DISPLAY": "w"}, "linux")).name == "xdg-open"
    assert not desktop.show_folder(tmp_path, {**path, "DISPLAY": ":1"}, "linux")  # it says that it failed


def test_a_printer_is_the_default_one_or_none(tmp_path: Path) -> None:
    path = {"PATH": str(tmp_path)}
    assert desktop.printer(path) == ""
    program(tmp_path, "lpstat", '[ "$1" = -d ] && echo "system default destination: Attic_2"')
    assert desktop.printer(path) == ""  # nothing to print with
    program(tmp_path, "lpr", "exit 0")
    assert desktop.printer(path) == "Attic_2"
    program(tmp_path, "lpstat", 'echo "no system default destination"')
    assert desktop.printer(path) == ""


def test_a_letter_goes_to_the_printer_by_a_pipe(tmp_path: Path) -> None:
    path = {"PATH": f"{tmp_path}:/bin:/usr/bin"}
    program(tmp_path, "lp", f'echo "$@" > "{tmp_path}/told"; cat > "{tmp_path}/paper"')
    assert desktop.print_pdf(b"%PDF of a letter", "Attic_2", path) == ""
    assert (tmp_path / "told").read_text().split() == ["-d", "Attic_2"]
    assert (tmp_path / "paper").read_bytes() == b"%PDF of a letter"
    program(tmp_path, "lp", "cat > /dev/null; exit 1")
    assert desktop.print_pdf(b"%PDF", "Attic_2", path) == "The printer did not take it."
