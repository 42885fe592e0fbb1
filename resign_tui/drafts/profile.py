"""What the person asked to be kept for the next departure: who they are, in one small file of the settings folder."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.leaks import scrub
from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import Kind, Seen, erase, look, private_folder, write_private
from resign_tui.drafts.load import read_bytes
from resign_tui.drafts.toml_file import dumps, loads

NAME = "profile.toml"

CALLED = {
    "sender.full_name": "name",
    "sender.short_name": "the name you sign with",
    "sender.role": "job title",
    "sender.address": "address",
    "sender.city_region_postcode": "address",
    "sender.email": "e-mail",
    "sender.phone": "phone",
    "locale.jurisdiction": "place",
    "locale.region": "place",
}
"""The answers that are about the person, not about one departure or contract, and what each is called."""


def profile_path(config: Path) -> Path:
    """Where the profile lies in the settings folder."""
    return config / NAME


def of_draft(draft: Draft) -> Draft:
    """What of a draft a profile keeps; no secret."""
    kept = {key: draft.text(key) for key in CALLED}
    return scrub(Draft({key: text for key, text in kept.items() if text.strip()}))


def keep(config: Path, draft: Draft) -> Draft:
    """Keep what a draft says of the person in place of what was kept before; what is kept now. Nothing known is no
    reason to write. Raises WriteError, and DraftError when what stands there cannot be read; that is not replaced.
    """
    profile = of_draft(draft)
    if profile.answers:
        seen = standing(config)
        if seen is not None and seen.kind is not Kind.FILE:
            raise WriteError(f"{seen.path} is {seen.kind.value} and was not overwritten; move it away.")
        kept(config)
        private_folder(config)
        write_private(profile_path(config), dumps(profile), replace=True)
    return profile


def kept(config: Path) -> Draft:
    """What is kept, empty when nothing is. Raises DraftError when the file cannot be read."""
    data = read_bytes(profile_path(config))
    return Draft() if data is None else of_draft(loads(data, NAME).draft)


def standing(config: Path) -> Seen | None:
    """What stands where the profile lies; None when nothing is kept. Raises WriteError."""
    return look(profile_path(config))


def forget(seen: Seen) -> bool:
    """Overwrite and delete the profile that was seen; whether it was overwritten. Raises WriteError."""
    return erase(seen).overwritten


def filled(draft: Draft, profile: Draft) -> Draft:
    """A draft with the profile's answers where it has none of its own."""
    empty = {key: value for key, value in profile.answers.items() if not draft.answers.get(key)}
    return reduce(lambda one, answer: one.answer(*answer), empty.items(), draft)


def called(field_ids: Iterable[str]) -> str:
    """What these answers are called, in one phrase."""
    given = set(field_ids)
    return ", ".join(dict.fromkeys(name for field_id, name in CALLED.items() if field_id in given))


def remark(config: Path) -> tuple[str, ...]:
    """What to say of the profile where a draft is forgotten; nothing when there is none."""
    try:
        profile = kept(config)
    except DraftError:
        return (f"{profile_path(config)} may name you as well; `resign-tui profile forget` deletes it.",)
    if not profile.answers:
        return ()
    return (f"Your profile still holds {called(profile.answers)}; `resign-tui profile forget` deletes it.",)
