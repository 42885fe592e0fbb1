"""From the facts of CI files to proposals for the handover."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning
from resign_tui.evidence.checkout import Checkout
from resign_tui.evidence.formats import cron
from resign_tui.evidence.personal_names import looks_personal, names_person
from resign_tui.evidence.sources.ci.facts import Deploy, Pipeline, Schedule
from resign_tui.evidence.sources.ci.holder import Holder
from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import count, headline, listed

_KIND = "ci"
_KEPT = {
    "GitHub Actions": "GitHub Actions secrets of {repository}",
    "GitLab CI": "GitLab CI of {repository}",
    "Jenkins": "Jenkins credentials",
    "Azure Pipelines": "Azure DevOps project of {repository}",
    "CircleCI": "CircleCI organization of {repository}",
    "Bitbucket Pipelines": "Bitbucket variables of {repository}",
}
_ON_SERVER = {
    "GitLab CI": (
        "GitLab keeps the schedule on the server (Build > Pipeline schedules). It starts as the account that owns it"
        " and stops when that account is blocked; whoever takes the ownership over there keeps it going."
    ),
    "CircleCI": "CircleCI keeps the schedule in the settings of the project (Triggers), in the name of whom it starts.",
    "Bitbucket Pipelines": "Whether a schedule starts it is kept on the server (Pipelines > Schedules).",
}
_STOPS = "GitHub stops it when {who} the organization; a colleague changes the cron once, and it stays."
_NOWHERE = (
    "Its repository has no remote, so whether GitHub runs it at all is not known; there it stops when {who}"
    " the organization."
)
_MOST_NAMES = 20


class File(msgspec.Struct, frozen=True):
    """One file and what it says. holder: who changed its times last, where that decides."""

    path: Path
    shown: str
    pipeline: Pipeline
    holder: Holder | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return cleaning.name(self.path.name)


class Pipelines(msgspec.Struct, frozen=True):
    """All files of one CI system in one checkout. shown: the place of the folder, or of the one file."""

    system: str
    checkout: Checkout
    shown: str
    files: tuple[File, ...]

    @property
    def repository(self) -> str:
        """The name of the repository."""
        return self.checkout.name

    @property
    def may_be_elsewhere(self) -> bool:
        """Whether the repository may be on a server; one without a remote is on none, as far as this copy knows."""
        return self.checkout.repository is None or self.checkout.repository.has_remote

    def stops(self, who: str) -> str:
        """What becomes of a workflow of GitHub when whoever holds it leaves."""
        return (_STOPS if self.may_be_elsewhere else _NOWHERE).format(who=who)

    def key(self, file: File, thing: str) -> str:
        """The same in every work tree of the repository."""
        return f"ci:{self.repository}/{self.checkout.inside(file.path)}:{thing}".casefold()


def proposals(pipelines: Pipelines, survey: Survey) -> Iterator[Proposal]:
    """Everything worth a word: schedules first, then tokens, deployments, and the map of all."""
    for file in pipelines.files:
        yield from _schedules(file, pipelines, survey)
    yield from _tokens(pipelines, survey)
    yield from _deploys(pipelines)
    yield from _map(pipelines)


def _schedules(file: File, pipelines: Pipelines, survey: Survey) -> Iterator[Proposal]:
    if file.holder is not None:
        yield _held(file, file.holder, pipelines, survey)
    else:
        for number, schedule in enumerate(file.pipeline.schedules):
            yield _timed(file, number, schedule, pipelines)
    for job in file.pipeline.on_server:
        yield _on_server(file, job, pipelines)


def _held(file: File, holder: Holder, pipelines: Pipelines, survey: Survey) -> Proposal:
    """A workflow of GitHub, which hangs on whoever changed its cron line last."""
    whose = holder.whose(survey.me)
    called = f"{file.name} of {pipelines.repository}"
    starts = "; ".join(cron.when(schedule.cron, schedule.zone) for schedule in file.pipeline.schedules)
    note = f"{called} starts {starts}."
    known = f"commit {holder.commit}; git goes by address, GitHub by account"
    base = Proposal(
        Source(_KIND, file.shown, "schedule"),
        headline(f"{called}: who changed its cron line last?"),
        f"Its cron line says so; who changed it last is not known, for {holder.doubt or 'you gave no name of yours'}.",
        "guess",
        row="IA-08",
        note=f"{note} Who changed its cron line last is not known. {pipelines.stops('that person leaves')}",
        same=(pipelines.key(file, "schedule"),),
    )
    pending = " The times in the work tree are not committed yet." if holder.pending else ""
    if whose == "unknown":
        return base
    if whose == "other":
        return msgspec.structs.replace(
            base,
            what=headline(f"{called}: a schedule that somebody else holds"),
            why=f"Its cron line was last changed by somebody else ({known}).{pending}",
            confidence="likely",
            row="MV-15" if file.pipeline.trains else "IA-05",
            note=f"{note} Its cron line was last changed by {holder.name}, on whose account it hangs.",
        )
    mine, is_there = whose == "mine", pipelines.may_be_elsewhere
    looks = "" if mine else f", if {holder.name} <{cleaning.name(holder.author.mail if holder.author else '')}> is you"
    return msgspec.structs.replace(
        base,
        what=headline(f"{called}: {'you' if mine else 'perhaps you'} hold its schedule"),
        why=f"Its cron line was last changed by you{looks} ({known}).{pending} {pipelines.stops('you leave')}",
        confidence="likely" if mine and is_there else "guess",
        answers={
            "account.schedules": "yes" if is_there else "unsure",
            "account.schedules_which": f"{file.name} in {pipelines.repository}",
        },
        note=f"{note} Its cron line was last changed by me. {pipelines.stops('I leave')}",
        priority="P0" if is_there else "",
    )


def _timed(file: File, number: int, schedule: Schedule, pipelines: Pipelines) -> Proposal:
    """A time that stands in a file and hangs on nobody's account, as far as the file says."""
    place = f"{file.name} of {pipelines.repository}"
    named = f"{schedule.what} ({place})" if schedule.what else f"the pipeline in {place}"
    return Proposal(
        Source(_KIND, file.shown, f"schedule {number + 1}"),
        headline(f"Schedule of {schedule.what or pipelines.repository} in {file.name}"),
        f"The time stands in the file; {pipelines.system} starts it.",
        "certain",
        row="MV-15" if file.pipeline.trains else "IA-05",
        note=f"{pipelines.system} starts {named} {cron.when(schedule.cron, schedule.zone)}.",
        same=(pipelines.key(file, f"schedule:{schedule.cron}:{schedule.what}"),),
    )


