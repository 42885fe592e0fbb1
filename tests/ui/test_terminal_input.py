"""What comes in from the terminal: pastes are cleaned and bounded, broken bytes replaced and told."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.legible import hidden
from resign_tui.ui.terminal.paste import REFUSE_BYTES, WARN_BYTES, clean_paste, typed_sign
from resign_tui.ui.terminal.reader import PASTE_END, PASTE_START, KeyboardDecoder, PasteGate, Tally
from resign_tui.ui.terminal.watch import unless_gone

# Paste


@pytest.mark.parametrize(
    ("pasted", "inserted"),
    [
        ("a\x1b[31mred\x1b[0mb", "aredb"),
        ("a\u241b[1;31mred\u241b[mb", "aredb"),
        ("x\x1b]52;c;aGk=\x07y", "xy"),
        ("x\x1b]0;title\x1b\\y", "xy"),
        ("x\u241b]0;title\u241b\\y", "xy"),
        ("x\x9b31my\x9d0;t\x9cz", "xyz"),
        ("x\x1bPq#0\x1b\\y", "xy"),
        ("f1@10=0.83 [red] [/] C:\\New {{ x }} é 日本 👩‍💻", "f1@10=0.83 [red] [/] C:\\New {{ x }} é 日本 👩‍💻"),
        ("lone \x1b shows", "lone \ufffd shows"),
        ("unfinished \x1b]0;stays", "unfinished \ufffd]0;stays"),
    ],
)
def test_terminal_sequences_go_whole_and_all_else_stays(pasted: str, inserted: str) -> None:
    found = clean_paste(pasted, multiline=True)
    assert found.text == inserted
    assert bool(found.notes) == (pasted != inserted)


@pytest.mark.parametrize(
    ("pasted", "inserted", "notes"),
    [
        ("one", "one", ()),
        ("one\n", "one", ()),
        ("  one  ", "  one  ", ()),
        ("\n\none\r\n", "one", ()),
        ("one\r\n  two\r\rthree\n", "one two three", ("3 lines joined with spaces.",)),
        ("a\u2028b\x0bc", "a b c", ("3 lines joined with spaces.",)),
        ("", "", ()),
        ("\n", "", ()),
    ],
)
def test_lines_are_joined_in_a_field_of_one_line(pasted: str, inserted: str, notes: tuple[str, ...]) -> None:
    found = clean_paste(pasted, multiline=False)
    assert (found.text, found.notes) == (inserted, notes)


def test_lines_stay_in_a_field_of_many() -> None:
    assert clean_paste("one\r\ntwo\r\rthree\n", multiline=True).text == "one\ntwo\n\nthree\n"


def test_broken_characters_are_counted_once() -> None:
    found = clean_paste("a\x00b\ud800c\udfff\ufffd", multiline=True)
    assert found.text == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert found.notes == ("3 unreadable characters were replaced.",)


@pytest.mark.parametrize("multiline", [True, False])
def test_what_nobody_sees_is_left_out_and_told_once(multiline: bool) -> None:
    found = clean_paste("hand\u00adover\u200b \u202dAda\u202c می\u200cخواهم 👩\u200d💻", multiline)
    assert found.text == "handover Ada می\u200cخواهم 👩\u200d💻"
    assert found.notes == ("4 invisible characters were left out.",)


def test_line_breaks_of_every_system_are_breaks() -> None:
    assert clean_paste("a\u2028b\u2029c\x85d\x0be\tf", multiline=True).text == "a\nb\nc\nd\ne f"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("\u200d", "\u200d"), ("\u200c", "\u200c"), ("\U000e0067", "\U000e0067"), ("\u2028", "\n"), ("\x85", "\n"),
     ("a", ""), ("é", ""), ("\ufe0f", ""), ("\x1b", ""), ("\n", ""), ("\x9b", ""), (None, ""), ("", "")],
)  # fmt: skip
def test_a_key_without_a_shape_is_taken(typed: str | None, taken: str) -> None:
    """What can be printed the fields take themselves."""
    assert typed_sign(typed) == taken


def test_size_warns_and_then_refuses() -> None:
    assert clean_paste("é" * (WARN_BYTES // 2), True).notes == ()
    warned = clean_paste("é" * WARN_BYTES, True)
    assert warned.text
    assert "40 kB" in warned.notes[0]
    assert not clean_paste("x" * REFUSE_BYTES, True).refused
    refused = clean_paste("x" * (REFUSE_BYTES + 1), True)
    assert (refused.text, refused.refused, len(refused.notes)) == ("", True, 1)


ANY_TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x1b[]\u241b\x9b;m\x07\\\r\n\x00\ud800"))


@given(ANY_TEXT)
def test_no_paste_breaks_a_field(text: str) -> None:
    one, many = clean_paste(text, multiline=False), clean_paste(text, multiline=True)
    assert len(one.text.splitlines()) <= 1
    for found in (one, many):
        found.text.encode("utf-8")
        assert "\x00" not in found.text


ORDINARY = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u241b"))


@given(ORDINARY.filter(lambda text: not [*hidden(text)]))
def test_ordinary_text_is_never_touched(text: str) -> None:
    for multiline in (True, False):
        assert clean_paste(text, multiline) == clean_paste(text, True)
        assert clean_paste(text, multiline).text == text or not text.strip()


# Keyboard


def test_bytes_that_are_no_characters_are_replaced_counted_and_told_once() -> None:
    told: list[int] = []
    tally = Tally()
    tally.listen(lambda: told.append(1))
    decoder = KeyboardDecoder(tally)
    assert (
        decoder.decode(b"caf\xe9 \xff") + decoder.decode(b"\xf0\x9f\x98") + decoder.decode(b"\x80")
        == "caf\ufffd \ufffd😀"
    )
    assert (tally.take(), tally.take(), told) == (2, 0, [1])


def gate_in_pieces(text: str, size: int) -> str:
    gate = PasteGate(Tally())
    return "".join(gate.feed(text[at : at + size]) for at in range(0, len(text), size))


@given(st.lists(ANY_TEXT | st.sampled_from([PASTE_START, PASTE_END, "\x1b[200", "~"])), st.integers(1, 9))
def test_how_the_bytes_are_cut_makes_no_difference(parts: list[str], size: int) -> None:
    text = "".join(parts)
    assert gate_in_pieces(text, size) == PasteGate(Tally()).feed(text)


@given(ANY_TEXT)
def test_inside_a_paste_nothing_is_left_that_starts_a_key(text: str) -> None:
    body = text.replace(PASTE_END, "")
    passed = PasteGate(Tally()).feed(f"k{PASTE_START}{body}{PASTE_END}k")
    inside = passed.removeprefix(f"k{PASTE_START}").removesuffix(f"{PASTE_END}k")
    assert not set(inside) & {"\x1b", "\x00"}
    assert len(inside) == len(body)


@given(st.text(st.characters(exclude_characters="~")))
def test_keys_outside_a_paste_pass_at_once_and_unchanged(text: str) -> None:
    assert PasteGate(Tally()).feed(text) == text


def test_a_paste_beyond_all_fields_costs_little_and_is_still_refused() -> None:
    passed = gate_in_pieces(PASTE_START + "x" * 1_000_000 + PASTE_END + "k", 4096)
    assert passed.endswith(PASTE_END + "k")
    body = passed[len(PASTE_START) : passed.index(PASTE_END)]
    assert len(body) == REFUSE_BYTES + 1
    assert clean_paste(body, True).refused


# A terminal that is gone


def test_what_ended_is_not_read_again_and_again_without_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("resign_tui.ui.terminal.reader.time.sleep", waited.append)
    decoder = KeyboardDecoder(Tally())
    assert decoder.decode(b"a") + decoder.decode(b"", final=True) == "a"
    assert waited == []
    assert decoder.decode(b"") == ""
    assert len(waited) == 1


def test_nothing_is_drawn_anew_on_a_terminal_that_is_gone() -> None:
    master, terminal = os.openpty()
    heard: list[int] = []
    go_on = unless_gone(lambda number, _: heard.append(number), terminal)
    go_on(signal.SIGCONT, None)
    assert heard == [signal.SIGCONT]
    os.close(master)
    go_on(signal.SIGCONT, None)
    assert heard == [signal.SIGCONT]
    os.close(terminal)
