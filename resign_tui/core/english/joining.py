"""How typed words join ours."""

from __future__ import annotations

from ..phrasing import capitalised, fitted, is_sentence, is_small_name

__all__ = ["capitalised", "fitted", "is_sentence", "is_small_name"]
