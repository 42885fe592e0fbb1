"""Keys from the settings: they work, they are shown everywhere, and what cannot be is told and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from resign_tui.ui.app import Settings
from resign_tui.ui.commands import COMMANDS, LABELS, key_label
from resign_tui.ui.keymap import FIXED, MOVING, TYPING, key_named, keymap
from resign_tui.ui.wizard import WizardScreen
from tests.ui.test_commands import WIDGETS, bound
from tests.ui.wizard_host import SMALL, WIDE, full_draft, wizard


def bindings(kinds: tuple[type[Widget], ...]) -> Iterator[Binding]:
    for kind in kinds:
        for base in kind.__mro__:
            yield from (each for each in base.__dict__.get("BINDINGS", ()) if isinstance(each, Binding))


def test_every_command_that_may_have_another_key_has_a_binding_of_its_name() -> None:
    tried = 0
    for command in COMMANDS:
        kinds = (WizardScreen,) if command.where == "everywhere" else WIDGETS[command.where]
        own = [each for each in bindings(kinds) if each.id == command.name]
        if command.name in FIXED:
            assert not own
        else:
            assert {key for each in own for key in each.key.split(",")} >= set(command.keys), command.name
            tried += 1
    assert tried > 40
    assert {each.name for each in COMMANDS} >= FIXED
    assert len({each.name for each in COMMANDS}) == len(COMMANDS)


def test_a_key_that_moves_or_types_is_known_as_one() -> None:
    typed = {key for key in bound([Input, TextArea]) if "super" not in key}
    assert typed <= MOVING | TYPING
    for kinds in WIDGETS.values():
        named = {key for command in COMMANDS for key in command.keys}
        nameless = {key for each in bindings(kinds) if each.id is None for key in each.key.split(",")}
        single = {key for key in nameless if len(key) > 1 and "super" not in key}
        assert single <= MOVING | TYPING | named


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ctrl+s", "ctrl+s"), ("Ctrl+S", "ctrl+s"), ("control+s", "ctrl+s"), ("C-s", "ctrl+s"), ("ctrl-s", "ctrl+s"),
        ("shift+ctrl+x", "ctrl+shift+x"), ("f5", "f5"), ("F12", "f12"), ("?", "question_mark"), ("/", "slash"),
        ("J", "J"), ("j", "j"), ("esc", "escape"), ("alt+,", "alt+comma"), ("ctrl++", "ctrl+plus"), ("-", "minus"),
        ("ctrl+escape", "ctrl+escape"), ("super+x", ""), ("banana", ""), ("", ""), ("ctrl+", ""), ("f99", ""),
    ],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(written: str, meant: str) -> None:
    assert key_named(written) == meant


def test_a_key_bears_the_name_that_the_terminal_library_gives_it() -> None:
    for name, label in LABELS.items():
        if len(label) == 1:
            assert _character_to_key(label) == name
            assert key_named(label) == name
    for command in COMMANDS:
        for key in command.keys:
            if " " not in key and key != "letter":
                assert key_named(key) == key
                assert key_named(key_label(key)) == key


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"copy-leter": ("ctrl+s",)}, "no command 'copy-leter' to give a key to; did you mean copy-letter?"),
        ({"copy-letter": ("hyper+x",)}, "copy-letter keeps ctrl+s: 'hyper+x' is no key that we know"),
        ({"copy-letter": ("ctrl+a",)}, "copy-letter keeps ctrl+s: a text field needs ctrl+a"),
        ({"copy-letter": ("x",)}, "copy-letter keeps ctrl+s: a text field needs x"),
        ({"copy-letter": ("tab",)}, "copy-letter keeps ctrl+s: tab moves in forms and lists"),
        ({"views-owned": ("j",)}, "views-owned keeps o: j moves in forms and lists"),
        ({"today-put-off": ("G",)}, "today-put-off keeps t: G moves in forms and lists"),
        ({"copy-letter": ("ctrl+i",)}, "copy-letter keeps ctrl+s: a terminal cannot tell ctrl+i from tab"),
        ({"copy-letter": ("ctrl+c",)}, "copy-letter keeps ctrl+s: ctrl+c copies what is marked"),
        ({"quit": ("ctrl+s",)}, "quit keeps ctrl+q: dialogs need ctrl+s"),
        ({"copy-letter": ("ctrl+n",)}, "copy-letter keeps ctrl+s: ctrl+n belongs to next-step everywhere"),
        ({"list-tick": ("n",)}, "list-tick keeps space: n belongs to list-add-item in the checklist"),
        ({"list-tick": ("ctrl+n",)}, "list-tick keeps space: ctrl+n belongs to next-step in the checklist"),
        ({"form-answer": ("x",)}, "form-answer keeps letter and ← → and space: forms and lists work by it everywhere"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_the_default_stays(
    wanted: dict[str, tuple[str, ...]], told: str
) -> None:
    made = keymap(wanted)
    assert made.commands == COMMANDS
    (note,) = made.notes
    assert note.startswith(told) or told in note
    assert note.endswith((".", "?"))


def test_two_commands_may_change_places() -> None:
    made = keymap({"next-step": ("ctrl+l",), "previous-step": ("ctrl+n",)})
    assert not made.notes
    assert made.bindings == {"next-step": "ctrl+l", "previous-step": "ctrl+n"}


def test_of_two_that_want_one_key_the_first_has_it() -> None:
    made = keymap({"undo": ("alt+x",), "redo": ("alt+x",)})
    assert made.bindings == {"undo": "alt+x"}
    assert made.notes == ("redo keeps ctrl+y: alt+x belongs to undo everywhere.",)


def test_a_key_that_is_not_given_up_after_all_is_not_free() -> None:
    made = keymap({"palette": ("ctrl+g",), "go-to": ("ctrl+n",)})
    assert made.commands == COMMANDS
    assert made.notes == (
        "go-to keeps ctrl+g: ctrl+n belongs to next-step everywhere.",
        "palette keeps ctrl+p: ctrl+g belongs to go-to everywhere.",
    )


def settings(**keys: str) -> Settings:
    return Settings(keys={name.replace("_", "-"): (key,) for name, key in keys.items()})


async def test_another_key_works_and_the_old_one_does_not(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, settings=settings(next_step="f5", views_owned="g")) as one:
        await one.press("ctrl+n")
        assert one.screen.live.step == "words"
        await one.press("f5")
        assert one.screen.live.step == "handover"
        await one.press("o")
        assert one.screen.live.view == "handover"
        await one.press("g")
        assert one.screen.live.view == "owned"


async def test_another_key_is_shown_everywhere(home: Path) -> None:
    chosen = settings(next_step="f5", help="alt+i", palette="alt+p", views_owned="g")
    async with wizard(home, full_draft("words"), WIDE, settings=chosen) as one:
        bar = one.lines()[-1]
        assert "f5 next step" in bar
        assert "alt+p commands" in bar
        assert "alt+i help" in bar
        await one.press("alt+p")
        assert "Go to the next step f5" in one.words()
        await one.press("alt+p", "alt+i")
        assert "Go to the next step f5" in one.words()
        foot = one.app.screen.query_one(".dialog-keys", Static)
        assert "where you type: alt+i, or alt+p and then help" in str(foot.content)
        await one.press("alt+i")
        assert one.on_top
        await one.press("f5")
        assert "g yours" in one.words()


async def test_the_program_closes_by_its_other_key_and_by_it_alone(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, settings=settings(quit="ctrl+backslash")) as one:
        await one.press("ctrl+q")
        assert one.app.is_running
        await one.press("ctrl+c")
        assert "ctrl+\\ closes the wizard" in " ".join(one.notices())
        await one.press("ctrl+backslash")
        await one.until(lambda: one.app.return_value == 0)


async def test_ctrl_c_speaks_our_words(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        await one.press("ctrl+c")
        (told,) = one.notices()
        assert told.startswith("ctrl+q closes the wizard; everything is saved as you type.")


async def test_every_free_command_takes_a_key_of_its_own(home: Path) -> None:
    """All of them at once: nothing clashes, and every binding is the new one."""
    free = [each for each in COMMANDS if each.name not in FIXED]
    names = [f"alt+{letter}" for letter in "abefhijlmnopqrsuvxyz"]
    held = ("ctrl", "alt", "ctrl+alt", "ctrl+shift", "alt+shift", "ctrl+alt+shift")
    names += [f"{keys}+f{number}" for keys in held for number in range(1, 13)]
    wanted = dict(zip((each.name for each in free), ((name,) for name in names), strict=False))
    assert len(wanted) == len(free)
    made = keymap(wanted)
    assert not made.notes
    async with wizard(home, full_draft("handover"), SMALL, settings=Settings(keys=wanted)) as one:
        for place in ("handover", "review", "send"):
            await one.open(place)
            active = {each.binding.id: key for key, each in one.screen.active_bindings.items() if each.binding.id}
            assert len(active) > 18
            assert active.items() <= {name: key_named(keys[0]) for name, keys in wanted.items()}.items()
