"""What the tests of drafts share: folders away from the real ones, and what the person will type."""

from __future__ import annotations

import pytest

from resign_tui.cli import passphrase
from tests.cli_host import home
from tests.drafts.locked_host import quick_scrypt

__all__ = ["home"]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person will type for passphrases, in order."""
    answers: list[str] = []
    monkeypatch.setattr(passphrase, "asked", lambda _: answers.pop(0))
    quick_scrypt(monkeypatch)
    return answers
