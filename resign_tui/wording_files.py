"""The person's own letters and words of the house: small files in the settings folder, read once at the start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from resign_tui.core.errors import UsageError
from resign_tui.core.letter.own import Fault, OwnTemplate, OwnWording, Phrases
from resign_tui.ordinary_files import reason

FOLDER = "templates"
PHRASES = "phrases.toml"

_LARGEST = 64 * 1024
_MOST = 50


def load(config: Path) -> tuple[OwnWording, tuple[str, ...]]:
    """What can be used of it, and one sentence for words of the house that cannot; nothing here raises."""
    templates: dict[str, OwnTemplate] = {}
    faults: dict[str, str] = {}
    for path in template_files(config):
        template, found = template_in(path)
        if template is not None:
            templates[path.stem] = template
        elif found:
            faults[path.stem] = found[0].told(path.name)
    phrases, found = phrases_in(config / PHRASES)
    notes = (f"{found[0].told(str(config / PHRASES))} Our own words stand until then.",) if found else ()
    return OwnWording(MappingProxyType(templates), MappingProxyType(faults), phrases), notes


def template_files(config: Path) -> tuple[Path, ...]:
    """The templates in the settings folder, by name; hidden files are none."""
    try:
        return tuple(sorted(_templates(config / FOLDER)))[:_MOST]
    except OSError:
        return ()


def template_in(path: Path) -> tuple[OwnTemplate | None, tuple[Fault, ...]]:
    """The template in a file, and everything wrong with it."""
    from resign_tui.core.letter import own_reading  # most people have nothing of their own

    text, faults = _text(path)
    return own_reading.read_template(path.stem, text) if text is not None else (None, faults)


def phrases_in(path: Path) -> tuple[Phrases, tuple[Fault, ...]]:
    """The words of the house in a file, none where there is no file, and everything wrong with it."""
    with suppress(OSError):  # reading it says why
        if not path.exists():
            return Phrases(), ()
    from resign_tui.core.letter import own_reading

    text, faults = _text(path)
    return own_reading.read_phrases(text) if text is not None else (Phrases(), faults)


def named(config: Path, file: str) -> Path:
    """The file that is meant by a path, or by the name of a template; UsageError where there is none."""
    for path in (Path(file), config / FOLDER / f"{file}.toml", config / FOLDER / file, config / file):
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):
            continue
    raise UsageError(f"There is no template {file!r}; `resign-tui template list` names those in {config / FOLDER}.")


def _templates(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.suffix == ".toml" and not path.name.startswith(".") and path.is_file():
            yield path


def _text(path: Path) -> tuple[str | None, tuple[Fault, ...]]:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            return None, (Fault(f"it is larger than {_LARGEST // 1024} KiB; a template is a few lines."),)
        return data.decode("utf-8-sig").replace("\r\n", "\n"), ()
    except UnicodeDecodeError:
        return None, (Fault("it is not UTF-8; save it as UTF-8."),)
    except OSError as error:
        return None, (Fault(f"it cannot be read: {reason(error)}."),)
