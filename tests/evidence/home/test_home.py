"""A whole home: what is accepted of it stands in the handover as it was proposed."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.evidence.accepting import accept
from resign_tui.core.handover.rows import row_ids
from resign_tui.evidence.reading import LEFT_OUT
from tests.evidence.home.home_host import KEY, read_home, records
from tests.evidence.home.test_key_files import FILES
from tests.evidence.home.test_schedules import CRONTAB
from tests.evidence.home.test_ssh import CONFIG
from tests.evidence.host import CANARY, Read


def _whole(tmp_path: Path) -> Read:
    files = {path: text for path, (text, _) in FILES.items()}
    files |= {".ssh/config": CONFIG, ".ssh/id_ed25519": KEY, ".bashrc": "export OPENAI_API_KEY=zzcanaryzz\n"}
    return read_home(tmp_path, files | {".password-store/ml/db.gpg": "zz", "team.kdbx": "zz"}, CRONTAB)


def test_each_proposal_has_an_id_of_its_own_and_the_same_in_the_next_run(tmp_path: Path) -> None:
    first = [proposal.id for proposal in _whole(tmp_path).proposals]
    assert len(set(first)) == len(first) > 40
    assert [proposal.id for proposal in _whole(tmp_path).proposals] == first


def test_columns_choices_rows_and_lengths_are_those_of_the_handover(tmp_path: Path) -> None:
    columns = {column.key: column for column in catalogue.fields()["handover.access"].columns}
    kinds = {choice.value for choice in columns["kind"].choices}
    rows = row_ids()
    for proposal in _whole(tmp_path).proposals:
        assert proposal.row in rows
        assert proposal.fields.keys() <= columns.keys()
        assert proposal.fields.keys() == proposal.origins.keys()
        assert not proposal.record or proposal.fields["kind"] in kinds
        assert len(proposal.what) <= 70
        assert all(question.startswith("account.") for question in proposal.answers)
        assert LEFT_OUT not in (proposal.what, proposal.note, proposal.why)


def test_all_of_it_accepted_gives_each_place_once_and_no_value(tmp_path: Path) -> None:
    got = _whole(tmp_path)
    draft = Draft()
    for proposal in got.proposals:
        draft = accept(draft, proposal)
    assert len(draft.records("handover.access")) == len(records(got))
    assert draft.text("account.bots_which") == "backfill.py (cron), label-bot (cron), curl (cron)"
    assert CANARY not in repr(draft).lower()
