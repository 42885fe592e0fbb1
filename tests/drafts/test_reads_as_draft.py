"""Which bytes read as a draft, and which never do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.toml_file import dumps, is_draft


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["sender.full_name", "company.name", "hr.policy_ref"]), st.text()))
def test_every_draft_that_is_written_reads_as_one(answers: dict[str, str]) -> None:
    assert is_draft(dumps(Draft(answers)))


@settings(deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_other_bytes_do_not(data: bytes) -> None:
    assert not is_draft(data) or b"schema" in data


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("schema = 1\n", True),
        ('schema = 0\n[sender]\nfull_name = "Ada"\n', True),
        ('schema = 9\n[sender]\nfull_name = "Ada"\n', True),
        ('schema = 1\n[sender]\nfull_name = "Ada"\n[odd]\na = 1\n', True),
        ('schema = 1\n[project]\nname = "x"\n', False),
        ('schema = "draft-07"\n[sender]\nfull_name = "Ada"\n', False),
        ('[sender]\nfull_name = "Ada"\n', False),
        ("", False),
    ],
)
def test_what_reads_as_a_draft(text: str, reads: bool) -> None:
    assert is_draft(text.encode()) is reads
