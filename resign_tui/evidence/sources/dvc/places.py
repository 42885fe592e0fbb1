"""Where the data of a DVC project lies: what pins it, whether a copy is here, which remote, and whose place that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, opening, wording
from resign_tui.evidence.listing import is_in_a_home
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.dvc.files import Remote, Tracked
from resign_tui.evidence.sources.dvc.project import Cache, DataFile, History, Project, objects
from resign_tui.evidence.survey import Spent, Stopped, Survey
from resign_tui.evidence.wording import headline

_MOST_DATA = 20
_EACH = 3
"""Pinned data that is told one by one; more of it is one proposal."""

_MOST_REMOTES = 3
_USER = re.compile(r"^[a-z0-9+]+://([^/@:]+)(?::[^/@]*)?@", re.IGNORECASE)
_PARTS = re.compile(r"[^\w.]+|_")
_LEAST = 3
"""Letters of a name that may be somebody's."""

_FOLDER = "it is a folder of one machine unless it is mounted"
_NAMED = "a part of its name is yours"
_KINDS = (("cloud", ("s3", "gs", "azure", "oss", "gdrive")), ("ssh", ("ssh",)))
_CHECK = "whether the remote has it is not known: dvc status -c shows it, dvc push sends it"


def proposals(project: Project, history: History, survey: Survey) -> Iterator[Proposal]:
    """The pinned data, what of it may be here only, remotes that are a person's own, and names of credentials."""
    cache = Cache(project, survey)
    pinned = [(file, tracked) for file in project.data for tracked in file.tracked]
    found = [_pinned(file, tracked, project, cache, history, survey) for file, tracked in pinned[:_MOST_DATA]]
    yield from [_together(found, project)] if len(found) > _EACH else found
    if len(pinned) > _MOST_DATA:
        survey.told(f"{project.shown}: {len(pinned) - _MOST_DATA} more files that DVC pins were left out.")
    yield from _only_here(project, cache)
    for remote in project.remotes:
        yield from _own_place(remote, project, survey)
    for name, remotes in (("config", project.config.remotes), ("config.local", project.local.remotes)):
        for remote in remotes:
            yield from _credentials(remote, name, project)


def _pinned(
    file: DataFile, tracked: Tracked, project: Project, cache: Cache, history: History, survey: Survey
) -> Proposal:
    tag = cleaning.name(history.tag(file.path, file.content))
    is_committed = history.is_committed(file.path, file.content)
    facts = [opening.size(tracked.size)] if tracked.size else []
    facts += [wording.count(tracked.files, "file")] if tracked.files else []
    facts += [f"tag {tag}"] if tag else []
    pin = f"is pinned by DVC as md5 {tracked.md5}" if tracked.md5 else "is tracked by DVC without a hash"
    pins = [f"md5 {tracked.md5[:8]}…"] * bool(tracked.md5) + [f"tag {tag}"] * bool(tag)
    sentences = [f"{tracked.path} in {project.shown} {pin}"]
    sentences[0] += f" ({', '.join(facts)})." if facts else "."
    if tracked.came_from:
        sentences.append(f"It was imported from {tracked.came_from}.")
    if is_committed is False:
        sentences.append(f"{project.below(file.path)} is not committed as it stands.")
    if tracked.md5:
        sentences.append(_here(tracked, project, cache, survey))
    return Proposal(
        source=Source("dvc", project.below(file.path), tracked.path),
        what=headline(tracked.path, ", ".join(pins)),
        note=" ".join(sentences),
        why=f"{project.below(file.path)} says so",
        confidence="certain",
        row="MV-02",
    )


def _together(found: Sequence[Proposal], project: Project) -> Proposal:
    """All data that a project pins, as one."""
    names = wording.listed([proposal.source.object for proposal in found], 2)
    once = f"; {_CHECK}"
    sentences = [proposal.note.replace(once, "") for proposal in found]
    if any(once in proposal.note for proposal in found):
        sentences.append(f"{_CHECK[:1].upper()}{_CHECK[1:]}.")
    return Proposal(
        source=Source("dvc", project.shown, "pinned data"),
        what=headline(f"{project.name}: {wording.count(len(found), 'data set')} in DVC", names),
        note=cleaning.notes(" ".join(sentences)),
        why=f"{wording.listed([proposal.source.path for proposal in found])} say so",
        confidence="certain",
        row="MV-02",
    )


def _here(tracked: Tracked, project: Project, cache: Cache, survey: Survey) -> str:
    """Whether a copy is in the cache, and what that does not say."""
    if project.config.cache or project.local.cache:
        return f"Its cache lies elsewhere and was not looked at; {_CHECK}."
    if not cache.holds(tracked.md5):
        return "Its content is not in the cache on my machine; whether the remote has it is not known."
    some = ""
    if tracked.md5.endswith(".dir"):
        try:
            there, of = cache.within(tracked.md5)
            some = f", {there} of its {wording.count(of, 'file')}"
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"The list of files of {tracked.path} was not read: {error}; they were not counted.")
    return f"A copy is in the cache on my machine{some}; {_CHECK}."


