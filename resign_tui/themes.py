"""Names of colours, ours first; they are known without the library that brings the others."""

from __future__ import annotations

THEMES = (
    "resign-evening", "resign-evening-dim", "resign-morning", "resign-clear", "ansi-dark", "ansi-light",
    "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato",
    "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn",
    "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
