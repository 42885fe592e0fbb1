"""The terminal of the tests sees what it should see."""

from __future__ import annotations

import sys

import pytest

from tests.pty.driver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals and signals as Linux has them")

ECHO = "import sys; print('name?'); print('(one line)', flush=True); print('hello', input(), flush=True)"
RUDE = "print('\\x1b[?1049h\\x1b[?1000;2004h\\x1b[?25l\\x1b[?7l\\x1b[>25u\\x1b[?1000l', end='')"
POLITE = RUDE + "; print('\\x1b[<u\\x1b[?7h\\x1b[?25h\\x1b[?2004l\\x1b[?1049l', end='')"


def test_it_types_waits_and_knows_the_exit_code() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        terminal.wait_for("(one line)")  # what is typed is echoed where the cursor stands
        terminal.send("Ada", "enter")
        assert "hello Ada" in terminal.wait_for(lambda t: "hello Ada" in t.text)
        assert terminal.wait_exit() == 0
        assert terminal.line(0) == "name?"


def test_it_sees_modes_that_were_left_on() -> None:
    with Terminal([sys.executable, "-c", RUDE]) as terminal:
        terminal.wait_exit()
        assert terminal.modes_left_on() == {
            "alternate screen",
            "bracketed paste",
            "hidden cursor",
            "no wrapping",
            "kitty keys",
        }
    with Terminal([sys.executable, "-c", POLITE]) as terminal:
        terminal.wait_exit()
        assert terminal.modes_left_on() == set()
        assert terminal.text.strip() == ""


def test_a_wait_that_fails_shows_the_screen() -> None:
    with (
        Terminal([sys.executable, "-c", ECHO]) as terminal,
        pytest.raises(AssertionError, match=r"(?s)waited for 'never'.*name\?"),
    ):
        terminal.wait_for("(one line)")  # what is typed is echoed where the cursor stands
        terminal.wait_for("never", timeout=0.05)


def test_closing_ends_what_still_runs() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        terminal.wait_for("(one line)")  # what is typed is echoed where the cursor stands
    assert terminal.process.returncode == -9
