"""Undo and redo: a stack of drafts, where typing in one field is one step."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from resign_tui.core.answers.draft import Draft

_DEPTH = 500


class History(msgspec.Struct, frozen=True):
    """Drafts before and after the present one; `tag` names what the last change was about, so that typing merges."""

    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    tag: str = ""

    def record(self, before: Draft, tag: str) -> History:
        """A change was made to `before`; changes of one tag in a row are one step. An empty tag never merges."""
        if tag and tag == self.tag and self.past and not self.future:
            return self
        return History((*self.past[-_DEPTH:], before), (), tag)

    def map(self, follow: Callable[[Draft], Draft]) -> History:
        """Every draft before and after the present one, gone on with in the same way."""
        return History(tuple(map(follow, self.past)), tuple(map(follow, self.future)), self.tag)

    def settle(self) -> History:
        """The next change begins a step of its own, as after the focus moved."""
        return self if not self.tag else msgspec.structs.replace(self, tag="")

    def back(self, present: Draft) -> tuple[History, Draft]:
        """The last draft that says something else, or the present one when there is none."""
        at = next((at for at in reversed(range(len(self.past))) if not _is_same(self.past[at], present)), None)
        return (self, present) if at is None else (History(self.past[:at], (present, *self.future)), self.past[at])

    def forth(self, present: Draft) -> tuple[History, Draft]:
        """The draft that was undone last and says something else, or the present one when there is none."""
        at = next((at for at, draft in enumerate(self.future) if not _is_same(draft, present)), None)
        return (
            (self, present) if at is None else (History((*self.past, present), self.future[at + 1 :]), self.future[at])
        )


def _is_same(draft: Draft, present: Draft) -> bool:
    """Only where the person stands differs: what was typed and taken back again is no step of the way back."""
    return draft.at(present.place) == present
