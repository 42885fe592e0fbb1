"""A made store for the evidence: what it says is decided by the test, and so is when."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.evidence.identity import Author
from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import registry
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder
from resign_tui.ui.steps.evidence import EvidenceStep
from tests.ui.wizard_host import WIDE, Wizard, full_draft, wizard

BERLIN = timezone(timedelta(hours=1), "CET")
READ_AT = datetime(2026, 11, 22, 14, 2, tzinfo=BERLIN)
ME = Author("M. Hale", "12345+mhale@users.noreply.github.com")

RANKER = Proposal(
    Source("mlflow", "ml/mlflow.db", "alias prod of shop-ranker"),
    "alias prod of shop-ranker is version 2",
    "The registry says so.",
    "certain",
    record="handover.model",
    fields={"name": "shop-ranker", "version": "2, alias prod", "metrics": "ndcg_at_10 0.412", "duration": "3 h 12 min"},
    origins={
        "name": "registered model in mlflow.db",
        "version": "alias prod in mlflow.db",
        "metrics": "latest_metrics of run d23f0824",
        "duration": "start and end of run d23f0824",
    },
    row="MV-01",
    note="On 22 Nov the alias prod of shop-ranker pointed to version 2, from run d23f0824.",
    as_of=READ_AT,
    priority="P0",
)
NIGHTLY = Proposal(
    Source("ci", "ml/.github/workflows/nightly.yml", "schedule"),
    "nightly.yml runs at 03:20 and its schedule is held by you",
    "You last changed the line of the schedule, on 3 March 2025.",
    "likely",
    answers={"account.schedules": "yes", "account.schedules_which": "nightly.yml"},
    row="IA-09",
    note="The nightly retraining of shop-ranker is scheduled under the account of whoever changed the cron line last.",
    as_of=datetime(2025, 3, 3, 9, 30, tzinfo=BERLIN),
    priority="P0",
)
BRANCH = Proposal(
    Source("git", "ml", "mhale/listwise-v2"),
    "3 commits of mhale/listwise-v2 are on this machine only",
    "The branch has no upstream as of the last fetch, on 12 Nov.",
    "certain",
    record="handover.work",
    fields={"kind": "research", "name": "listwise-v2"},
    origins={"kind": "a branch that was never pushed", "name": "refs/heads/mhale/listwise-v2"},
    row="OW-12",
    as_of=READ_AT,
    vanishes=True,
)
TOKEN = Proposal(
    Source("ci", "ml/.gitlab-ci.yml", "MHALE_PAT"),
    "MHALE_PAT looks like a personal token",
    "Its name holds PAT and resembles your name.",
    "guess",
    record="handover.access",
    fields={"system": "GitLab CI", "kind": "api_key", "location": "CI variable MHALE_PAT"},
    origins={"system": ".gitlab-ci.yml", "location": "variables of job deploy"},
    answers={"account.tokens": "yes", "account.tokens_which": "MHALE_PAT"},
    row="IA-02",
)
SWEEP = Proposal(
    Source("optuna", "ml/sweep.db", "study lr-sweep"),
    "lr-sweep: 41 trials, 12 failed",
    "The study says so.",
    "certain",
    record="handover.experiment",
    fields={"project": "lr-sweep", "promising": "trial 17: 0.412, the highest of 29 finished"},
    origins={"project": "study name", "promising": "trial_values"},
    as_of=READ_AT,
)
ALL = (RANKER, NIGHTLY, BRANCH, TOKEN, SWEEP)
ORDER = [proposal.id for proposal in (BRANCH, NIGHTLY, TOKEN, RANKER, SWEEP)]


def many(count: int) -> tuple[Proposal, ...]:
    """So many experiments of one store."""
    return tuple(
        Proposal(
            Source("mlflow", "ml/mlflow.db", f"run {number}"),
            f"run {number} finished",
            "The store says so.",
            "certain",
            record="handover.experiment",
            fields={"project": f"project {number}"},
        )
        for number in range(1, count + 1)
    )


class MadeStore:
    """A store in every folder that is named; `gate` holds the reading before its last line until it is set."""

    def __init__(self, says: Sequence[Proposal] = ALL) -> None:
        self.says = tuple(says)
        self.troubles: tuple[str, ...] = ()
        self.lookalikes: dict[Author, int] = {}
        self.gate: threading.Event | None = None
        self.surveys: list[Survey] = []
        self.ended = threading.Event()

    @property
    def kind(self) -> SourceKind:
        """The row of the table of sources."""
        return SourceKind("made", "made stores", self._stores, self.read)

    def _stores(self, folder: Folder) -> tuple[str, ...]:
        return ("",) if folder.path == folder.root else ()

    def read(self, store: Store, survey: Survey) -> Iterator[Proposal]:
        self.surveys.append(survey)
        survey.lookalikes.update(self.lookalikes)
        for sentence in self.troubles:
            survey.told(sentence)
        try:
            for number, proposal in enumerate(self.says, 1):
                if self.gate is not None and number == len(self.says):
                    while not self.gate.wait(0.01):
                        survey.check()
                yield proposal
        finally:
            self.ended.set()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> MadeStore:
    """The only store there is, in the folder that the program was started in."""
    made = MadeStore()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(registry, "SOURCES", (made.kind,))
    return made


def step(one: Wizard) -> EvidenceStep:
    return one.screen.query_one(EvidenceStep)


def listed(one: Wizard) -> list[str]:
    """Ids on the list."""
    return [row.id for row in step(one).board.rows._rows if row.id]


async def is_read(one: Wizard) -> None:
    """Wait until the reading is over and shown."""
    await one.until(lambda: (run := step(one).run) is not None and run.is_over)
    await one.app.workers.wait_for_complete()  # the last thing it does is to tell the screen
    await one.settle()


@asynccontextmanager
async def evidence(
    home: Path, draft: Draft | None = None, size: tuple[int, int] = WIDE, *, read: bool = True
) -> AsyncIterator[Wizard]:
    """The wizard on the evidence, read already unless told otherwise."""
    async with wizard(home, draft or full_draft("handover"), size) as one:
        await one.press("v")
        if read:
            await one.press("enter")
            await is_read(one)
            await one.press("home")  # the cursor stays on the line that came first, wherever that stands in the end
        yield one


def current(one: Wizard) -> str:
    return step(one).board.rows.current


def detail(one: Wizard) -> str:
    """What stands beside the list."""
    return " ".join(" ".join(one.rows_in(step(one).board.detail)).split())


async def go_to(one: Wizard, proposal: Proposal) -> None:
    await one.press("home")
    await one.until(lambda: current(one) == proposal.id, "down", limit=80)
