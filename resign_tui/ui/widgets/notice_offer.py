"""A longer notice than the letter gives: why we advise it, and the line that takes it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.message import Message

from resign_tui.core.notice.offer import Offer
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Runs, clip, in_signs, signs_of, wrapped
from resign_tui.ui.widgets.press_line import PressLine

_MOST_ROWS = 4


class NoticeOffer(PressLine):
    """Stands there until it is taken, or the notice is settled otherwise."""

    class Taken(Message):
        """The person gives the longer notice."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self) -> None:
        super().__init__(classes="notice-offer")
        self._offer: Offer | None = None
        self.display = False

    def show(self, offer: Offer | None) -> None:
        """Show this offer, or nothing."""
        if offer != self._offer:
            self._offer = offer
            self.display = offer is not None
            self.redraw()

    def action_press(self) -> None:
        """Take it."""
        if self._offer is not None:
            self.post_message(self.Taken(self._offer))

    def rows(self, width: int) -> Iterator[Runs]:
        """Why, and what enter does on this line."""
        if self._offer is None:
            return
        signs = signs_of(self)
        room = width - LABEL_LEFT - 2
        for at, line in enumerate(wrapped(in_signs(self._offer.reason, signs), room, _MOST_ROWS, signs)):
            sign = signs.info if at == 0 else ""
            yield ((" " * LABEL_LEFT, "$ink"), (sign.ljust(2), "$brass"), (line, "$ink"))
        mark, style = (signs.focus, "$accent bold on $well-lit") if self.has_focus else ("", "$soft")
        way = "enter" if self.has_focus else "this line"
        taking = clip(in_signs(f"{way} {self._offer.consequence}", signs), room, signs)
        yield ((mark.ljust(LABEL_LEFT + 2), "$accent bold"), (taking, style))
