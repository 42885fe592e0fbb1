"""The command over the hostile folder: what it opens, runs, changes, prints and keeps, and how long that takes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from resign_tui.core.departure import Departure
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.evidence.accepting import accept
from resign_tui.core.evidence.identity import Identities
from resign_tui.core.evidence.joining import joined
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.drafts.toml_file import dumps, loads
from resign_tui.evidence.reading import proposals
from resign_tui.evidence.registry import SOURCES
from resign_tui.evidence.survey import Survey
from resign_tui.exports import registry
from tests.evidence.host import CANARY, MAYA, NOW
from tests.evidence.whole import hostile
from tests.evidence.whole.calling import REPOSITORY, started
from tests.evidence.whole.hostile import LINK_CANARY, Hostile
from tests.exports.test_gate import held
from tests.personas import personas
from tests.ui.steps.evidence_host import is_read, step
from tests.ui.wizard_host import WIDE, full_draft, wizard

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="lays pipes, sockets and sparse files")

_STRACE = shutil.which("strace")
_LINES = 25
_SECONDS = 45.0
_MEMORY_MB = 200
_UNSHOWN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The hostile folder, made once; tests leave it as it is, which the first one proves."""
    root = tmp_path_factory.mktemp("hostile")
    yield hostile.make(root)
    subprocess.run(["rm", "-rf", "--", str(root)], check=True)


@pytest.fixture(scope="module")
def found(made: Hostile) -> tuple[Proposal, ...]:
    """Everything that all readers propose; each reads by itself, so that none uses up the room of another."""
    parts = [part for part in sorted(made.work.iterdir()) if part.is_dir() and part.name != "sizes"]
    roots = [root for part in parts for root in (sorted(part.iterdir()) if (part / "plain").exists() else [part])]
    got: list[Proposal] = []
    for kind in SOURCES:
        survey = Survey(Identities.of(MAYA), NOW)
        own = joined(proposals(roots, survey, home=made.home, kinds=[kind]))
        assert own, kind.title
        is_harmless("\n".join((*survey.troubles, *(author.shown for author in survey.lookalikes))))
        got += own
    return joined(got)


def is_harmless(text: str) -> None:
    """No value of a secret, no sign that moves the screen, nothing from behind a link, no trace of an error."""
    assert CANARY not in text.lower()
    assert LINK_CANARY not in text
    assert "Traceback" not in text
    odd = _UNSHOWN.search(text)
    assert odd is None, repr(text[max(0, odd.start() - 80) : odd.end() + 20])


