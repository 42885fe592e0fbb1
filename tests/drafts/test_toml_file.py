"""What a draft file says, and that nothing in it is ever dropped."""

import random
import tomllib
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft, Edit, Record, Value, WizardPlace
from resign_tui.core.errors import DraftError
from resign_tui.drafts.toml_file import LARGEST, dumps, loads

HAND_WRITTEN = b"""
schema = 1
[sender]
full_name = "Ann Lee"
start_date = 2021-03-01
nickname = "A"
[dates]
letter = 2026-11-02T00:00:00
last_working_day = "next fri"
[notice]
in_probation = true
contract_known = true
contract_value = 4
custom_value = 2.0
[letter]
cc = ["Bo", "Cy"]
[handover]
system = ["Feature store", { name = "Ranker", port = 8080, tags = ["a", "b"] }]
item = ["Rotate the keys"]
"""

texts = st.text(max_size=40)
clean = texts.map(lambda text: text.replace("\0", "").encode("utf-8", "ignore").decode())
nonempty = clean.filter(bool)
keys = st.text("abcdefgh_-. é\"'\n", min_size=1, max_size=8)
cells: st.SearchStrategy[Any] = clean | st.lists(clean, max_size=3).map(tuple)
records = st.lists(st.dictionaries(keys, cells, max_size=3), min_size=1, max_size=3).map(tuple)
scalars = clean | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.datetimes()
nested: st.SearchStrategy[Any] = st.recursive(
    scalars, lambda one: st.lists(one, max_size=3) | st.dictionaries(keys, one, max_size=3), max_leaves=6
)
extras = st.dictionaries(
    st.sampled_from(["theme", "odd key", "sender"]),
    st.dictionaries(st.sampled_from(["unheard", "of it", "x.y"]), nested, min_size=1, max_size=2),
    max_size=2,
)
drafts = st.builds(
    Draft,
    answers=st.fixed_dictionaries(
        {},
        optional={
            "sender.full_name": nonempty,
            "manager.name": nonempty,
            "content.adviser_paragraph": nonempty,
            "dates.letter": nonempty,
            "letter.cc": st.lists(clean, min_size=1, max_size=3).map(tuple),
            "triage.patterns": st.lists(clean, min_size=1, max_size=3).map(tuple),
            "handover.system": records,
            "handover.item": records,
        },
    ),
    edits=st.dictionaries(keys, st.builds(Edit, clean, st.dictionaries(keys, clean, max_size=2)), max_size=2),
    waived=st.frozensets(clean, max_size=3),
    place=st.builds(WizardPlace, clean, clean),
    extra=extras,
)


@settings(deadline=None)
@given(drafts)
def test_every_draft_comes_back_as_it_was(draft: Draft) -> None:
    written = dumps(draft)
    back = loads(written, "x.toml")
    assert back.draft == draft
    assert dumps(back.draft) == written


@settings(deadline=None)
@given(texts)
def test_only_what_no_file_can_hold_is_replaced(text: str) -> None:
    back = loads(dumps(Draft(answers={"sender.full_name": text + "."})), "x").draft.text("sender.full_name")
    assert len(back) == len(text) + 1
    assert all(
        one == other or (other == "\ufffd" and (one == "\0" or "\ud800" <= one <= "\udfff"))
        for one, other in zip(text, back, strict=False)
    )


@pytest.mark.parametrize(
    "text", ["a\r\nb", "a\rb", "\n\na\n", 'x"""y', "\\", "'''", "\x7f\x1b[31m", " a ", "tab\t", "\\u0041"]
)
def test_awkward_texts(text: str) -> None:
    assert (
        loads(dumps(Draft(answers={"content.adviser_paragraph": text})), "x").draft.text("content.adviser_paragraph")
        == text
    )


def test_lines_of_a_long_answer_stand_on_lines_of_their_own() -> None:
    assert b'"""\nOne\nTwo"""' in dumps(Draft(answers={"content.adviser_paragraph": "One\nTwo"}))


def test_a_hand_written_file() -> None:
    read = loads(HAND_WRITTEN, "mine.toml")
    ranker: Record = {"name": "Ranker", "port": "8080", "tags": ("a", "b")}
    systems: tuple[Record, ...] = ({"name": "Feature store"}, ranker)
    expected: dict[str, Value] = {
        "sender.full_name": "Ann Lee",
        "sender.start_date": "2021-03-01",
        "dates.letter": "2026-11-02",
        "dates.last_working_day": "next fri",
        "notice.in_probation": "true",
        "notice.contract_known": "yes",
        "notice.contract_value": "4",
        "notice.custom_value": "2.0",
        "letter.cc": ("Bo", "Cy"),
        "handover.system": systems,
        "handover.item": ({"text": "Rotate the keys"},),
    }
    assert read.draft.answers == expected
    assert read.draft.extra == {"sender": {"nickname": "A"}}
    assert read.notes == ("sender.nickname is not a question; it is kept as it is.",)
    assert not read.read_only


