"""The `.env` files of the named folders: names of the keys in them, never a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import limits
from resign_tui.evidence.formats import assignments
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.sources.home.proposing import variables
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder

_TEMPLATES = frozenset(("example", "sample", "template", "tmpl", "dist", "defaults", "schema"))


def _is_dotenv(name: str) -> bool:
    """Whether a file of this name sets variables for a program: .env, .env.prod, .envrc; not a template of one."""
    parts = name.lower().split(".")
    return (name in (".env", ".envrc") or name.startswith(".env.")) and not _TEMPLATES.intersection(parts)


def _stores(folder: Folder) -> Iterable[str]:
    return (name for name in folder.files if _is_dotenv(name))


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    data = survey.tried(store.path, store.shown, limits.SETTINGS_FILE, "the keys it may name are not listed")
    if data is None:
        return
    parse = assignments.shell if store.path.name == ".envrc" else assignments.dotenv
    names = parse(data)
    secret = [name for name in names if assignments.is_secret(name)]
    system = f"Keys of {store.folder.shown()}"
    yield from variables("dotenv", store.shown, system, secret, survey, others=len(names) - len(secret))


KIND = SourceKind(name="dotenv", title=".env files", stores=_stores, read=_read)
