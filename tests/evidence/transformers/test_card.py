"""Model cards: which model, made from which base, under which license, with which figures."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.transformers import KIND
from resign_tui.evidence.sources.transformers.card import parse
from tests.evidence.disk import write, write_all
from tests.evidence.host import read

CARD = """---
license: apache-2.0
base_model: google-bert/bert-base-uncased
tags:
- generated_from_trainer
datasets:
- clicks
model-index:
- name: query-rewriter
  results:
  - task: {type: text-classification}
    metrics:
    - {type: accuracy, value: 0.91234567}
---

# query-rewriter

## Intended uses

More information needed

### Training hyperparameters

- learning_rate: 5e-05
- seed: 17
- hub_token: hf_zzcanaryzz
- optimizer: Use adamw_torch with betas=(0.9,0.999)

### Framework versions

- Transformers 5.24.0
"""


def test_a_card_gives_the_model_and_its_license(tmp_path: Path) -> None:
    write_all(tmp_path / "query-rewriter", {"README.md": CARD, "config.json": "{}", "model.safetensors": "zzcanaryzz"})
    model, terms = read(tmp_path, [KIND]).proposals
    assert model.record == "handover.model"
    assert model.fields["name"] == "query-rewriter"
    assert model.fields["metrics"] == "accuracy 0.9123"
    assert model.fields["data"] == "clicks (as the model card names it)"
    assert str(model.fields["hyperparameters"]).endswith("query-rewriter/README.md: learning_rate 5e-05, seed 17")
    assert "“More information needed”" in model.note
    assert model.row == "MV-09"
    assert (terms.row, terms.confidence) == ("MV-19", "certain")
    assert terms.note == (
        "query-rewriter is made from google-bert/bert-base-uncased; the license is apache-2.0 as the model card says."
        " Read on 27 Nov 2026."
    )


def test_a_model_that_was_only_downloaded_gives_its_license_alone(tmp_path: Path) -> None:
    head = "---\nlicense: mit\nlibrary_name: transformers\n---\n# A model of others\n"
    write_all(tmp_path / "bert", {"README.md": head, "config.json": "{}"})
    (terms,) = read(tmp_path, [KIND]).proposals
    assert terms.note == "The license of bert is mit, as its model card says. Read on 27 Nov 2026."


def test_an_adapter_names_its_base(tmp_path: Path) -> None:
    base = '{"base_model_name_or_path": "mistralai/Mistral-7B-v0.3", "hub_token": "zzcanaryzz"}'
    write_all(tmp_path / "lora", {"README.md": "# plain", "adapter_config.json": base})
    (terms,) = read(tmp_path, [KIND]).proposals
    assert terms.note == "lora is made from mistralai/Mistral-7B-v0.3. Read on 27 Nov 2026."


@pytest.mark.parametrize("text", ["# A README\n", "---\ntitle: a page\n---\n", "---\nno end\n", ""])
def test_a_readme_without_the_head_of_a_card_says_nothing(tmp_path: Path, text: str) -> None:
    write_all(tmp_path / "app", {"README.md": text, "config.json": "{}"})
    got = read(tmp_path, [KIND])
    assert got.proposals == ()
    assert got.troubles == []


def test_a_broken_head_is_one_sentence(tmp_path: Path) -> None:
    write_all(tmp_path / "app", {"README.md": "---\nlicense: [\n---\n", "config.json": "{}"})
    assert read(tmp_path, [KIND]).troubles == [
        f"The model card in {tmp_path.name}/app was not read: it is no YAML from line 2 on."
    ]


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{at}: *a\n" for at in range(300))
    write_all(tmp_path / "app", {"README.md": f"---\nlicense: mit\n{bomb}---\n", "config.json": "{}"})
    assert "too many aliases" in read(tmp_path, [KIND]).troubles[0]


def test_tags_of_yaml_build_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    head = f"---\nlicense: mit\nbase_model: !!python/object/apply:os.system ['touch {mark}']\n---\n"
    write(tmp_path / "app/README.md", head)
    write(tmp_path / "app/config.json", "{}")
    read(tmp_path / "app", [KIND])
    assert not mark.exists()


@given(st.integers(0, len(CARD)), st.integers(0, len(CARD) - 1), st.integers(0, 255))
def test_a_damaged_card_is_read_or_refused(end: int, at: int, bits: int) -> None:
    data = bytearray(CARD.encode())
    data[at] ^= bits
    with suppress(Unreadable):
        parse(bytes(data[:end]))


def test_what_is_no_name_is_left_out(tmp_path: Path) -> None:
    head = (
        "---\nlicense: password zzcanaryzz\nbase_model: https://u:zzcanaryzz@hub.example/org/a?token=zzcanaryzz\n---\n"
    )
    write_all(tmp_path / "app", {"README.md": head, "config.json": "{}"})
    (terms,) = read(tmp_path, [KIND]).proposals
    assert terms.note == "app is made from https://hub.example/org/a. Read on 27 Nov 2026."
