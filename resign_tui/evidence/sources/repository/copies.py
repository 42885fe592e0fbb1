"""What only this machine has, or what nobody merged: branches, commits on no branch, stashes, a repository alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, wording
from resign_tui.evidence.sources.repository import parsing
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.sources.repository.parsing import Ahead, Ref
from resign_tui.evidence.wording import count, headline

_MOST_AHEAD = 5_000
_MOST_BRANCHES = 12
_MOST_STASHES = 6
_EACH = 3
"""Branches without a merge that are told one by one; more of them are one proposal."""

_WORK = "handover.work"
_ROW = "OW-12"


def unpushed(opened: Opened) -> Mapping[str, Ahead]:
    """Every commit of this machine that no branch of a remote holds, by its name, newest first."""
    words = ("log", "-z", "--encoding=UTF-8", f"-n{_MOST_AHEAD}", parsing.AHEAD_FORMAT, "--branches")
    head = ("HEAD",) if opened.has_commit else ()
    answer = opened.fields(*words, *head, "--not", "--remotes")
    return {commit.sha: commit for commit in parsing.ahead(answer)}


def above(tips: Iterable[str], commits: Mapping[str, Ahead]) -> list[Ahead]:
    """The commits among these that some tips lead to."""
    waiting, seen = list(tips), dict[str, Ahead]()
    while waiting:
        sha = waiting.pop()
        if sha in commits and sha not in seen:
            seen[sha] = commits[sha]
            waiting.extend(commits[sha].parents)
    return list(seen.values())


def proposals(opened: Opened) -> Iterator[Proposal]:
    """What would be lost with this machine first, then the person's branches that were never merged."""
    if not opened.remotes:
        yield from _alone(opened)
        yield from stashes(opened)
        yield from _branches(opened, {}, _unmerged(opened))
        return
    commits = unpushed(opened)
    yield from _branches(opened, commits, _unmerged(opened))
    yield from _on_no_branch(opened, commits)
    yield from stashes(opened)


def stashes(opened: Opened) -> Iterator[Proposal]:
    """Each stash with the words that git or the person gave it; a stash is never pushed."""
    if not any(ref.name == "refs/stash" for ref in opened.refs):
        return
    told = list(opened.fields("log", "-g", "-z", "--encoding=UTF-8", "--format=%H%x00%ct%x00%gs", "refs/stash"))
    kept = list(zip(told[::3], told[1::3], told[2::3], strict=False))
    for sha, time, words in kept[:_MOST_STASHES]:
        day = opened.day_of(parsing.seconds(time))
        subject = cleaning.line(words, 120)
        yield Proposal(
            source=opened.source(f"stash {sha[:7]}"),
            what=headline(f"{opened.name}: stash of {day}, {subject}"),
            note=f"A stash of {day} in {opened.name}, “{subject}”, is on my machine only; a stash is never pushed.",
            why=f"its list of stashes, read {opened.day(opened.survey.now)}",
            confidence="certain",
            row="OW-18",
            as_of=wording.local(parsing.seconds(time)),
            priority="P0",
            vanishes=True,
        )
    if len(kept) > _MOST_STASHES:
        rest = count(len(kept) - _MOST_STASHES, "older stash", "older stashes")
        opened.survey.told(f"{opened.store.shown}: {rest} not listed one by one; git stash list shows them.")


def _alone(opened: Opened) -> Iterator[Proposal]:
    tips = [ref for ref in opened.refs if ref.name.startswith("refs/heads/")]
    if not tips:
        return
    number = int(opened.ask("rev-list", "--count", "--branches").strip() or b"0")
    latest = max(ref.time for ref in tips)
    yield Proposal(
        source=opened.source(),
        what=headline(f"{opened.name} has no remote; {count(number, 'commit')} on one machine only"),
        note=f"{opened.name} has no remote. {_all_of(number, opened.day_of(latest))} on my machine only.",
        why=f"no remote stands in its settings, read {opened.day(opened.survey.now)}",
        confidence="certain",
        row=_ROW,
        as_of=wording.local(latest),
        priority="P0",
        vanishes=True,
    )


def _all_of(number: int, day: str) -> str:
    return f"Its one commit, of {day}, is" if number == 1 else f"Its {number:,} commits, the last of {day}, are"


def _unmerged(opened: Opened) -> frozenset[str]:
    """Branches that the default branch does not hold, neither the one of the remote nor the one of this machine."""
    default = opened.default
    if default is None:
        return frozenset()
    tips = dict.fromkeys([default.sha, *(ref.sha for ref in opened.branches if ref.short == default.branch)])
    without = [f"--no-merged={sha}" for sha in tips]
    answer = opened.ask("for-each-ref", "--format=%(refname)", *without, "refs/heads", "refs/remotes")
    return frozenset(parsing.text(answer).split("\n"))


