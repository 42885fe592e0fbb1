"""Passwords as people write them are found, and sentences that only speak of passwords are left alone."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resign_tui
from resign_tui.core.answers.leaks import hits_in, leaks_in
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.secrets import prose
from resign_tui.core.secrets.cues import cues
from resign_tui.core.secrets.patterns import MARK, doubts, find, mask
from resign_tui.exports.gate import all_texts
from tests.core.secrets.sentences import HALVES, Sentence, leaking, ordinary
from tests.personas import personas

DATA = Path(__file__).parents[2] / "data"
REPOSITORY = Path(__file__).parents[3]
ALL_LEAKING = tuple(sentence for half in HALVES for sentence in leaking(half))

WRITTEN_OUT = (
    "the password is Wint3r!2025",
    "login svc-train, pw: Tr4in!ng2024",
    "root on gpu-box, pass: Hunt3r!22x",
    "- **Password:** Wint3r!2025",
    "DB_PASS=Tr4in!ng2024",
    "Password (staging): Wint3r!2025",
    "Jenkins admin:Wint3r!2025",
)
"""Hardly anything else than a password is written like this."""


def seen(sentence: Sentence) -> bool:
    """Whether every secret of a sentence is found, all of it but marks at its end."""
    found = [sentence.text[hit.start : hit.end] for hit in hits_in(sentence.text)]
    return all(
        any(secret.rstrip("!?#*") in part or (part in secret and len(part) >= 0.8 * len(secret)) for part in found)
        for secret in sentence.secrets
    )


@pytest.mark.parametrize("half", HALVES)
def test_nine_in_ten_passwords_are_found(half: str) -> None:
    sentences = leaking(half)
    assert len(sentences) >= 75
    assert sum(map(seen, sentences)) >= 0.9 * len(sentences)


@pytest.mark.parametrize("half", HALVES)
def test_hardly_an_ordinary_sentence_is_asked_about(half: str) -> None:
    sentences = ordinary(half)
    assert len(sentences) >= 200
    assert sum(bool(hits_in(text)) for text in sentences) <= len(sentences) / 100


@pytest.mark.parametrize("half", HALVES)
def test_what_is_masked_at_once_is_never_an_ordinary_sentence(half: str) -> None:
    assert [text for text in ordinary(half) if find(text)] == []


@pytest.mark.parametrize("text", WRITTEN_OUT)
def test_a_password_written_out_is_masked(text: str) -> None:
    secret = text.rsplit(maxsplit=1)[-1].rpartition("=")[2].rpartition(":")[2]
    assert secret[-4:] not in mask(text)
    assert MARK in mask(text)
    assert doubts(text, find(text)) == ()


@pytest.mark.parametrize("text", ["PIN: 4711", "Passphrase: correct horse battery staple", "pw: letmein"])
def test_what_could_be_something_else_is_a_doubt_and_stays_as_it_was_typed(text: str) -> None:
    assert mask(text) is text
    (leak,) = leaks_in(text)
    assert leak.doubt
    assert leak.beginning == text.partition(": ")[2][: len(leak.beginning)]


def test_two_doubts_that_begin_alike_are_told_apart() -> None:
    first, second = (leaks_in(f"the PIN is {digits}")[0] for digits in ("4711", "4799"))
    assert first.beginning == second.beginning
    assert first.doubt != second.doubt
    assert "4711" not in repr(first)


def test_no_shipped_text_is_asked_about() -> None:
    package = Path(resign_tui.__file__).parent
    folders = (package / "data", package / "ui", package / "cli", DATA / "letters", DATA / "review", DATA / "notice")
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in _TEXTS]
    files += [DATA / "personas.toml", DATA / "hostile.json", REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md"]
    files = [path for path in files if path.parent.name != "secrets"]
    assert len(files) > 200
    asked = {path.name: hits for path in files if (hits := hits_in(path.read_text(encoding="utf-8")))}
    assert asked == {}


def test_a_pair_is_found_as_far_behind_its_name_as_it_may_stand() -> None:
    text = f"login ({'x' * 60}): \n        {'u' * 40} / Wint3r!2025"
    assert [text[hit.start : hit.end] for hit in hits_in(text)] == ["Wint3r!2025"]


def test_no_document_of_a_persona_is_asked_about() -> None:
    documents = [compose(persona.departure, name) for persona in personas().values() for name in document_kinds()]
    assert len(documents) > 50
    texts = {text for document in documents for text in all_texts(document)}
    assert [hit for text in texts for hit in hits_in(text)] == []


_TEXTS = {".toml", ".j2", ".txt", ".md", ".py", ".typ", ".html", ".yml"}

PIECES = st.sampled_from(
    (
        *"'\"`([{*_:=/ \n-.,;|…#",
        *("password", "pw", "PIN", "passphrase", "login", "root", "api key", "recovery codes", "mot de passe", "密码"),
        *(" is ", " for ", " in ", "Wint3r!2025", "4711", "hunter22", "correct horse", "curl -u a:", "--password "),
        *("aB3", "İ", "ß", "é", "\u0301", "\ud800", "\0"),
    )
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_can_be_looked_at(text: str) -> None:
    hits = hits_in(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in itertools.pairwise(hits))
    clean = mask(text)
    assert find(clean) == ()
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues(text))


@settings(max_examples=60)
@given(st.sampled_from(ALL_LEAKING), st.sampled_from(("", "Note: ", "- ", "1. ", "\t", "« ", "Ask Priya. ")))
def test_it_is_found_wherever_the_sentence_stands(sentence: Sentence, before: str) -> None:
    whole = f"The serving box is gpu-17.\n{before}{sentence.text}\nTell Priya when it is done."
    assert seen(Sentence(whole, sentence.secrets)) or not seen(sentence)


HOSTILE = (
    "password ",
    "pw: ",
    "the pin is ",
    "login a/",
    "log in as a with ",
    "passphrase is a b c d ",
    "password for a b c d e f ",
    "password (aaa",
    "'password' is '",
    'password is "aaaa ',
    "recovery codes: abcd1-",
    "A1!aA1!aA1!a password ",
    "x is the password ",
    "parola d'ordine è ",
    "密码是",
    "curl -u ",
    "mysql -u a ",
    "--password ",
    "?token=",
    "otpauth://a?",
    "machine a login b password ",
    "a" * 50,
    "'" * 50,
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_linear_time(piece: str) -> None:
    prose.find("password: none")
    taken = []
    for size in (3_000, 30_000):
        text = piece * (size // len(piece))
        start = time.process_time()
        find(text)
        taken.append(time.process_time() - start)
    # Ten times the text: quadratic work would be a hundred times as much.
    assert taken[1] < max(0.5, 35 * taken[0])


def test_a_whole_handover_is_looked_at_in_a_moment() -> None:
    text = "\n".join(ordinary(HALVES[0]) + ordinary(HALVES[1]))
    prose.find(text)
    start = time.process_time()
    prose.find(text)
    assert time.process_time() - start < 0.25
