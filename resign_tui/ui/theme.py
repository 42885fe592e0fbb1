"""Our three themes: an evening desk with lit paper, a morning one, and a clear one at 7:1.

Roles are theme variables, used by the style sheets as `$desk`, `$ink`, `$paper-ink` and so on. With any other theme
they are taken from its own colours, so that every theme of Textual works.
"""

from __future__ import annotations

from textual.theme import Theme

ROLES = ("ink", "soft", "faint", "accent", "brass", "wax", "sage", "edge", "line")
"""Colours of words and lines; each exists for the desk and, with `paper-` in front, for the letter."""

_EVENING = {
    "desk": "#15181f", "bar": "#0f1217", "well": "#1e222b", "well-lit": "#28303f",
    "ink": "#ece5d8", "soft": "#b9b2a4", "faint": "#a39c8e", "accent": "#9ec1f2", "brass": "#e6bd6a",
    "wax": "#f39a8b", "sage": "#92cfc0", "edge": "#6b717e", "line": "#3b3f49",
}  # fmt: skip
_LIT_PAPER = {
    "paper": "#e6dcc8", "paper-mark": "#c6d4ea", "paper-ink": "#29241f", "paper-soft": "#554c40",
    "paper-faint": "#635a4c", "paper-accent": "#1c4789", "paper-brass": "#754b00", "paper-wax": "#7f1020",
    "paper-sage": "#17604f", "paper-edge": "#857a63", "paper-line": "#c9bda5",
}  # fmt: skip
_DIM_PAPER = {
    "paper": "#27221e", "paper-mark": "#2b3852", "paper-ink": "#ece5d8", "paper-soft": "#b9b2a4",
    "paper-faint": "#a39c8e", "paper-accent": "#9ec1f2", "paper-brass": "#e6bd6a", "paper-wax": "#f39a8b",
    "paper-sage": "#92cfc0", "paper-edge": "#6b717e", "paper-line": "#3b3f49",
}  # fmt: skip
_MORNING = {
    "desk": "#efe9dd", "bar": "#e3dccd", "well": "#f8f4ea", "well-lit": "#dde6f4",
    "ink": "#2a2621", "soft": "#544d42", "faint": "#655d50", "accent": "#1d4f9c", "brass": "#815400",
    "wax": "#8a1420", "sage": "#17604f", "edge": "#847a66", "line": "#cdc4b1",
}  # fmt: skip
_CLEAR = {
    "desk": "#000000", "bar": "#000000", "well": "#000000", "well-lit": "#00264d",
    "ink": "#ffffff", "soft": "#e6e6e6", "faint": "#d0d0d0", "accent": "#9fd0ff", "brass": "#ffd866",
    "wax": "#ffb4a8", "sage": "#8ff0d4", "edge": "#ffffff", "line": "#a0a0a0",
}  # fmt: skip


def themes() -> tuple[Theme, ...]:
    """Our themes, the default first; `resign-evening-dim` is the evening with unlit paper."""
    return (
        _theme("resign-evening", _EVENING | _LIT_PAPER, dark=True),
        _theme("resign-evening-dim", _EVENING | _DIM_PAPER, dark=True),
        _theme("resign-morning", _MORNING | _paper(_MORNING, "#fffdf7", "#d7e3f6"), dark=False),
        _theme("resign-clear", _CLEAR | _paper(_CLEAR, "#000000", "#003263"), dark=True),
    )


def fallback_roles(colors: dict[str, str]) -> dict[str, str]:
    """Our roles out of the colours of another theme (names as Textual generates them)."""
    desk = {
        "desk": colors["background"], "bar": colors["panel"], "well": colors["surface"],
        "well-lit": colors["panel"], "ink": colors["foreground"], "soft": colors["foreground"],
        "faint": colors["foreground"], "accent": colors["primary"], "brass": colors["warning"],
        "wax": colors["error"], "sage": colors["success"], "edge": colors["foreground"], "line": colors["panel"],
    }  # fmt: skip
    return desk | _paper(desk, colors["surface"], colors["panel"])


def _paper(desk: dict[str, str], paper: str, mark: str) -> dict[str, str]:
    return {"paper": paper, "paper-mark": mark} | {f"paper-{role}": desk[role] for role in ROLES}


def _theme(name: str, roles: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=roles["accent"],
        secondary=roles["accent"],
        accent=roles["accent"],
        warning=roles["brass"],
        error=roles["wax"],
        success=roles["sage"],
        foreground=roles["ink"],
        background=roles["desk"],
        surface=roles["well"],
        panel=roles["bar"],
        dark=dark,
        variables={
            **roles,
            "block-cursor-background": roles["ink"],
            "block-cursor-foreground": roles["desk"],
            "input-cursor-background": roles["accent"],
            "input-cursor-foreground": roles["desk"],
            "input-selection-background": roles["accent"] + " 35%",
            "footer-key-foreground": roles["accent"],
        },
    )
