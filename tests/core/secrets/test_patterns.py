from __future__ import annotations

import importlib
import itertools
import random
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.secrets import judgement, patterns
from resign_tui.core.secrets.patterns import MARK, SecretMatch, find, mask, masked
from resign_tui.core.secrets.shapes import KEY_BEGIN, KEY_END, PATTERNS
from tests.secret_lookalikes import HARMLESS, PROSE
from tests.secret_samples import EXACT, SCANNED

parser: Any = importlib.import_module("re._parser")
constants: Any = importlib.import_module("re._constants")

MAKERS = st.sampled_from(sorted(EXACT))
SEEDS = st.integers(0, 10**6)
WORDS = st.sampled_from(("", "Please rotate ", "the old one (", "«", "see\n", "\t- ", "K8s: ", "🔑 ", "é, "))
AFTER = st.sampled_from(("", " and tell Priya.", ")", "\nthen remove it", ", thanks", " » ", "."))


def made(kind: str, seed: int = 1) -> tuple[str, str]:
    return {**EXACT, **SCANNED}[kind](random.Random(f"{kind} {seed}"))


def cut(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(text)]


@pytest.mark.parametrize("kind", sorted(EXACT))
def test_every_kind_is_found_whole(kind: str) -> None:
    for seed in range(40):
        text, key = made(kind, seed)
        found = cut(text)
        # A password may end in a sign that also ends a sentence.
        assert any(key in one or key.rstrip("!") == one for one in found), kind


@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_names_of_things_are_left_alone(kind: str) -> None:
    for seed in range(40):
        text = HARMLESS[kind](random.Random(f"{kind} {seed}"))
        assert find(text) == ()
        assert mask(text) is text


@pytest.mark.parametrize("text", PROSE)
def test_words_about_secrets_are_left_alone(text: str) -> None:
    assert cut(text) == []


@pytest.mark.parametrize(
    ("value", "secret"),
    [
        ("Winter#" + "2026", True),
        ("hunter2" + "two", True),
        ("tigers-" + "2026", True),
        ("open" + "!sesame", True),
        ("12345" + "678", True),
        ("qXzBwLkPvRtYnMsD" + "hJ", True),
        ("correcthorsebattery", False),
        ("ResetByPlatformTeam", False),
        ("rotated-by-the-platform-team", False),
        ("**rotated by platform**", False),
        ("[redacted]", False),
        ("changeme", False),
        ("2026-11-22", False),
        ("~/.config/keys2", False),
        ("short1!", False),
    ],
)
def test_what_follows_a_password_sign_is_judged(value: str, secret: bool) -> None:
    assert bool(find(f"password: {value}")) is secret


@pytest.mark.parametrize("value", ["mlops-2026", "step120000", "hf_token_prod2", "gpt4-deploy", "k8s-ml"])
def test_a_name_after_token_or_secret_is_a_name(value: str) -> None:
    assert find(f"token: {value}") == find(f"secret = {value}") == ()


def test_a_connection_string_loses_its_password_only() -> None:
    password = "Ab1" + "xY7" * 3
    text = f"Server=db.internal;User Id=trainer;Password={password};Encrypt=True"
    assert mask(text) == f"Server=db.internal;User Id=trainer;Password={password[:4]}{MARK};Encrypt=True"


def test_a_wandb_key_is_told_from_a_commit_by_the_words_around_it() -> None:
    key = "a1b2c3d4e5" * 4
    assert cut(f"wandb key: {key}") == [key]
    assert cut(f"WANDB login with {key}") == [key]
    assert cut(f"{key} is the wandb api key") == [key]
    assert cut(f"wandb, commit {key}") == []
    assert cut(f"wandb and then a good many other words {key}") == []
    assert cut(f"{key}") == []


def test_a_private_key_is_masked_as_one_block() -> None:
    block, _ = made("private_key")
    text = f"Deploy key:\n{block}\nowner: Priya"
    assert cut(text) == [block]
    assert mask(text) == f"Deploy key:\n----{MARK}\nowner: Priya"


def test_a_private_key_that_was_cut_off_ends_with_its_rows() -> None:
    block, _ = made("private_key")
    cut_off = "\n".join(block.split("\n")[:5])
    assert mask(f"{cut_off}\n\nThat is all I have.") == f"----{MARK}\n\nThat is all I have."


def test_two_private_keys_keep_what_stands_between_them() -> None:
    first, second = made("private_key", 1)[0], made("private_key", 2)[0]
    assert mask(f"{first}\nand\n{second}") == f"----{MARK}\nand\n----{MARK}"