def _on_server(file: File, job: str, pipelines: Pipelines) -> Proposal:
    where = _ON_SERVER[pipelines.system]
    return Proposal(
        Source(_KIND, file.shown, f"schedule of {job}"),
        headline(f"Who owns the schedule of {job} in {pipelines.repository}?"),
        f"The file says that {job} may start by a schedule, and not which. {where}",
        "guess",
        row="IA-08",
        note=f"{job} of {pipelines.repository} may start by a schedule. {where}",
        same=(pipelines.key(file, f"server:{job}"),),
    )


def _tokens(pipelines: Pipelines, survey: Survey) -> Iterator[Proposal]:
    """Secrets whose name is a person's, each once with all its places."""
    for name in _together(pipelines, "secrets", "maybe_secrets"):
        if not looks_personal(name, survey.me):
            continue
        users = [file for file in pipelines.files if name in (*file.pipeline.secrets, *file.pipeline.maybe_secrets)]
        where = f"{listed([file.name for file in users])} of {pipelines.repository}"
        whose = "a token of mine" if names_person(name, survey.me) else "one person's token"
        yield Proposal(
            Source(_KIND, pipelines.shown, f"token {name}"),
            headline(f"{name} looks like a personal token"),
            "Its name says so; whose it is and what it may do is kept on the server.",
            "guess",
            answers={"account.tokens": "yes", "account.tokens_which": f"{name} in {where}"},
            row="IA-07",
            note=f"{name} is used by {where}. By its name it is {whose}; a token of the team should take its place"
            " before that account closes.",
            same=(f"token:{pipelines.repository}:{name}".casefold(),),
        )