def test_what_is_no_answer_is_kept_and_does_not_stop_the_rest() -> None:
    data = (
        b'theme = "dark"\n[sender]\nfull_name = {x = 1}\n[letter]\ncc = ["Bo", [1]]\n'
        b'[handover]\nsystem = ["A", [2], {a = {b = 1}}]\n'
    )
    read = loads(data, "x.toml")
    assert read.draft.texts("letter.cc") == ("Bo",)
    assert read.draft.records("handover.system") == ({"name": "A"},)
    assert len(read.notes) == 4
    assert loads(dumps(read.draft), "x.toml").draft == read.draft


def test_an_answer_that_takes_the_place_of_a_kept_value_does_not_drop_it() -> None:
    read = loads(b"sender = 7\n[dates]\nletter = [1]\n", "x.toml")
    draft = read.draft.answer("sender.full_name", "Ann").answer("dates.letter", "today")
    tables = tomllib.loads(dumps(draft).decode())
    assert tables["sender"] == {"full_name": "Ann"}
    assert tables["kept"] == {"sender": 7, "dates.letter": [1]}
    again = loads(dumps(draft), "x.toml")
    assert again.notes == ()
    assert tomllib.loads(dumps(again.draft).decode()) == tables


@pytest.mark.parametrize("schema", ["0", "1", '"1"'])
def test_a_layout_of_ours_or_an_older_one_is_open(schema: str) -> None:
    read = loads(f'schema = {schema}\n[sender]\nfull_name = "Ann"\n'.encode(), "x.toml")
    assert (read.read_only, read.notes) == (False, ())
    assert read.draft.text("sender.full_name") == "Ann"


@pytest.mark.parametrize(
    ("schema", "words"),
    [("2", "newer version"), ('"99"', "newer version")]
    + [
        (value, "no number of a layout")
        for value in ("-1", "-3", '"one"', '"-1"', '""', "1.0", "1.5", "true", "[1]", "{}")
    ],
)
def test_any_other_layout_is_read_only_and_says_why(schema: str, words: str) -> None:
    read = loads(f'schema = {schema}\n[sender]\nfull_name = "Ann"\n'.encode(), "x.toml")
    assert read.read_only
    assert read.draft.text("sender.full_name") == "Ann"
    (note,) = read.notes
    assert words in note


def test_byte_order_mark_is_no_matter() -> None:
    assert loads(b'\xef\xbb\xbf[sender]\nfull_name = "Ann"\n', "x").draft.text("sender.full_name") == "Ann"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a = 1\nb = = 2\n", "line 2"),
        (b'a = "x', "breaks off"),
        (b"a = 1\n\xff\n", "line 2"),
        (b"a = " + b"[" * 50_000, "nested"),
        (b"a." * 500 + b"a = 1", "nested"),
        (b"a = " + b"1" * 5000, "makes no sense"),
        (b"a = 1\n<<<<<<< HEAD\nb = 1\n", "line 2 is the mark"),
        (b"\0" * 100, "line 1"),
        (b"#" * (LARGEST + 1), "larger"),
    ],
)
def test_no_draft(data: bytes, words: str) -> None:
    with pytest.raises(DraftError, match=words) as caught:
        loads(data, "mine.toml")
    assert "mine.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_huge_hexadecimal_numbers_do_no_harm() -> None:
    read = loads(b"[sender]\nfull_name = 0x" + b"f" * 9000 + b"\n", "x")
    assert read.draft.text("sender.full_name").startswith("0xff")


def test_damage_gives_a_draft_or_a_draft_error_without_answers() -> None:
    rnd = random.Random(4)
    secret = "Confidential wording"
    good = dumps(
        loads(HAND_WRITTEN, "x")
        .draft.answer("manager.name", secret)
        .edit("open_door.thanks", Edit(secret, MappingProxyType({"a.b": "c"})))
    )
    outcomes = {"read": 0, "refused": 0}
    for _ in range(1500):
        data = bytearray(good)
        where = rnd.randrange(len(data))
        how = rnd.randrange(6)
        if how == 0:
            del data[where:]
        elif how == 1:
            data[where] ^= 1 << rnd.randrange(8)
        elif how == 2:
            del data[where : where + rnd.randrange(60)]
        elif how == 3:
            data[where:where] = rnd.choice(
                [b"<<<<<<< HEAD\n", b"[[[[" * 900, b"\xff\xfe", b"{a={a={", b'"""', b"\r", b"inf", b"1e999"]
            )
        elif how == 4:
            data[where : where + 64] = bytes(64)
        else:
            data[where:where] = rnd.randbytes(rnd.randrange(1, 30))
        try:
            read = loads(bytes(data), "x.toml")
        except DraftError as error:
            outcomes["refused"] += 1
            assert secret not in str(error)
        else:
            outcomes["read"] += 1
            assert loads(dumps(read.draft), "x.toml").draft == read.draft or b"nan" in data
    assert min(outcomes.values()) > 50
