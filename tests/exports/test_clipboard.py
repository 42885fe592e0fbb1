"""What is said about a copy, with stand-ins for the tools; the real tools are in test_clipboard_real."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.legible import legible
from resign_tui.exports.clipboard import TERMINAL_BYTES, copy
from resign_tui.exports.processes import Ran
from tests.exports.samples import answers

DESKTOP = {"DISPLAY": ":7", "PATH": "/usr/bin"}
TMUX = {"TMUX": "/tmp/tmux,1,0", "PATH": "/usr/bin"}
PLAIN = {"TERM": "xterm-256color"}


class Tools:
    """Stands in for pyperclip and tmux: remembers what it was given, and can be told to fail."""

    def __init__(self, **trouble: object) -> None:
        self.trouble = trouble
        self.desktop = b""
        self.buffers: dict[str, bytes] = {}
        self.calls: list[list[str]] = []

    def __call__(
        self,
        command: Sequence[str],
        *,
        feed: bytes | None,
        read: bool,
        environ: Mapping[str, str],
        timeout: float,
    ) -> Ran:
        self.calls.append(list(command))
        assert 0 < timeout <= 2
        if command[-1] in ("--copy", "--paste"):
            return self.pyperclip(command[-1], feed)
        return self.tmux(command[1:], feed)

    def pyperclip(self, option: str, feed: bytes | None) -> Ran:
        if self.trouble.get("hangs"):
            return Ran(None)
        if self.trouble.get("no_tool"):
            return Ran(1, complaint="PyperclipException")
        if self.trouble.get("dead"):
            return Ran(0, complaint="Error: Can't open display: :7")
        if option == "--paste":
            return Ran(0, self.desktop)
        if not self.trouble.get("ignores"):
            self.desktop = feed or b""
        if self.trouble.get("windows"):
            self.desktop = self.desktop.replace(b"\n", b"\r\n") + b"\r\n"
        return Ran(0)

    def tmux(self, words: Sequence[str], feed: bytes | None) -> Ran:
        if self.trouble.get("tmux_gone"):
            return Ran(1)
        if words[0] == "load-buffer":
            if "-w" in words and self.trouble.get("old_tmux"):
                return Ran(1)
            self.buffers[f"buffer{len(self.buffers)}"] = feed or b""
        if words[0] == "save-buffer":
            return Ran(0, self.buffers[list(self.buffers)[-1]])
        return Ran(0)


@pytest.fixture(autouse=True)
def tmux_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path=None: f"/usr/bin/{name}")


def test_read_back_and_equal_is_verified() -> None:
    tools = Tools()
    outcome = copy("x" * 1260, what="Letter", environ=DESKTOP, runner=tools, platform="linux")
    assert (outcome.state, outcome.route, outcome.characters) == ("verified", "desktop", 1260)
    assert outcome.sentence == "Letter copied and checked: 1,260 characters, read back."


def test_characters_are_counted_as_code_points() -> None:
    assert copy("é👍", environ=DESKTOP, runner=Tools(), platform="linux").characters == 2
    one = copy("é", environ=DESKTOP, runner=Tools(), platform="linux")
    assert one.sentence == "Text copied and checked: 1 character, read back."


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("hangs", "did not answer in time"),
        ("no_tool", "no working clipboard tool"),
        ("dead", "the display does not answer"),
        ("ignores", "did not hold the text afterwards"),
    ],
)
def test_a_copy_that_did_not_arrive_is_never_called_one(trouble: str, words: str) -> None:
    outcome = copy("words\n", what="Letter", environ=DESKTOP, runner=Tools(**{trouble: True}), platform="linux")
    assert (outcome.state, outcome.route) == ("failed", "none")
    assert words in outcome.sentence
    assert outcome.sentence.endswith("Save it to a file instead.")


def test_another_systems_line_ends_are_still_our_text() -> None:
    outcome = copy("a\nb\n", environ={}, runner=Tools(windows=True), platform="win32")
    assert outcome.state == "verified"


def test_inside_tmux_the_buffer_is_named_as_such() -> None:
    tools = Tools()
    outcome = copy("words\n", what="Letter", environ=TMUX, runner=tools, platform="linux")
    assert (outcome.state, outcome.route) == ("verified", "tmux")
    assert outcome.sentence.startswith("Letter copied to the tmux buffer and checked: 6 characters.")
    assert tools.buffers == {"buffer0": b"words\n"}


def test_the_desktop_comes_before_tmux_and_tmux_stands_in_for_it() -> None:
    both = {**DESKTOP, **TMUX}
    tools = Tools()
    assert copy("a", environ=both, runner=tools, platform="linux").route == "desktop"
    assert tools.buffers == {}
    assert copy("a", environ=both, runner=Tools(dead=True), platform="linux").route == "tmux"


def test_an_old_tmux_is_asked_in_its_own_words() -> None:
    tools = Tools(old_tmux=True)
    assert copy("a", environ=TMUX, runner=tools, platform="linux").state == "verified"


def test_a_dead_tmux_fails_and_does_not_pretend_with_the_terminal() -> None:
    sent: list[str] = []
    outcome = copy("a", environ=TMUX, runner=Tools(tmux_gone=True), terminal=sent.append, platform="linux")
    assert outcome.state == "failed"
    assert sent == []


def test_the_terminal_is_only_ever_sent_to() -> None:
    sent: list[str] = []
    outcome = copy("words", what="Letter", environ=PLAIN, runner=Tools(), terminal=sent.append, platform="linux")
    assert (outcome.state, outcome.route) == ("sent", "terminal")
    assert outcome.sentence == "Letter sent to the terminal, which cannot confirm it. Paste once to be sure."
    assert sent == ["words"]


@pytest.mark.parametrize(
    ("environ", "text", "words"),
    [
        ({"STY": "1.pts-0"}, "a", "screen does not pass"),
        ({"TERM": "linux"}, "a", "this terminal has no clipboard"),
        (PLAIN, "a" * (TERMINAL_BYTES + 1), "too long for the terminal"),
    ],
)
def test_terminals_that_cannot_are_not_sent_to(environ: dict[str, str], text: str, words: str) -> None:
    sent: list[str] = []
    outcome = copy(text, environ=environ, runner=Tools(), terminal=sent.append, platform="linux")
    assert outcome.state == "failed"
    assert words in outcome.sentence
    assert sent == []


def test_a_terminal_that_breaks_is_a_failure() -> None:
    def broken(text: str) -> None:
        raise BrokenPipeError

    assert copy("a", environ=PLAIN, runner=Tools(), terminal=broken, platform="linux").state == "failed"


def test_no_way_at_all_says_so_once() -> None:
    outcome = copy("a", environ={}, runner=Tools(), platform="linux")
    assert (
        outcome.sentence == "Text could not be copied: there is no desktop clipboard here. Save it to a file instead."
    )


def test_nothing_is_not_copied() -> None:
    tools = Tools()
    assert copy("", environ=DESKTOP, runner=tools, platform="linux").state == "failed"
    assert tools.calls == []


@given(st.text(min_size=1).filter(lambda text: text.strip() != ""))
def test_the_text_is_never_in_the_arguments_or_a_failing_sentence(text: str) -> None:
    secret = f"<<{text}>>"
    tools = Tools(ignores=True, tmux_gone=True)
    outcome = copy(secret, environ={**DESKTOP, **TMUX}, runner=tools, platform="linux")
    assert tools.calls
    assert not any(secret in word for call in tools.calls for word in call)
    assert secret not in outcome.sentence


@given(answers.filter(lambda text: bool(legible(text))))
def test_whatever_was_typed_can_be_copied(text: str) -> None:
    tools = Tools()
    assert copy(text, environ=DESKTOP, runner=tools, platform="linux").state == "verified"
    tools.desktop.decode("utf-8")
