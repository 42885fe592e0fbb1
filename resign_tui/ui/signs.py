"""Every sign on the screens with its ASCII twin; state is told by a sign, colour only helps."""

from __future__ import annotations

import msgspec


class Signs(msgspec.Struct, frozen=True):
    """One set of signs; the names say what they mean."""

    done: str = "✓"
    todo: str = "□"
    doing: str = "◧"
    untouched: str = "·"
    not_applicable: str = "–"
    open_mark: str = "‹"
    close_mark: str = "›"
    block: str = "■"
    error: str = "✗"
    warning: str = "▲"
    info: str = "•"
    focus: str = "▌"
    chosen: str = "▸"
    above: str = "↑"
    below: str = "↓"
    folded: str = "▸"
    unfolded: str = "▾"
    left_right: str = "← →"
    up_down: str = "↑ ↓"
    bar_done: str = "━"
    bar_todo: str = "─"
    work: str = "━"
    weekend: str = "┄"
    leave: str = "░"
    given: str = "▶"
    last_day: str = "●"
    end: str = "■"
    holiday: str = "H"
    personal: str = "◆"
    edited: str = "~"
    stale: str = "~!"
    masthead: str = "¶"
    dot: str = "·"
    dash: str = "–"
    ellipsis: str = "…"
    blank_rest: str = "_"
    gap: str = "▁▁▁"
    frame: str = "╭─╮│╰╯"
    frame_focused: str = "┏━┓┃┗┛"
    rule: str = "─"
    rule_heavy: str = "━"

    @property
    def missing(self) -> str:
        """The sign of an answer that is needed."""
        return self.open_mark + self.close_mark


UNICODE = Signs()

ASCII = Signs(
    done="+", todo="o", doing="~", untouched=".", not_applicable="-", open_mark="<", close_mark=">",
    block="#", error="!!", warning="!", info="-", focus=">", chosen="*", above="^", below="v", folded=">", unfolded="v",
    left_right="left right", up_down="up down", bar_done="=", bar_todo="-", work="=", weekend=".", leave=":",
    given="[", last_day="L", end="]", personal="*", masthead="", dot="-", dash="-", ellipsis="...", gap="___",
    frame="+-+|++", frame_focused="#=####", rule="-", rule_heavy="=",
)  # fmt: skip
"""For terminals that draw the others two cells wide, or not at all."""


LEGEND: tuple[tuple[str, str], ...] = (
    ("done", "done, or answered"),
    ("doing", "begun"),
    ("untouched", "not begun, not chosen, or ours until you answer"),
    ("missing", "needed: a place in the letter is still to fill"),
    ("todo", "to do"),
    ("not_applicable", "does not apply, or not answered"),
    ("block", "stops the letter"),
    ("error", "to mend"),
    ("warning", "worth a look"),
    ("info", "to know; in the letter: there is a finding here"),
    ("chosen", "chosen; before a name: folded"),
    ("unfolded", "unfolded"),
    ("focus", "where you are"),
    ("edited", "rewritten by hand"),
    ("stale", "rewritten by hand, and your answers have changed since"),
)
"""What the signs say, by their names in the set."""

FIRST_SIGNS = ("done", "doing", "missing")
"""Those that are on the screen from the first minute."""


def to_ascii(text: str) -> str:
    """Words of ours (never the person's) for an ASCII screen: dashes, quotes and signs by their twins."""
    for sign, twin in (
        (UNICODE.left_right, ASCII.left_right),
        (UNICODE.up_down, ASCII.up_down),
        ("—", "-"),
        ("–", "-"),
        ("“", '"'),
        ("”", '"'),
        ("‘", "'"),
        ("’", "'"),
        ("…", "..."),
        ("·", "-"),
    ):
        text = text.replace(sign, twin)
    for name in Signs.__struct_fields__:
        sign, twin = getattr(UNICODE, name), getattr(ASCII, name)
        if len(sign) == 1 and sign != twin:
            text = text.replace(sign, twin)
    return text
