"""What the list of the handover asks for; it changes nothing itself.

Their handlers are named after the list: a plain `Hide` would be taken for the event by which a widget vanishes.
"""

from __future__ import annotations

from textual.message import Message


class ItemMessage(Message):
    """Something about one item."""

    def __init__(self, item_id: str) -> None:
        self.item_id = item_id
        super().__init__()


class Ticked(ItemMessage, namespace="handover_list"):
    """The person says that an item is done, or no longer done."""


class Edit(ItemMessage, namespace="handover_list"):
    """The person wants to write about an item."""


class Priority(ItemMessage, namespace="handover_list"):
    """The person wants the next priority."""


class Verdict(ItemMessage, namespace="handover_list"):
    """The person wants the next verdict on what becomes of an item."""


class Hide(ItemMessage, namespace="handover_list"):
    """The person wants an item off the list, or a hidden one back."""


class NotNeeded(ItemMessage, namespace="handover_list"):
    """The person says that an item does not apply, or that it does."""


class Moved(ItemMessage, namespace="handover_list"):
    """The person wants an item earlier (-1) or later (+1) in its category."""

    def __init__(self, item_id: str, by: int) -> None:
        self.by = by
        super().__init__(item_id)


class New(Message, namespace="handover_list"):
    """The person wants an item of their own in a category."""

    def __init__(self, category: str) -> None:
        self.category = category
        super().__init__()


class Pass(Message, namespace="handover_list"):
    """The person wants to go through what perhaps applies of a category."""

    def __init__(self, category: str) -> None:
        self.category = category
        super().__init__()


class Search(Message, namespace="handover_list"):
    """The person wants to type words that a row must hold."""


class Narrow(Message, namespace="handover_list"):
    """The person wants to choose which rows are shown."""
