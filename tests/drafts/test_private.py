"""The private file beside the draft."""

from resign_tui.core.answers.draft import Draft, Edit, EvidenceChoices, WizardPlace
from resign_tui.drafts.private import join, split
from resign_tui.drafts.toml_file import dumps, loads

WHOLE = Draft(
    answers={"sender.full_name": "Ann", "hr.name": "Pat", "hr.policy_ref": "4.2", "content.adviser_paragraph": "Note"},
    edits={"mistreated.close": Edit("x", {"content.adviser_paragraph": "Note"}), "mistreated.open": Edit("y")},
    waived=frozenset({"tone"}),
    place=WizardPlace("words", "content.project"),
    seed=7,
    wording={"thanks": 2},
    evidence=EvidenceChoices(frozenset({"git:1"}), frozenset({"git:2"})),
    extra={"hr": {"odd": 1}, "theme": {"a": 1}, "hr_file": {"other": {"b": 2}}},
)
"""Everything that a draft can hold."""


def test_split_and_join_lose_nothing() -> None:
    main, hr = split(WHOLE)
    assert hr is not None
    assert b"Note" not in dumps(main)
    assert b"hr" not in dumps(main)
    joined, notes = join(loads(dumps(main), "a").draft, loads(dumps(hr), "b").draft)
    assert joined == WHOLE
    assert [name for name in Draft.__struct_fields__ if not getattr(WHOLE, name)] == []
    assert notes == ()


def test_the_contact_alone_makes_no_private_file() -> None:
    draft = Draft(answers={"hr.name": "Pat", "hr.email": "p@x.org"}, edits={"a.b": Edit("x", {"hr.name": "Pat"})})
    assert split(draft) == (draft, None)


def test_an_answer_in_both_files_is_kept_twice() -> None:
    joined, notes = join(Draft(answers={"hr.timing": "after_letter"}), Draft(answers={"hr.timing": "before_letter"}))
    assert joined.text("hr.timing") == "before_letter"
    assert len(notes) == 1
    main, hr = split(joined)
    assert hr is not None
    assert b"after_letter" in dumps(hr)
    assert b"letter" not in dumps(main)
