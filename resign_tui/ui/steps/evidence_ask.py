"""Before anything is read: what reading does, which folders, and whether the home folder too."""

from __future__ import annotations

import os
import re
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from resign_tui.core.answers.catalogue import Choice, Field
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.press_line import PressLine

FOLDERS = "evidence.folders"
HOME = "evidence.home"

_ABOUT = (
    "Reads what lies in the folders you name: git, CI files, MLflow, Weights & Biases and others. It proposes lines "
    "for your handover; you decide on each line. Nothing is run, changed or sent; of keys it takes only the names."
)
_WARNING = "Names of models, customers and systems are your employer's. They go into the handover, not into the letter."
_QUESTIONS = (
    Field(
        id=FOLDERS,
        label="Folders to read, with commas between them",
        short="Folders",
        kind="text",
        sensitivity="confidential",
        example="~/work, ~/notebooks",
    ),
    Field(
        id=HOME,
        label="Also the names of keys and jobs in your home folder?",
        short="Names of keys at home?",
        kind="flag",
        sensitivity="confidential",
        choices=(Choice("true", "yes", "y"), Choice("false", "no", "n")),
        default="false",
    ),
)


class StartLine(PressLine):
    """Begins the reading."""

    words = "Read these folders"


class EvidenceAsk(Form):
    """One calm page; the cursor stands on the line that begins."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            ((spec, folder if spec.id == FOLDERS else "false") for spec in _QUESTIONS),
            compact=False,
            grouped=False,
            id="evidence-ask",
        )
        self.start = StartLine(id="evidence-start")

    def compose(self) -> ComposeResult:
        """What it does, the questions, the line that begins, and what to mind."""
        yield Static(Content("Read what you already have"), classes="evidence-title")
        yield Static(Content(_ABOUT), classes="evidence-text")
        yield from super().compose()
        yield self.start
        yield Static(Content(_WARNING), classes="evidence-warning")

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        super().on_mount()
        self.tell("")

    @property
    def typed(self) -> str:
        """The folders as they were typed."""
        return str(self.answers[FOLDERS])

    @property
    def with_home(self) -> bool:
        """The home folder is read too."""
        return self.answers[HOME] == "true"

    def tell(self, problem: str) -> None:
        """Say at the field what is wrong with the folders; empty for nothing."""
        self.show_states({FOLDERS: FieldState("problem" if problem else "none", problem), HOME: FieldState()})


def here() -> str:
    """The folder that the program was started in, as a person writes it."""
    try:
        return shortened(Path.cwd())
    except OSError:  # it has been removed meanwhile
        return "~"


def shortened(folder: Path) -> str:
    """A folder with ~ for the home folder."""
    home = Path.home()
    if folder == home:
        return "~"
    return f"~{os.sep}{folder.relative_to(home)}" if home in folder.parents else str(folder)


def folders_in(typed: str) -> tuple[tuple[Path, ...], str]:
    """The folders that are named, and what is wrong with them in one sentence."""
    names = [name.strip() for name in re.split(f"[,{re.escape(os.pathsep)}]", typed) if name.strip()]
    if not names:
        return (), "Name a folder to read."
    folders = [(name, _expanded(name).absolute()) for name in names]
    missing = [name for name, folder in folders if not _is_folder(folder)]
    if missing:
        return (), f"There is no folder {missing[0]}."
    return tuple(folder for _, folder in folders), ""


def _expanded(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # ~ and somebody who has no home here
        return Path(name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
