from __future__ import annotations

import json
import random
import re
import time
import tomllib
from base64 import b64encode, urlsafe_b64encode
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from resign_tui.core.secrets import candidates
from resign_tui.core.secrets.candidates import Rule, has_candidate, table
from resign_tui.core.secrets.patterns import find
from resign_tui.core.secrets.scanner import PACKAGE, Scanner
from tests.core.secrets.derive import derived, relaxed
from tests.core.secrets.rule_patterns import python_pattern
from tests.core.secrets.shared import shared
from tests.secret_lookalikes import HARMLESS, PROSE
from tests.secret_samples import EXACT, SCANNED

DATA = Path(__file__).parents[2] / "data"
SENTENCES = (
    "The key is {} for now.",
    "Jonas keeps it as\n{}\nand rotates it in May.",
    "- serving: box 7, ({}), ask Priya\n- wandb: churn",
    "Key “{}”, rotate é",
)
FAMILIES = 8


@cache
def rules() -> Any:
    """The rules as they are compiled in the scanner."""
    native: Any = shared()._native
    return native.rules


def patterns() -> list[tuple[str, str]]:
    """Every rule that is told, and the pattern it detects with."""
    visible = [rule["id"] for rule in rules().metadata() if rule["visible"]]
    return [(name, rules().detail(name)["detection_regex"]) for name in visible]


def drawn(pattern: str, count: int) -> list[str]:
    """Texts with a match of the pattern in them."""
    texts: list[str] = []

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(re.compile(pattern, re.ASCII), alphabet=st.characters(min_codepoint=9, max_codepoint=126)))
    def draw(text: str) -> None:
        texts.append(text)

    draw()
    return texts


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings(part)]


def test_the_table_is_of_the_scanner_and_the_rules_that_we_have() -> None:
    """Where this fails: python -m tests.core.secrets.derive"""
    assert table() == derived(rules(), import_module(PACKAGE).__version__)


@pytest.mark.parametrize("family", range(FAMILIES))
def test_whatever_a_rule_matches_has_a_candidate(family: int) -> None:
    checked, told = 0, 0
    for name, pattern in patterns()[family::FAMILIES]:
        for text in drawn(python_pattern(pattern), 3):
            assert candidates._may_match(text), (name, text)
            whole = random.Random(text).choice(SENTENCES).replace("{}", text)
            if list(shared()._matches(whole)):
                told += 1
                assert has_candidate(whole), (name, whole)
        checked += 1
    assert checked >= 450 // FAMILIES
    assert told >= checked


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_where_there_is_no_candidate_the_scanner_finds_nothing(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted({**EXACT, **SCANNED})))
    key, _ = {**EXACT, **SCANNED}[kind](data.draw(st.randoms(use_true_random=False)))
    cut = data.draw(st.integers(0, len(key)))
    text = data.draw(
        st.sampled_from((key, key[:cut], key[cut:], key.upper(), f"{key[:cut]} {key[cut:]}", f"{key}{key}"))
    )
    whole = f"{data.draw(st.text(max_size=20))}{text}{data.draw(st.text(max_size=20))}"
    assert has_candidate(whole) or not list(shared()._matches(whole))


@pytest.mark.parametrize("kind", sorted(SCANNED))
def test_every_kind_of_key_is_a_candidate(kind: str) -> None:
    for seed in range(20):
        text, key = SCANNED[kind](random.Random(f"{kind} {seed}"))
        assert all(has_candidate(sentence.replace("{}", text)) for sentence in SENTENCES), key


@pytest.mark.parametrize("encode", [b64encode, urlsafe_b64encode])
def test_a_key_in_base64_is_a_candidate_too(encode: Any) -> None:
    key, _ = SCANNED["groq"](random.Random(1))
    for before in ("", "a", "ab", "export KEY="):
        text = encode(f"{before} {key}".encode()).decode()
        assert has_candidate(f"It is {text}, in a way.")
        assert list(shared()._matches(f"It is {text}, in a way."))


@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_names_of_things_are_no_candidates(kind: str) -> None:
    for seed in range(40):
        for sentence in SENTENCES[:3]:
            text = sentence.replace("key", "thing").replace("{}", HARMLESS[kind](random.Random(f"{kind} {seed}")))
            assert not has_candidate(text), text


def test_what_people_write_has_no_candidates() -> None:
    letters = [path.read_text() for path in (DATA / "letters").glob("*.t*")]
    tables = [tomllib.loads(path.read_text()) for path in (DATA / "personas.toml", *(DATA / "review").glob("*"))]
    hostile = json.loads((DATA / "hostile.json").read_bytes())
    prose = [text for text in PROSE if "postgresql://user:" not in text]
    texts = [*letters, *strings(tables), *strings(hostile), *prose]
    assert len(texts) > 2000
    assert [text for text in texts if has_candidate(text)] == []


def test_a_long_text_is_decided_in_linear_time() -> None:
    letter = max(((DATA / "letters" / f"{name}.txt").read_text() for name in ("callum", "chen")), key=len)
    hostile = (
        "wandb key " * 40,
        "a" * 39 + " ",
        "https://" * 20,
        "bitly key=" * 20,
        "eyJ.eyJ." * 20,
        "-----BEGIN " * 20,
    )
    for text in (letter, *hostile):
        has_candidate(text)
        short, long = (text * (size // len(text)) for size in (20_000, 200_000))
        taken = []
        for whole in (short, long):
            start = time.process_time()
            has_candidate(whole)
            taken.append(time.process_time() - start)
        assert taken[1] < max(0.1, 40 * taken[0]), text[:20]


def test_a_text_without_a_candidate_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = Scanner()
    monkeypatch.setattr(scanner, "warm", lambda: pytest.fail("the rules were compiled"))
    letter = (DATA / "letters" / "chen.txt").read_text()
    assert scanner.scan(letter) == ()
    password, _ = EXACT["password"](random.Random(1))
    assert scanner.scan(password) == find(password) != ()


def test_other_rules_than_the_table_is_made_of_are_always_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = Scanner()
    if not scanner.maintained:
        pytest.skip("the maintained scanner has no build for this machine")
    assert not scanner.needs_rules("Dear Sam")
    for change in ({"scanner": "1.4.9"}, {"own_rules": 0}):
        other = msgspec.structs.replace(table(), **change)
        monkeypatch.setattr(candidates, "table", lambda other=other: other)
        assert Scanner().needs_rules("Dear Sam")
        monkeypatch.undo()
    assert not Scanner("a_scanner_that_is_not_installed").needs_rules("hf_" + "aB" * 17)


@pytest.mark.parametrize(
    ("pattern", "rule"),
    [
        (r"\bab-[0-9]{6}\b", Rule("", 6, 9, ("ab-",), (r"\bab\-[0-9]{6}\b",))),
        (r"AB[C-F]+x(?i)YZ{2,}", Rule("", 7, 7, ("ab",), ("ab[c-f]", "xyz{2}"))),
        (r"(?:key|token)=.{2}\z", Rule("", 3, 4, ("key=", "token="), ("(?:key|token)=[\\s\\S]{2}$",))),
    ],
)
def test_a_pattern_is_relaxed_to_what_its_matches_hold(pattern: str, rule: Rule) -> None:
    assert relaxed("", pattern) == [rule]


def test_a_choice_of_any_length_becomes_rules_of_their_own() -> None:
    assert [(rule.literals, rule.pieces) for rule in relaxed("", "k(?:a+b|c+d)e")] == [
        (("be",), ("ka", "be")),
        (("de",), ("kc", "de")),
    ]
