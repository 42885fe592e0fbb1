"""`evidence`: what stores hold for the handover, as a list or as JSON, and into a draft what the person accepts."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from resign_tui.cli.named_draft import draft_there
from resign_tui.cli.output import give_json, give_lines, say
from resign_tui.cli.passphrase import seal_for
from resign_tui.cli.session import Session, refuse_to_keep
from resign_tui.cli.signals import Signals
from resign_tui.core.answers import leaks
from resign_tui.core.answers.draft import Cell, Draft
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.core.evidence.accepting import accept, differences, undecided
from resign_tui.core.evidence.grouping import grouped
from resign_tui.core.evidence.identity import Identities, identities_of
from resign_tui.core.evidence.joining import joined
from resign_tui.core.evidence.proposal import SIGNS, Proposal
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.drafts.store import Opened, open_draft
from resign_tui.evidence import reading
from resign_tui.evidence.registry import SOURCES
from resign_tui.evidence.survey import Survey

CERTAIN = "certain"
"""Accepts everything that is certain and differs from nothing the person wrote."""

_PROGRESS_EVERY = 0.2


def evidence(
    start: Session,
    folders: Sequence[str],
    *,
    home: bool,
    me: Sequence[str],
    only: Sequence[str],
    since: date | None,
    as_json: bool,
    into: str | None,
    accepted: Sequence[str],
) -> int:
    """Read the stores below the folders; print what they propose, or accept into a draft what was chosen."""
    roots = [_folder(name) for name in folders]
    if into is None:
        survey = Survey(Identities.of(me), datetime.now().astimezone())
        proposals = _read(roots, survey, home, only, since)
        _give(proposals, as_json)
        _tell(proposals, survey)
        return 0
    refuse_to_keep(start, "--into")
    path = draft_there(start, into)
    opened = open_draft(path, scrub=leaks.scrub, seal=seal_for(start, path))
    with closing(opened.store):
        if opened.read_only:
            raise DraftError(opened.notes[0])
        survey = Survey(identities_of(opened.draft, me), datetime.now().astimezone())
        proposals = undecided(opened.draft, _read(roots, survey, home, only, since))
        chosen = _chosen(opened.draft, proposals, accepted)
        _accept(opened, chosen)
    _give(chosen, as_json)
    say(f"{len(chosen)} of {len(proposals)} proposals accepted into {path.name}.")
    _tell(proposals, survey)
    return 0


def _folder(name: str) -> Path:
    if not name:
        raise UsageError("FOLDER needs the name of a folder; . is the one you are in.")
    try:
        path = Path(name).expanduser().resolve()
        is_there = path.is_dir()
    except (OSError, RuntimeError, ValueError):
        path, is_there = Path(name), False
    if not is_there:
        raise UsageError(f"There is no folder {path}; name one that holds repositories, runs or tracking stores.")
    return path


def _read(
    roots: Sequence[Path], survey: Survey, home: bool, only: Sequence[str], since: date | None
) -> tuple[Proposal, ...]:
    """Everything that is proposed, looked through for secrets with all that we know."""
    scanner = Scanner()
    kinds = [kind for kind in SOURCES if not only or kind.name in only]
    found = reading.proposals(roots, survey, home=Path.home() if home else None, since=since, kinds=kinds)
    with Signals(survey.stopped.set), _ProgressLine(survey):
        proposals = joined(found)
        return tuple(
            reading.without_secrets(proposal, scanner.scan) for proposal in proposals if not survey.stopped.is_set()
        )


class _ProgressLine:
    """Source, files and seconds on standard error while reading, where that is a terminal."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._over = threading.Event()
        self._writer: threading.Thread | None = None

    def __enter__(self) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            self._writer = threading.Thread(target=self._write, daemon=True)
            self._writer.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._writer is not None:
            self._writer.join()
            self._show("\r\x1b[K")

    def _write(self) -> None:
        while not self._over.wait(_PROGRESS_EVERY):
            survey = self._survey
            self._show(f"\r\x1b[KReading {survey.source or 'folders'}: {survey.files} files, {survey.seconds:.0f} s")

    def _show(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _chosen(draft: Draft, proposals: Sequence[Proposal], accepted: Sequence[str]) -> tuple[Proposal, ...]:
    """What was chosen, by id or all that is certain; UsageError for an id that nothing has."""
    known = {proposal.id for proposal in proposals}
    for wanted in accepted:
        if wanted not in known and wanted != CERTAIN:
            raise UsageError(
                f"Nothing that was read now has the id {wanted!r}; run the command without --into to see them."
            )
    return tuple(
        proposal
        for proposal in proposals
        if proposal.id in accepted
        or (CERTAIN in accepted and proposal.confidence == CERTAIN and not differences(draft, proposal))
    )


def _accept(opened: Opened, chosen: Sequence[Proposal]) -> None:
    draft = opened.draft
    for note in opened.notes:
        say(note)
    for proposal in chosen:
        draft = accept(draft, proposal)
    if chosen:
        opened.store.save(draft)
        for note in opened.store.take_notes():
            say(note)


# -- what is printed -------------------------------------------------------------------------------------------------


def _give(proposals: Sequence[Proposal], as_json: bool) -> None:
    if as_json:
        give_json([as_object(proposal) for proposal in proposals])
    else:
        give_lines(_lines(proposals))


def _tell(proposals: Sequence[Proposal], survey: Survey) -> None:
    """What belongs on standard error: that there was nothing, who may be the person, what could not be read."""
    if not proposals:
        say("Nothing was found that belongs into a handover.")
    for author, commits in survey.lookalikes.most_common():
        say(f"{author.shown} ({commits} commits) looks like you; if it is you, add --me {author.mail or author.name}.")
    for sentence in survey.troubles:
        say(sentence)


def as_object(proposal: Proposal) -> dict[str, Any]:
    """A proposal as JSON can hold it; `as_of` is an ISO time with its zone, or None."""
    return {
        "id": proposal.id,
        "group": proposal.group,
        "what": proposal.what,
        "record": proposal.record or None,
        "fields": {key: _cell(cell) for key, cell in proposal.fields.items()},
        "origins": dict(proposal.origins),
        "answers": dict(proposal.answers),
        "row": proposal.row or None,
        "note": proposal.note,
        "priority": proposal.priority or None,
        "confidence": proposal.confidence,
        "as_of": proposal.as_of.isoformat(timespec="seconds") if proposal.as_of else None,
        "source": {
            "kind": proposal.source.kind,
            "path": proposal.source.path,
            "object": proposal.source.object or None,
        },
        "why": proposal.why,
        "missing": list(proposal.missing),
        "duplicates": [
            {"kind": source.kind, "path": source.path, "object": source.object or None}
            for source in proposal.duplicates
        ],
    }


def _cell(cell: Cell) -> str | list[str]:
    return cell if isinstance(cell, str) else list(cell)


def _lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    """The list for a reader: groups, and under each what is proposed, how sure it is, where and how it is known."""
    for title, members in grouped(proposals):
        yield title
        for proposal in members:
            yield from _proposal_lines(proposal)
        yield ""
    if proposals:
        signs = ", ".join(f"{sign} {confidence}" for confidence, sign in SIGNS.items())
        yield f"{signs}; --into DRAFT --accept ID takes one over."


def _proposal_lines(proposal: Proposal) -> Iterator[str]:
    urgent = f"  {proposal.priority}" if proposal.priority else ""
    yield f"  {SIGNS[proposal.confidence]} {proposal.id}  {proposal.what}{urgent}"
    as_of = f", as of {proposal.as_of:%Y-%m-%d %H:%M}" if proposal.as_of else ""
    yield f"      {proposal.source.shown}{as_of}"
    if proposal.note and proposal.note != proposal.what:
        yield f"      {proposal.note}"
    if proposal.why:
        yield f"      {proposal.why}"
    labels = {column.key: column.label for column in proposal.columns}
    for key, cell in proposal.fields.items():
        text = cell if isinstance(cell, str) else ", ".join(cell)
        for number, line in enumerate(text.splitlines()):
            yield f"      {labels.get(key, key) + ':' if not number else '':<24} {line}"
    for question, typed in proposal.answers.items():
        yield f"      {question}: {typed}"
