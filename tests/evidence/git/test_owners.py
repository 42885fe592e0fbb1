"""CODEOWNERS in the forms of GitHub and of GitLab: which lines name the person alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence.sources.repository.owners import Rule, only_mine, sections
from tests.evidence.git.made import JUN, Commit, Made, look, of_row
from tests.evidence.host import MAYA

ME = Identities.of(MAYA)
GITHUB = """\
# the last match counts
*                 @northpier/ranking
/recs/losses/     @mhale
/tools/           maya.hale@northpier.example
/deploy/          @mhale @jpark
/docs/            @jpark
/recs/losses/README.md
"""
PATHS = ("recs/losses/listwise.py", "recs/losses/README.md", "tools/backfill.py", "deploy/k8s.yaml", "docs/a.md")


def test_lines_of_github() -> None:
    """By handle and by address; two owners, a team and a line without owners are not the person alone."""
    assert only_mine(GITHUB, ME, PATHS) == ["/recs/losses/", "/tools/"]


def test_a_line_that_a_later_one_overrules_everywhere() -> None:
    """It gives nothing."""
    assert only_mine("/tools/ @mhale\n* @jpark\n", ME, PATHS) == []


def test_a_line_for_files_that_are_gone() -> None:
    """It gives nothing."""
    assert only_mine("/old/ @mhale\n", ME, PATHS) == []


def test_sections_of_gitlab_hand_their_owners_down() -> None:
    """Heads are no paths, with a number of approvals too; each section rules by itself."""
    text = "[Models][2] @mhale\n/recs/\n/tools/ @jpark\n\n^[Docs]\ndocs/ @mhale # for now\n*.yaml @jpark\n"
    assert sections(text) == [
        [Rule("/recs/", ("@mhale",)), Rule("/tools/", ("@jpark",))],
        [Rule("docs/", ("@mhale",)), Rule("*.yaml", ("@jpark",))],
    ]
    assert only_mine(text, ME, PATHS) == ["/recs/", "docs/"]


def test_exclusions_of_gitlab() -> None:
    """What is excluded has no owner in that section."""
    assert only_mine("[All]\n*.md @mhale\n!docs/\n!/recs/\n", ME, PATHS) == []


def test_escaped_blanks() -> None:
    """They belong to the name."""
    text = "/my\\ models/*.py @mhale\n/other\\ ones/ @jpark\n"
    assert only_mine(text, ME, ("my models/a.py", "other ones/b.py")) == ["/my models/*.py"]


@pytest.mark.parametrize("pattern", ["[z-", "[z-a]", "*a*a*a*a*a*a", "x" * 400])
def test_patterns_that_cannot_be_read(pattern: str) -> None:
    """They are left out, and the others count."""
    assert only_mine(f"{pattern} @mhale\n/tools/ @mhale\n", ME, PATHS) == ["/tools/"]


def test_handles_that_only_begin_alike() -> None:
    """They are somebody else."""
    assert only_mine("/tools/ @mhale2\n/docs/ @mhale/team\n", ME, PATHS) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="[]^!*?/\\ @mhale#\n\x00é", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """It may give nothing."""
    only_mine(text, ME, PATHS)


def test_the_only_owner_becomes_a_question(recs: Made, work: Path) -> None:
    """As a guess, for the account and for who can deploy."""
    recs.add([Commit(JUN, "2026-01-01", {".github/CODEOWNERS": GITHUB, **dict.fromkeys(PATHS, "1\n")})]).pushed()
    (proposal,) = of_row(look(work), "IA-04")
    assert proposal.confidence == "guess"
    assert dict(proposal.answers) == {
        "account.sole_admin": "yes",
        "account.sole_admin_which": "code owner of /recs/losses/, /tools/ in recs",
    }
    assert proposal.note == (
        ".github/CODEOWNERS of recs names one code owner only for /recs/losses/, /tools/. "
        "They need a second one, or merges wait for a person who is gone. Read on 27 Nov 2026."
    )
    assert "jpark" not in look(work).text