def test_four_characters_stay_but_never_more_than_half() -> None:
    text, key = made("hugging_face")
    assert mask(f"it was {text}, sorry") == f"it was {key[:4]}{MARK}, sorry"
    assert mask("redis://me:" + "ab1x" + "@cache/0") == f"redis://me:ab{MARK}@cache/0"


def test_a_hit_says_nothing_of_the_secret() -> None:
    text, key = made("github")
    (hit,) = find(text)
    assert hit == SecretMatch(0, len(key), "GitHub token")
    assert key[4:12] not in repr(hit)


@given(st.lists(st.tuples(WORDS, MAKERS, SEEDS, AFTER), min_size=1, max_size=4), st.text(max_size=40))
def test_masking_is_done_once_and_for_all(parts: list[tuple[str, str, int, str]], noise: str) -> None:
    text = noise.join(before + made(kind, seed)[0] + after for before, kind, seed, after in parts)
    clean = mask(text)
    assert find(clean) == ()
    assert mask(clean) == clean


@given(st.text(max_size=60), MAKERS, SEEDS, st.text(max_size=60))
def test_text_around_a_secret_is_untouched(before: str, kind: str, seed: int, after: str) -> None:
    text, key = made(kind, seed)
    whole = f"{before}\n{text}\n{after}"
    clean = masked(whole, find(whole))
    start = text.index(key) + len(before) + 1
    assert clean.startswith(mask(before) + "\n" + text[: text.index(key)])
    assert clean.endswith("\n" + mask(after))
    assert key not in clean[start:]


@given(st.text(alphabet=st.sampled_from("aK9_-=:/@.;,\"'…[({$ \n" + "password://wandb sk-hf_token"), max_size=200))
def test_any_text_can_be_masked(text: str) -> None:
    clean = mask(text)
    assert find(clean) == ()
    hits = find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in itertools.pairwise(hits))
    if not hits:
        assert clean is text


def _repeats(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every repetition of a parsed expression, with the operator and its upper bound."""
    if isinstance(node, parser.SubPattern):
        for operator, argument in node.data:
            if operator in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
                yield operator, argument[1]
            yield from _repeats(argument)
    elif isinstance(node, (tuple, list)):
        for one in node:
            yield from _repeats(one)


def is_linear(expression: str, flags: int) -> bool:
    """Whether all that may be long is possessive, and what may be tried again is short."""
    return all(
        operator is constants.POSSESSIVE_REPEAT or (bound is not constants.MAXREPEAT and bound <= 200)
        for operator, bound in _repeats(parser.parse(expression, flags))
    )


def test_no_pattern_can_run_away() -> None:
    expressions = [pattern.expression for pattern in PATTERNS] + [KEY_BEGIN, KEY_END]
    assert len(expressions) > 15
    assert [one.pattern for one in expressions if not is_linear(one.pattern, one.flags)] == []
    assert sum(len(list(_repeats(parser.parse(one.pattern, one.flags)))) for one in expressions) > 20


@pytest.mark.parametrize("planted", [r"(?:a+)+b", r"a.*b", r"a{3,999}b", r"x(?=y*z)"])
def test_a_pattern_that_could_run_away_is_seen(planted: str) -> None:
    assert not is_linear(planted, 0)


HOSTILE = (
    "token=",
    "token=aaaaaaaa;",
    "password: ",
    "eyJ",
    "-eyJaaaaaaaa.bbbbbbbbb.",
    "://",
    "a://b:c",
    "sk-",
    "wandb a1",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\n" + "A" * 30 + "\n",
    "hf_",
    "…password=",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_length(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = 0
    judge = judgement.trimmed

    def counted(value: str) -> str:
        nonlocal judged
        judged += len(value)
        return judge(value)

    monkeypatch.setattr(judgement, "trimmed", counted)
    monkeypatch.setattr(patterns, "trimmed", counted)
    text = piece * (300_000 // len(piece))
    start = time.process_time()
    mask(text)
    # Quadratic work on this much text would take minutes; the bound leaves room for the slowest machine.
    assert time.process_time() - start < 5
    assert judged <= 8 * len(text)


def test_a_clean_text_meets_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> Any:
        raise AssertionError("a pattern was run")

    letter = next(one for one in PROSE if one.startswith("I am writing"))
    monkeypatch.setattr(patterns, "_run", never)
    assert find(letter) == ()
    with pytest.raises(AssertionError):
        find("token: none")


def test_every_literal_belongs_to_its_pattern() -> None:
    for pattern in PATTERNS:
        assert pattern.literals
        assert all(literal == literal.lower() for literal in pattern.literals)
    kinds = {hit.kind for kind in EXACT for hit in find(made(kind)[0])}
    assert {pattern.kind for pattern in PATTERNS} | {"private key", "password"} == kinds | {
        hit.kind for kind in SCANNED for hit in find(made(kind)[0])
    }