def _branches(opened: Opened, commits: Mapping[str, Ahead], unmerged: frozenset[str]) -> Iterator[Proposal]:
    """Local branches that no remote has, whoever wrote them; of the others those of the person that nobody merged."""
    found: dict[str, Ref] = {}
    for ref in (*opened.branches, *opened.remote_branches):
        is_unmerged_mine = ref.name in unmerged and opened.survey.me.owns(ref.author)
        if is_unmerged_mine or ref.sha in commits:
            found.setdefault(ref.branch, ref)
    ordered = sorted(found.values(), key=lambda ref: (ref.sha not in commits, -ref.time))
    listed = ordered[:_MOST_BRANCHES]
    for ref in listed:
        if ref.sha in commits:
            yield _of_unpushed(opened, ref, above([ref.sha], commits), ref.name not in unmerged)
    left = [ref for ref in listed if ref.sha not in commits]
    if len(left) > _EACH:
        yield _of_many_unmerged(opened, left)
    else:
        yield from (_of_unmerged(opened, ref) for ref in left)
    if len(ordered) > _MOST_BRANCHES:
        rest = count(len(ordered) - _MOST_BRANCHES, "more branch", "more branches")
        opened.survey.told(f"{opened.store.shown}: {rest} that were not pushed or not merged; the newest are listed.")


def _of_unpushed(opened: Opened, ref: Ref, ahead: Sequence[Ahead], is_merged: bool) -> Proposal:
    name = cleaning.name(ref.short)
    number = count(len(ahead), "commit") if len(ahead) < _MOST_AHEAD else f"{_MOST_AHEAD:,} commits or more"
    default = opened.default
    apart = default is not None and not is_merged and default.branch != ref.short
    merged = f" It is not merged into {cleaning.name(default.branch)}." if apart and default else ""
    subject = cleaning.line(ahead[0].subject, 120)
    last = f"the last of {opened.day_of(ref.time)}" + (f" (“{subject}”)" if subject else "")
    are = "is" if len(ahead) == 1 else "are"
    place = f"branch {name} of {opened.store.shown}, not pushed"
    return Proposal(
        source=opened.source(ref.short),
        what=headline(f"Not pushed: {number} of {name} in {opened.name}"),
        note=f"{number} of {name} in {opened.name}, {last}, {are} on my machine only ({opened.as_of_fetch}).{merged}",
        why=f"no branch of a remote holds {'it' if len(ahead) == 1 else 'them'}, {opened.as_of_fetch}",
        confidence="certain",
        record=_WORK if apart else "",
        fields={"kind": "research", "name": f"{name} in {opened.name}", "resume": place} if apart else {},
        origins=dict.fromkeys(("kind", "name", "resume"), f"branch {name}") if apart else {},
        row=_ROW,
        as_of=wording.local(ref.time),
        priority="P0",
        vanishes=True,
    )


def _of_unmerged(opened: Opened, ref: Ref) -> Proposal:
    name, into = cleaning.name(ref.branch), cleaning.name(opened.default.branch if opened.default else "")
    day = opened.day_of(ref.time)
    return Proposal(
        source=opened.source(ref.branch),
        what=headline(f"{opened.name}: {name} is not merged into {into}"),
        note=f"Branch {name} of {opened.name}, last commit {day}, is not merged into {into}{_as_of(opened)}.",
        why=f"{into} does not hold its last commit {ref.sha[:7]}, which is yours; a squashed merge would not show",
        confidence="likely",
        row=_ROW,
        as_of=wording.local(ref.time),
    )


def _of_many_unmerged(opened: Opened, refs: Sequence[Ref]) -> Proposal:
    into = cleaning.name(opened.default.branch if opened.default else "")
    names = [f"{cleaning.name(ref.branch)} (last commit {opened.day_of(ref.time)})" for ref in refs]
    number = count(len(refs), "branch", "branches")
    return Proposal(
        source=opened.source("branches not merged"),
        what=headline(f"{opened.name}: {number} not merged into {into}"),
        note=f"{number} of {opened.name} are not merged into {into}{_as_of(opened)}: {', '.join(names)}.",
        why=f"{into} does not hold their last commits, which are yours; a squashed merge would not show",
        confidence="likely",
        row=_ROW,
        as_of=wording.local(max(ref.time for ref in refs)),
    )


def _as_of(opened: Opened) -> str:
    return f" ({opened.as_of_fetch})" if opened.remotes else ""


def _on_no_branch(opened: Opened, commits: Mapping[str, Ahead]) -> Iterator[Proposal]:
    """Commits made while no branch was checked out: git forgets them some time after something else is."""
    on_branches = {commit.sha for commit in above((ref.sha for ref in opened.branches), commits)}
    loose: Sequence[Ahead] = [commit for commit in commits.values() if commit.sha not in on_branches]
    if not loose or len(commits) >= _MOST_AHEAD:
        return
    number, first = count(len(loose), "commit"), loose[0]
    yield Proposal(
        source=opened.source("HEAD"),
        what=headline(f"{opened.name}: {number} on no branch, on one machine only"),
        note=(
            f"In {opened.name}, {number} up to {first.sha[:7]} of {opened.day_of(first.time)} lie on no branch, and on "
            f"my machine only ({opened.as_of_fetch}). Git forgets them in time, unless a branch is made."
        ),
        why="no branch leads to what is checked out",
        confidence="certain",
        row=_ROW,
        as_of=wording.local(first.time),
        priority="P0",
        vanishes=True,
    )
