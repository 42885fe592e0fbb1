"""No link below a named folder is followed, wherever on the way to a file it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.survey import Survey
from tests.evidence.host import MAYA, NOW


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """A run over a folder that is itself named by a link, beside one with a secret."""
    (tmp_path / "real" / "plain").mkdir(parents=True)
    (tmp_path / "real" / "plain" / "file").write_text("said")
    (tmp_path / "outside" / "below").mkdir(parents=True)
    (tmp_path / "outside" / "below" / "file").write_text("zzcanaryzz")
    (tmp_path / "named").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "way").symlink_to(tmp_path / "outside")
    (tmp_path / "real" / "round").symlink_to(tmp_path / "real" / "plain")
    made = Survey(Identities.of(MAYA), NOW)
    made.roots = (tmp_path / "named",)
    return made


def test_a_named_link_is_what_the_person_meant(survey: Survey) -> None:
    (root,) = survey.roots
    assert survey.read(root / "plain" / "file", 10) == b"said"
    assert [entry.name for entry in survey.entries(root)] == ["plain"]
    assert not survey.troubles


@pytest.mark.parametrize("way", ["way/below", "round"])
def test_a_link_on_the_way_is_not_followed(survey: Survey, way: str) -> None:
    folder = survey.roots[0] / way
    for read in (survey.read, survey.read_start):
        with pytest.raises(Unreadable, match="behind a link"):
            read(folder / "file", 10)
    with pytest.raises(Unreadable, match="behind a link"):
        survey.read_ends(folder / "file", 10, 10)
    assert list(survey.entries(folder)) == []
    assert survey.troubles == [f"{folder.name} was not listed: it lies behind a link, and links are not followed."]


def test_a_link_that_is_named_as_well_is_read(survey: Survey) -> None:
    root = survey.roots[0]
    survey.roots = (root, root / "way")
    assert survey.read(root / "way" / "below" / "file", 20) == b"zzcanaryzz"


def test_the_name_of_a_folder_that_cannot_be_listed_is_printable(survey: Survey) -> None:
    list(survey.entries(survey.roots[0] / "a\x1b[2J\u202eb"))
    assert survey.troubles == ["a␛[2J‹U+202E›b was not listed: it is gone."]
    survey.told("c\nd\x9b was not read.")
    assert survey.troubles[-1] == "c d‹U+009B› was not read."
