"""Notebooks that no repository holds: their name and first heading, and nothing that their cells hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.sources.notebooks import KIND, parse
from resign_tui.evidence.survey import Store, Survey
from tests.evidence.disk import put_traps, write, write_json
from tests.evidence.host import read


def cell(kind: str, source: Any) -> dict[str, Any]:
    """A cell whose output holds what nobody may see."""
    return {"cell_type": kind, "source": source, "outputs": [{"text": ["token=zzcanaryzz\n"]}]}


NOTEBOOK = {
    "nbformat": 4,
    "cells": [
        cell("code", ['api_key = "zzcanaryzz"\n']),
        cell("markdown", ["Some words first.\n", "# Calibration of the ranker's scores\n", "## More\n"]),
        cell("code", "x = 1"),
    ],
}


def test_a_notebook_outside_git_goes_with_the_machine(tmp_path: Path) -> None:
    write_json(tmp_path / "scratch/calibration.ipynb", NOTEBOOK, days=3)
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert proposal.what == "calibration.ipynb: Calibration of the ranker's scores"
    assert proposal.note == (
        f"The notebook {tmp_path.name}/scratch/calibration.ipynb (“Calibration of the ranker's scores”) with 2 cells "
        "of code is in no git repository below the named folders. It was last changed on 24 Nov 2026."
    )
    assert dict(proposal.answers) == {"account.notebooks": "yes", "account.notebooks_which": "calibration.ipynb"}
    assert (proposal.row, proposal.priority, proposal.vanishes) == ("ET-12", "P0", True)


def _known(store: Store, survey: Survey) -> Iterator[Proposal]:
    survey.repositories.add(Repository(store.path, store.shown, has_remote=True))
    yield from ()


def test_what_git_tells_of_is_not_told_twice(tmp_path: Path) -> None:
    write_json(tmp_path / "recs/notebooks/eda.ipynb", NOTEBOOK)
    git = SourceKind("git", "git", lambda folder: ("",) if folder.path.name == "recs" else (), _known, first=True)
    assert read(tmp_path, [git, KIND]).proposals == ()


def test_a_repository_that_git_did_not_answer_for_is_no_reason_for_alarm(tmp_path: Path) -> None:
    write_json(tmp_path / "recs/notebooks/eda.ipynb", NOTEBOOK)
    (tmp_path / "recs/.git").mkdir()
    assert read(tmp_path, [KIND]).proposals == ()


def test_copies_that_jupyter_makes_are_left_out(tmp_path: Path) -> None:
    write_json(tmp_path / ".ipynb_checkpoints/eda-checkpoint.ipynb", NOTEBOOK)
    assert read(tmp_path, [KIND]).proposals == ()


def test_many_notebooks_are_told_together(tmp_path: Path) -> None:
    for number in range(15):
        write_json(tmp_path / f"try-{number:02}.ipynb", NOTEBOOK, days=number)
    proposals = read(tmp_path, [KIND]).proposals
    assert len(proposals) == 13
    assert proposals[0].source.object == "try-00.ipynb"
    assert proposals[-1].note == (
        f"{tmp_path.name} also has 3 older notebooks, in no git repository below the named folders: "
        "try-12.ipynb, try-13.ipynb, try-14.ipynb. Read on 27 Nov 2026."
    )


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        ([cell("markdown", "# One ##\ntext")], "One"),
        ([cell("markdown", "#\n\n### Three")], "Three"),
        ([cell("markdown", "no heading"), cell("raw", "# raw")], ""),
        ([cell("code", "# a comment of code")], ""),
    ],
)
def test_the_first_heading_in_text_counts(cells: list[dict[str, Any]], heading: str) -> None:
    assert parse(json.dumps({"nbformat": 4, "cells": cells}).encode()).heading == heading


def test_the_older_form_is_read() -> None:
    sheets = [{"cells": [cell("heading", ["Clicks per slot"]), {"cell_type": "code", "input": ["zzcanaryzz"]}]}]
    notebook = parse(json.dumps({"nbformat": 3, "worksheets": sheets}).encode())
    assert (notebook.heading, notebook.code_cells) == ("Clicks per slot", 1)


def test_a_heading_that_holds_a_secret_is_not_told(tmp_path: Path) -> None:
    key = "AKIA" + "ZZCANARYZZ" + "ABCDEF"
    write_json(tmp_path / "a.ipynb", {"nbformat": 4, "cells": [cell("markdown", f"# key {key}")]})
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert proposal.what == "a.ipynb"


@pytest.mark.parametrize("content", [b"", b"[" * 200_000, b"{}", b"\xff\xfe", b'{"cells": 5}'])
def test_what_cannot_be_read_is_still_told_by_name(tmp_path: Path, content: bytes) -> None:
    write(tmp_path / "a.ipynb", content)
    got = read(tmp_path, [KIND])
    assert [proposal.what for proposal in got.proposals] == ["a.ipynb"]
    assert len(got.troubles) == 1
    assert got.troubles[0].endswith("; its heading is not told.")


def test_no_pipe_is_waited_for_and_no_link_followed(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    put_traps(write(folder / "pipe.ipynb"), tmp_path / "nowhere")
    put_traps(write(folder / "link.ipynb"), write_json(tmp_path / "elsewhere.ipynb", NOTEBOOK))
    assert read(folder, [KIND]).proposals == ()


WHOLE = json.dumps(NOTEBOOK).encode()


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_damaged_notebook_is_read_or_refused(end: int, at: int, bits: int) -> None:
    data = bytearray(WHOLE)
    data[at] ^= bits
    with suppress(Unreadable):
        assert "zzcanaryzz" not in parse(bytes(data[:end])).heading
