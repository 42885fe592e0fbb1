"""`export`: finished documents as files in a folder."""

from __future__ import annotations

from pathlib import Path

from resign_tui.cli.documents import Order, check_attach, cleared_for, tell_grave, written_as
from resign_tui.cli.findings import find, one_line
from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give_lines, say
from resign_tui.cli.session import Session
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.core.errors import RefusedError, ResignError, UsageError, WriteError
from resign_tui.core.review import together
from resign_tui.exports import registry
from resign_tui.exports.files import export_file, usable_folder
from resign_tui.exports.gate import Cleared, capital, new_gate

_BUNDLE = ("letter", "handover")
_BUNDLE_FORMATS = ("txt", "md")


def export(
    start: Session,
    *,
    draft_name: str,
    folder: str,
    documents: tuple[str, ...],
    forms: tuple[str, ...],
    draft: bool,
    force: bool,
    attach: bool,
) -> int:
    """Write these documents as files, and print where they are; the exit code."""
    if not folder:
        raise UsageError("--to needs the name of a folder; . is the one you are in.")
    names = tuple(dict.fromkeys(documents or _BUNDLE))
    check_attach(attach, names, forms or _BUNDLE_FORMATS)
    _, departure = departure_of(start, draft_name)
    plan = _fitting(names, tuple(dict.fromkeys(forms or _BUNDLE_FORMATS)))
    _warn_together(names)
    usable_folder(Path(folder))
    order = Order(
        departure, draft, attach, new_gate(draft=draft, find=find, waived=departure.draft.waived), "letter" not in names
    )
    written = [_written(order, name, taken, Path(folder), force) for name, taken in plan.items()]
    return 0 if all(written) else 1


def _written(order: Order, name: str, forms: tuple[registry.Format, ...], folder: Path, force: bool) -> bool:
    """Write a document in these formats; one that cannot be written is told and does not take the others along."""
    whole = True
    try:
        document = document_kinds()[name].compose(order.departure)
        tell_grave(order.departure, document, order.draft)
        cleared = cleared_for(order, document)
        for form in forms:
            try:
                give_lines([str(_exported(order, cleared, form, folder, force))])
            except WriteError as error:
                file = f"{name}{form.suffix}"
                say(str(error) if file in str(error) else f"{file} was not written. {error}")
                whole = False
    except RefusedError as error:
        say(str(error), *error.reasons)
        return False
    except ResignError as error:
        say(str(error))
        return False
    return whole


def _exported(order: Order, cleared: Cleared, form: registry.Format, folder: Path, force: bool) -> Path:
    kind = document_kinds()[cleared.document.name]
    data = written_as(order, cleared, form.name)
    written = export_file(folder / kind.folder, kind.name, form.suffix, data, replace=force)
    if written.kept:
        say(f"{written.kept} was there already and stays; the new file is {written.path.name}.")
    return written.path


def _fitting(names: tuple[str, ...], forms: tuple[str, ...]) -> dict[str, tuple[registry.Format, ...]]:
    """Which of these formats each document takes; one that takes none is told, UsageError when none takes any."""
    wanted = [registry.get(form) for form in forms]
    plan = {name: tuple(file_format for file_format in wanted if file_format.takes(name)) for name in names}
    without = [name for name, taken in plan.items() if not taken]
    sentences = [
        f"{capital(spoken(name))} cannot be written as {' or '.join(forms)}; choose another format." for name in without
    ]
    if len(without) == len(plan):
        raise UsageError(sentences[0])
    for sentence in sentences:
        say(sentence)
    return {name: taken for name, taken in plan.items() if taken}


def _warn_together(names: tuple[str, ...]) -> None:
    """The memo travels alone, at another hour than the letter."""
    if "hr-memo" in names and "letter" in names:
        say(one_line(together(), ""))
