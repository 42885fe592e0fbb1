"""One key, click or paste at a time: the next is handed on when all that the one before set going is done.

Textual hands what is typed to the focused widget, but the actions of its bindings run elsewhere and later, and so does
a move of the focus. When several keys arrive together, letters would overtake them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Protocol

from textual.events import Event


class Node(Protocol):
    """What the queue needs of a widget, a screen or the app: each works its own messages off in their order."""

    @property
    def message_queue_size(self) -> int:
        """How many messages wait."""

    @property
    def ancestors_with_self(self) -> Sequence[Any]:
        """The node and all that it stands in, up to the app."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call this behind the messages that wait; false when the node is closing."""


class InputQueue:
    """Holds what was typed until its turn has come.

    It waits without a timer: a call goes through the messages of the focused node and of each node above it, as a key
    does, and so comes to the app behind the key and its action. What has been posted elsewhere meanwhile is followed in
    the same way, until nothing waits anywhere and the node that takes the next key has been passed. Letters for a text
    do not wait for one another, nor for what is shown of them: nothing follows from them that could change where the
    next one goes.
    """

    def __init__(
        self,
        target: Callable[[], Node],
        nodes: Callable[[], Iterable[Node]],
        is_letter: Callable[[Event], bool],
        hand_on: Callable[[Event], Awaitable[None]],
    ) -> None:
        """target: which node takes the next key. nodes: all that may have messages. is_letter: of the target's text.

        hand_on: gives an event to the target.
        """
        self._target, self._nodes, self._is_letter, self._hand_on = target, nodes, is_letter, hand_on
        self._waiting: deque[Event] = deque()
        self._is_busy = False
        self._written: Node | None = None
        """The text that took the event before, a letter."""

    @property
    def is_waiting(self) -> bool:
        """Something was typed whose turn has not come."""
        return bool(self._waiting)

    async def take(self, event: Event) -> None:
        """Hand this on as soon as all before it is done; call this in the app's own task."""
        if not self._waiting and self._written is self._target() and self._is_letter(event):
            await self._hand_on(event)
            return
        self._waiting.append(event)
        if not self._is_busy:
            self._is_busy = True
            await self._go_on(self._target())

    async def _go_on(self, passed: Node) -> None:
        """Follow what is under way, or hand the next on; `passed` has nothing under way."""
        target = self._target()
        unfinished = next((node for node in self._nodes() if node.message_queue_size), None)
        if unfinished is None and target is passed:
            if not self._waiting:
                self._is_busy = False
                return
            event = self._waiting.popleft()
            self._written = target if self._is_letter(event) else None
            await self._hand_on(event)
            while self._written is not None:
                if not self._waiting:
                    self._is_busy = False
                    return
                if not self._is_letter(self._waiting[0]):
                    break
                await self._hand_on(self._waiting.popleft())
        self._follow(unfinished or target)

    def _follow(self, node: Node) -> None:
        """Come back to `_go_on`, in the app's task, behind all that waits from this node up to the app."""
        *way, app = node.ancestors_with_self
        rest = iter(way)

        def rise() -> None:
            if not any(above.call_later(rise) for above in rest):
                app.call_later(self._go_on, node)

        rise()
