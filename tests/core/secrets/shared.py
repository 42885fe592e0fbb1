"""One maintained scanner for all tests of a process: its rules take seconds to compile."""

from __future__ import annotations

from functools import cache

import pytest

from resign_tui.core.secrets.scanner import Scanner


@cache
def _scanner() -> Scanner:
    scanner = Scanner()
    scanner.warm()
    return scanner


def shared() -> Scanner:
    """The scanner with its rules compiled; skips where there is no build of it."""
    if not _scanner().maintained:
        pytest.skip("the maintained scanner has no build for this machine")
    return _scanner()