@pytest.mark.skipif(_STRACE is None, reason="no strace here")
def test_nothing_is_changed_run_followed_or_asked_for_elsewhere(
    made: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called as a person would, standing in the folder, with the home folder too."""
    before = [hostile.listing(folder) for folder in (made.work, made.home, made.outside)]
    monkeypatch.chdir(made.work)
    monkeypatch.setenv("PATH", f":{os.environ['PATH']}")
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,execve,execveat,socket,connect"
    began = time.monotonic()
    watched = (str(_STRACE), "-f", "-qq", "-y", "-e", calls, "-s", "4096", "-o", str(trace))
    process = started(tmp_path, made.home, "evidence", ".", "--home", "--me", "@mhale", before=watched)
    assert process.wait(2 * _SECONDS) == 0
    assert time.monotonic() - began < _SECONDS
    out, err = ((tmp_path / name).read_bytes().decode() for name in ("out", "err"))
    is_harmless(out + err)
    assert "When your account closes" in out
    assert [hostile.listing(folder) for folder in (made.work, made.home, made.outside)] == before
    assert not list(made.marks.iterdir())
    lines = trace.read_text("utf-8", "surrogateescape").splitlines()
    assert not [line for line in lines if re.match(r"\d+ +(socket|connect)\(", line)]
    ran = {Path(match[1]).name for line in lines if (match := re.match(r'\d+ +execve\("([^"]*)"', line))}
    assert ran <= {Path(sys.executable).name, "git", "crontab"}
    assert not strangers(lines, made, tmp_path)


def strangers(lines: list[str], made: Hostile, own: Path) -> list[str]:
    """Files that were opened, by where they truly lie, and belong neither to what was named nor to the system."""
    allowed = (made.work, made.home, own, REPOSITORY, sys.prefix, sys.base_prefix, *map(os.path.realpath, sys.path))
    system = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/null", "/dev/shm/resign-", "/dev/urandom", "/var/lib/")
    opened = [match[1] for line in lines if (match := re.search(r"\) += \d+<([^>]*)>", line))]
    fine = tuple(os.path.realpath(str(place)) for place in allowed)
    return [path for path in opened if not path.startswith((*fine, *system)) and path not in ("/", "/proc")]


def test_every_reader_tells_something_and_nothing_of_it_harms(found: tuple[Proposal, ...]) -> None:
    assert {proposal.source.kind for proposal in found} >= {kind.name for kind in SOURCES} - {"trackers"}
    for proposal in found:
        is_harmless(repr(proposal))
        is_harmless(msgspec.json.encode(proposal).decode())


def test_nothing_was_run(made: Hostile, found: tuple[Proposal, ...]) -> None:
    assert found
    assert not list(made.marks.iterdir())


@pytest.mark.parametrize("part", ["traps", "bombs", "sizes", "names", "secrets"])
def test_the_memory_stays_small(made: Hostile, tmp_path: Path, part: str) -> None:
    """Measured in a process of its own, by its own peak: the one that `resource` tells counts what started it."""
    script = f"""
import resource, sys
from datetime import datetime
from pathlib import Path
from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence.reading import proposals
from resign_tui.evidence.survey import Survey
survey = Survey(Identities.of(["mhale"]), datetime.now().astimezone())
number = len(list(proposals([Path({str(made.work / part)!r})], survey)))
own = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(number, int(own.split()[1]) // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
    began = time.monotonic()
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "HOME": str(made.home)}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environ, check=True, cwd=tmp_path)
    assert time.monotonic() - began < _SECONDS
    assert max(map(int, ran.stdout.split()[1:])) < _MEMORY_MB


def test_what_is_accepted_stays_harmless_in_the_draft_and_in_every_file(found: tuple[Proposal, ...]) -> None:
    draft = personas()["T-01"].draft
    for proposal in found:
        draft = accept(draft, proposal)
    kept = dumps(draft)
    is_harmless(kept.decode())
    departure = Departure(loads(kept, "mine.toml").draft, personas()["T-01"].today)
    forms = set()
    for kind in document_kinds():
        document = compose(departure, kind)
        for form in registry.formats_for(document.name):
            forms.add(form.name)
            is_harmless(held(document, form.name).replace("\r\n", "\n"))
    assert forms >= {"txt", "md", "html", "docx", "csv", "ics", "eml", "pdf"}


def test_the_command_accepts_everything_that_is_certain(made: Hostile, tmp_path: Path) -> None:
    draft = tmp_path / "mine.toml"
    draft.write_text("schema = 1\n")
    more = ("--me", "@mhale", "--json", "--into", str(draft), "--accept", "certain")
    assert started(tmp_path, made.home, "evidence", str(made.work / "secrets"), *more).wait(_SECONDS) == 0
    out, err, text = ((tmp_path / name).read_text("utf-8") for name in ("out", "err", "mine.toml"))
    is_harmless(out + err + text)
    accepted = json.loads(out)
    assert accepted
    assert {entry["id"] for entry in accepted} == set(tomllib.loads(text)["evidence"]["accepted"])


async def test_the_wizard_shows_all_of_it_harmlessly(
    made: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line is stood on and accepted, and what stands on the screen is looked through each time."""
    monkeypatch.chdir(made.work / "names")
    async with wizard(tmp_path, full_draft("handover"), WIDE) as one:
        await one.press("v", "enter")
        await is_read(one)
        board = step(one).board
        for _ in range(_LINES):
            is_harmless(one.words())
            await one.press("space", "down")
        is_harmless(one.words())
        assert board.rows.current
        assert one.draft.evidence.accepted
        is_harmless(dumps(one.draft).decode())