def _deploys(pipelines: Pipelines) -> Iterator[Proposal]:
    """All jobs that deploy, as one: who else can start or approve them is one question."""
    jobs = [
        (file, deploy, deploy.job or f"job {number + 1}")
        for file in pipelines.files
        for number, deploy in enumerate(file.pipeline.deploys)
    ]
    if not jobs:
        return
    first_file, first, name = jobs[0]
    to = f" to {first.environment}" if first.environment else ""
    sentences = [_deploy_note(job, deploy, file, pipelines) for file, deploy, job in jobs[:_MOST_NAMES]]
    if len(jobs) > _MOST_NAMES:
        sentences.append(f"{count(len(jobs) - _MOST_NAMES, 'more job')} of {pipelines.system} deploy too.")
    if any(deploy.environment for _, deploy, _ in jobs):
        sentences.append("Who may approve it is kept in the settings of that environment, not in the file.")
    yield Proposal(
        Source(_KIND, pipelines.shown, "deployments"),
        headline(f"{name} of {pipelines.repository} deploys{to}" + (f", and {len(jobs) - 1} more" if jobs[1:] else "")),
        f"{listed(list(dict.fromkeys(file.name for file, _, _ in jobs)))} says so.",
        "certain" if all(deploy.environment for _, deploy, _ in jobs) else "likely",
        row="IA-04",
        note=cleaning.notes(" ".join(sentences)),
        same=(pipelines.key(first_file, "deploys"),),
    )


def _deploy_note(job: str, deploy: Deploy, file: File, pipelines: Pipelines) -> str:
    to = f" to {deploy.environment}" if deploy.environment else ""
    sentences = [f"{pipelines.system}: {job} in {file.name} of {pipelines.repository} deploys{to}."]
    if deploy.how:
        sentences.append(f"{deploy.how.capitalize()}.")
    if deploy.job in file.pipeline.keyless:
        sentences.append("It signs in by the identity of the run (id-token), so it keeps no key.")
    return " ".join(sentences)


def _map(pipelines: Pipelines) -> Iterator[Proposal]:
    """One entry for the system: files, runners, environments, and secrets by name with their place."""
    files = [file for file in pipelines.files if not file.pipeline.says_nothing]
    if not files:
        return
    secrets = _together(pipelines, "secrets")
    maybe = _together(pipelines, "maybe_secrets")
    system = f"{pipelines.repository}, {pipelines.system}"
    kept = _KEPT[pipelines.system].format(repository=pipelines.repository)
    location = cleaning.line(f"{kept}: {listed(secrets or maybe, _MOST_NAMES)}")
    names = count(len(secrets), "secret") if secrets else count(len(maybe), "variable")
    fields = {"system": system, "kind": "cicd", "location": location} if secrets or maybe else {}
    yield Proposal(
        Source(_KIND, pipelines.shown, "secrets"),
        headline(f"{system}: {names} by name" if fields else f"{system}: files and runners"),
        "The files name them; no value stands there." if secrets else "The files say so; no value was read.",
        "certain" if secrets or not maybe else "likely",
        record="handover.access" if fields else "",
        fields=fields,
        origins={"system": "the folder", "kind": "the kind of file", "location": pipelines.shown} if fields else {},
        row="IA-05",
        note=cleaning.notes(" ".join(_map_sentences(pipelines, secrets, maybe))),
        same=(f"ci:{system}:{pipelines.key(files[0], 'secrets')}".casefold(),),
    )


def _map_sentences(pipelines: Pipelines, secrets: list[str], maybe: list[str]) -> Iterator[str]:
    files = pipelines.files
    yield f"{pipelines.system} of {pipelines.repository}: {listed([file.name for file in files], _MOST_NAMES)}."
    for label, names in (
        ("Own runners", _together(pipelines, "runners")),
        ("Environments", _together(pipelines, "environments")),
        ("Secrets by name", secrets),
        ("By their names also secrets", maybe),
        ("Secrets that the calling workflow hands in", _together(pipelines, "handed_in")),
        ("It uses", _together(pipelines, "calls")),
    ):
        if names:
            yield f"{label}: {listed(names, _MOST_NAMES)}."
    giving = [file.name for file in files if file.pipeline.gives_all]
    if giving:
        yield f"{listed(giving)} hands every secret on to what it calls (secrets: inherit)."


def _together(pipelines: Pipelines, *parts: str) -> list[str]:
    """The names of all files, each once, in order."""
    names = (name for file in pipelines.files for part in parts for name in getattr(file.pipeline, part))
    return list(dict.fromkeys(names))
