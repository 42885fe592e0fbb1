"""The queue of keys: one is worked off completely, with all that follows from it, before the next is handed on."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from textual.events import Event, Key

from resign_tui.ui.terminal.input_queue import InputQueue


class Room:
    """A node whose messages are worked off when the test says so."""

    def __init__(self, *above: Room) -> None:
        self.ancestors_with_self = (self, *above)
        self.messages: deque[Callable[[], Any]] = deque()
        self.is_closing = False

    @property
    def message_queue_size(self) -> int:
        return len(self.messages)

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        if not self.is_closing:
            self.messages.append(lambda: callback(*args))
        return not self.is_closing

    async def work(self) -> None:
        """Work one message off."""
        done = self.messages.popleft()()
        if asyncio.iscoroutine(done):
            await done


class House:
    """An app with a screen and two fields. A letter goes to the field with the focus, any other key to the app."""

    def __init__(self) -> None:
        self.app = Room()
        self.screen = Room(self.app)
        self.left, self.right = Room(self.screen, self.app), Room(self.screen, self.app)
        self.rooms = [self.app, self.screen, self.left, self.right]
        self.target = self.left
        self.log: list[str] = []
        self.letters = ""
        self.actions: dict[str, Callable[[], Any]] = {}
        self.queue = InputQueue(lambda: self.target, lambda: self.rooms, self._is_letter, self._hand_on)

    def _is_letter(self, event: Event) -> bool:
        return isinstance(event, Key) and event.key in self.letters

    async def _hand_on(self, event: Event) -> None:
        assert isinstance(event, Key)
        field, key = self.target, event.key
        if key in self.actions:
            field.call_later(self.screen.call_later, self.app.call_later, self.actions[key])
        else:
            field.call_later(self.log.append, f"{'left' if field is self.left else 'right'} {key}")

    async def type(self, *keys: str) -> None:
        """All keys come before any message is worked off; then all are, the newest rooms first."""
        for key in keys:
            await self.queue.take(Key(key, None))
        while waiting := [room for room in reversed(self.rooms) if room.messages]:
            await waiting[0].work()

    def move(self) -> None:
        self.target = self.right


async def test_a_letter_does_not_overtake_the_action_before_it() -> None:
    house = House()
    house.actions["backspace"] = lambda: house.log.append("backspace")
    await house.type("a", "backspace", "b")
    assert house.log == ["left a", "backspace", "left b"]


async def test_letters_wait_for_the_focus_to_move() -> None:
    house = House()
    house.actions["tab"] = lambda: house.app.call_later(house.move)
    await house.type("a", "tab", "b", "c")
    assert house.log == ["left a", "right b", "right c"]


async def test_what_an_action_sets_going_elsewhere_is_followed_to_its_end() -> None:
    house = House()
    steps: list[Callable[[], Any]] = [
        lambda: house.left.call_later(steps[1]),
        lambda: house.right.call_later(steps[2]),
        lambda: house.screen.call_later(steps[3]),
        house.move,
    ]
    house.actions["enter"] = steps[0]
    await house.type("enter", "a")
    assert house.log == ["right a"]


async def test_letters_wait_for_a_screen_that_still_works_on_something() -> None:
    house = House()
    dialog = Room(house.app)
    house.rooms.append(dialog)

    def open_dialog() -> None:
        house.target = dialog
        dialog.call_later(house.move)

    house.actions["enter"] = open_dialog
    await house.type("enter", "a")
    assert house.log == ["right a"]


async def test_a_room_that_closes_holds_nothing_up() -> None:
    house = House()

    def close() -> None:
        house.left.is_closing = house.screen.is_closing = True
        house.target = house.right
        house.right.ancestors_with_self = (house.right, house.app)

    house.actions["escape"] = close
    await house.type("escape", "a", "b")
    assert house.log == ["right a", "right b"]


async def test_what_waits_before_the_first_key_comes_first() -> None:
    house = House()
    house.screen.call_later(house.move)
    await house.type("a")
    assert house.log == ["right a"]


async def test_a_key_that_comes_alone_is_handed_on_at_once() -> None:
    house = House()
    await house.queue.take(Key("a", "a"))
    await house.left.work()
    assert house.log == ["left a"]


async def test_letters_of_a_text_do_not_wait_for_one_another_but_for_any_other_key() -> None:
    house = House()
    house.letters = "abc"
    house.actions["tab"] = lambda: house.app.call_later(house.move)
    for key in ("a", "b", "c", "tab", "a", "b"):
        await house.queue.take(Key(key, None))
    most = 0
    while waiting := [room for room in reversed(house.rooms) if room.messages]:
        most = max(most, house.left.message_queue_size)
        await waiting[0].work()
    assert house.log == ["left a", "left b", "left c", "right a", "right b"]
    assert most == 4  # a, b, c and the call that follows them


async def test_letters_of_a_text_go_on_to_it_while_a_screen_has_much_to_show() -> None:
    house = House()
    house.letters = "abc"
    await house.queue.take(Key("a", "a"))
    house.screen.call_later(house.log.append, "shown")
    for key in "bc":
        await house.queue.take(Key(key, key))
    assert house.left.message_queue_size == 3
    await house.type()
    assert house.log == ["left a", "left b", "left c", "shown"]


async def test_the_queue_rests_when_nothing_is_typed() -> None:
    house = House()
    await house.type("a", "b")
    assert not any(room.messages for room in house.rooms)
    await house.type("c")
    assert house.log == ["left a", "left b", "left c"]


async def test_a_letter_that_nothing_waits_behind_is_followed_only_when_another_key_comes() -> None:
    house = House()
    house.letters = "ab"
    house.actions["tab"] = lambda: house.app.call_later(house.move)
    await house.queue.take(Key("a", "a"))
    assert [room.message_queue_size for room in house.rooms] == [0, 0, 1, 0]
    await house.type("tab", "b")
    assert house.log == ["left a", "right b"]
