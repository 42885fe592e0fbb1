"""A project of DVC of an invented team, with two data sets, a pipeline that ran and planted secrets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal
from tests.evidence.disk import write_all
from tests.evidence.host import Read

CLICKS = "5705e3c0d0044b724281f9bcc7520d3a"
IMAGES = "c7f0ef53f06f653f79d3a6a36dcfd39b.dir"
METRICS = '{"ndcg": 0.412, "loss": 0.31}'
CONFIG = """[core]
    remote = store
['remote "store"']
    url = s3://northpier-dvc/clicks
['remote "old"']
    url = ssh://maya:zzcanaryzz@nas.northpier.example/dvc
"""
LOCAL = """['remote "store"']
    secret_access_key = zzcanaryzz
# password = zzcanaryzz
"""
LOCK = f"""schema: '2.0'
stages:
  featurize:
    cmd: python featurize.py --token zzcanaryzz
    deps:
    - {{path: data/clicks.csv, md5: {CLICKS}, size: 1892}}
    - {{path: featurize.py, md5: 5e365b4adbf0a062d18889e4269ca1e6, size: 43}}
    outs:
    - {{path: features.bin, md5: 1d67a0ccd23aea6dde92ed834698c5e9, size: 200}}
  train:
    cmd: python train.py
    deps:
    - {{path: features.bin, md5: 1d67a0ccd23aea6dde92ed834698c5e9, size: 200}}
    params:
      params.yaml:
        train.epochs: 12
        train.lr: 0.001
        train.password: zzcanaryzz
    outs:
    - {{path: metrics.json, md5: {hashlib.md5(METRICS.encode()).hexdigest()}, size: 29}}
    - {{path: ranker.bin, md5: 3129212a75d477de727919c2f779d1d1, size: 300}}
"""
PIPELINE = """stages:
  featurize: {cmd: python featurize.py}
  train:
    cmd: python train.py
    metrics:
    - metrics.json: {cache: false}
"""
STORE = {
    ".dvc/config": CONFIG,
    ".dvc/config.local": LOCAL,
    f".dvc/cache/files/md5/57/{CLICKS[2:]}": "1",
    f".dvc/cache/files/md5/c7/{IMAGES[2:]}": f'[{{"md5": "{CLICKS}"}}, {{"md5": "{"0" * 32}"}}]',
    ".dvc/cache/files/md5/31/29212a75d477de727919c2f779d1d1": "1",
    "data/clicks.csv.dvc": f"outs:\n- md5: {CLICKS}\n  size: 1892\n  hash: md5\n  path: clicks.csv\n",
    "data/images.dvc": f"outs:\n- md5: {IMAGES}\n  size: 6\n  nfiles: 2\n  path: images\n",
    "dvc.lock": LOCK,
    "dvc.yaml": PIPELINE,
    "metrics.json": METRICS,
    "params.yaml": "train:\n  lr: 0.0007\n  epochs: 12\n  password: other\n",
}


def project(root: Path, **changes: str) -> Path:
    """A project with two data sets and a pipeline that ran; files may be replaced or, by an empty text, left out."""
    content = {**STORE, **{name.replace("__", "/"): text for name, text in changes.items()}}
    write_all(root / "clicks-data", {name: text for name, text in content.items() if text})
    return root / "clicks-data"


def by_object(got: Read) -> dict[str, Proposal]:
    """The proposals by the thing within the store."""
    return {proposal.source.object: proposal for proposal in got.proposals}