def _only_here(project: Project, cache: Cache) -> Iterator[Proposal]:
    """What this machine has: all of it where there is no remote, and who knows how much where there is one."""
    kept = [tracked for tracked in objects(project) if cache.holds(tracked.md5)]
    if not kept:
        return
    number, size = wording.count(len(kept), "object"), opening.size(sum(tracked.size for tracked in kept))
    remotes = project.remotes
    lies = "lies" if len(kept) == 1 else "lie"
    if remotes:
        shown = " or ".join(remote.shown for remote in remotes[:_MOST_REMOTES])
        what = f"{number} of DVC, perhaps never pushed"
        note = (
            f"{number} of DVC ({size}) {lies} in the cache of {project.shown} on my machine; whether {shown} has that"
            " is not known. In that folder dvc status -c shows it, and dvc push sends it."
        )
        profiles = [f"{remote.name} with the profile {remote.profile}" for remote in remotes if remote.profile]
        note += f" DVC reaches {wording.listed(profiles)}." if profiles else ""
    else:
        what = f"{number} of DVC on one machine only"
        note = f"{project.shown} has no remote: {number} of DVC ({size}) {lies} in its cache on my machine only."
    names = wording.listed([tracked.path for tracked in kept])
    yield Proposal(
        source=Source("dvc", project.shown, "cache"),
        what=headline(project.name, what),
        note=note,
        why=f"names in {project.shown}/.dvc/cache, among them {names}; the configuration names "
        + (wording.count(len(remotes), "remote") if remotes else "no remote"),
        confidence="likely" if remotes else "certain",
        row="MV-21",
        priority="" if remotes else "P0",
        vanishes=True,
    )


def _own_place(remote: Remote, project: Project, survey: Survey) -> Iterator[Proposal]:
    """A remote that lies in a home folder, on a disk of a machine, or under the person's own user."""
    user = _USER.match(remote.url)
    path = re.sub(r"^(?:ssh|file|sftp)://[^/]*", "", remote.url)
    if user and survey.me.has_handle(user[1]):
        reason = "its address names your user"
    elif is_in_a_home(path) or is_in_a_home(remote.url):
        reason = "its path leads into a home folder"
    elif any(len(part) >= _LEAST and survey.me.has_handle(part) for part in _PARTS.split(remote.url)):
        reason = _NAMED
    elif remote.url and "://" not in remote.url:
        reason = _FOLDER
    else:
        return
    mine = reason.replace("yours", "mine").replace("your", "my")
    yield Proposal(
        source=Source("dvc", project.shown, f"remote {remote.name}"),
        what=headline(f"DVC remote {remote.name}", reason),
        note=f"Data of {project.shown} may lie in DVC {remote.shown}: {mine}, so it may be gone with the account.",
        why=f"{project.shown}/.dvc/config; {reason}",
        confidence="guess" if reason in (_FOLDER, _NAMED) else "likely",
        row="MV-21",
        answers={"account.weights": "yes", "account.weights_which": f"DVC {remote.shown} of {project.name}"},
        vanishes=True,
    )


def _credentials(remote: Remote, name: str, project: Project) -> Iterator[Proposal]:
    """Credentials of a remote, by the names of their keys; the values were not kept."""
    keys = [key for key in remote.keys if cleaning.is_secret_key(key)]
    if not keys:
        return
    url = remote.url or next((known.url for known in project.remotes if known.name == remote.name), "")
    named = Remote(remote.name, url)
    scheme = url.partition("://")[0].lower()
    kind = next((kind for kind, schemes in _KINDS if scheme in schemes), "saas")
    place = f"{project.shown}/.dvc/{name}"
    kept_by_git = " Git keeps that file for everybody who has the repository." if name == "config" else ""
    fields = {
        "system": f"DVC {named.shown}",
        "kind": kind,
        "location": f"{place}, remote {remote.name}: {wording.listed(keys)}",
        "rotate": "yes, before the last day",
    }
    origins = {"system": f".dvc/{name}", "kind": "scheme of its address", "location": f"names in .dvc/{name}"}
    yield Proposal(
        source=Source("dvc", place, f"remote {remote.name}"),
        what=headline(f"DVC remote {remote.name}", f"credentials in .dvc/{name}"),
        note=f"Credentials of DVC {named.shown} stand in {place}, under {wording.listed(keys)}.{kept_by_git}",
        why="names of keys in that file; no value was kept",
        confidence="certain",
        record="handover.access",
        fields=fields,
        origins={**origins, "rotate": "it stands in a file in clear"},
        row="IA-01",
        same=(f"access:{place}:{remote.name}",),
    )
