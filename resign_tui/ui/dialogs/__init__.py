"""The dialogs. Each is loaded when it is first named here, so that no first frame waits for it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resign_tui.ui.dialogs.chooser import Chooser as Chooser
    from resign_tui.ui.dialogs.confirm import Confirm as Confirm
    from resign_tui.ui.dialogs.draft_name import DraftNameScreen as DraftNameScreen
    from resign_tui.ui.dialogs.drafts import DraftsScreen as DraftsScreen
    from resign_tui.ui.dialogs.guidance import GuidanceScreen as GuidanceScreen
    from resign_tui.ui.dialogs.handing_in import HandingInScreen as HandingInScreen
    from resign_tui.ui.dialogs.help import HelpScreen as HelpScreen
    from resign_tui.ui.dialogs.history import HistoryScreen as HistoryScreen
    from resign_tui.ui.dialogs.item_editor import ItemEditor as ItemEditor
    from resign_tui.ui.dialogs.opening import OpeningScreen as OpeningScreen
    from resign_tui.ui.dialogs.page_view import PageScreen as PageScreen
    from resign_tui.ui.dialogs.palette import PaletteScreen as PaletteScreen
    from resign_tui.ui.dialogs.paragraph_editor import ParagraphEditor as ParagraphEditor
    from resign_tui.ui.dialogs.perhaps import PerhapsScreen as PerhapsScreen
    from resign_tui.ui.dialogs.reckoning import ReckoningScreen as ReckoningScreen
    from resign_tui.ui.dialogs.record_editor import RecordEditor as RecordEditor
    from resign_tui.ui.dialogs.welcome import WelcomeScreen as WelcomeScreen
    from resign_tui.ui.dialogs.who_am_i import WhoAmIScreen as WhoAmIScreen
else:
    MODULES = {
        "Chooser": "chooser",
        "Confirm": "confirm",
        "DraftNameScreen": "draft_name",
        "DraftsScreen": "drafts",
        "GuidanceScreen": "guidance",
        "HandingInScreen": "handing_in",
        "HelpScreen": "help",
        "HistoryScreen": "history",
        "ItemEditor": "item_editor",
        "PageScreen": "page_view",
        "PaletteScreen": "palette",
        "ParagraphEditor": "paragraph_editor",
        "OpeningScreen": "opening",
        "PerhapsScreen": "perhaps",
        "ReckoningScreen": "reckoning",
        "RecordEditor": "record_editor",
        "WelcomeScreen": "welcome",
        "WhoAmIScreen": "who_am_i",
    }
    """Every dialog by name, with its module."""

    def __getattr__(name: str) -> Any:
        """The dialog of this name."""
        if name not in MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(f"{__name__}.{MODULES[name]}"), name)
