"""What the shell may put where a draft is named."""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem

from resign_tui.core.errors import ResignError
from resign_tui.drafts.listing import drafts_in
from resign_tui.folders import folders


def drafts_or_files(incomplete: str) -> list[CompletionItem]:
    """The drafts of the folder that begin so, then files; no drafts when the folder cannot be read."""
    try:
        found = drafts_in(folders(os.environ).drafts)
    except ResignError:
        found = ()
    names = (draft.name for draft in found if draft.name.startswith(incomplete))
    return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]
