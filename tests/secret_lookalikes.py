"""Names, numbers and sentences that look like a key or speak of one, and that the product must leave alone."""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Callable

from tests.secret_samples import DIGITS, HEX, made_up


def _hex(rng: random.Random, length: int) -> str:
    return made_up(rng, HEX, length)


def _uuid(rng: random.Random) -> str:
    return "-".join(_hex(rng, length) for length in (8, 4, 4, 4, 12))


HARMLESS: dict[str, Callable[[random.Random], str]] = {
    "commit": lambda rng: f"commit {_hex(rng, 40)}",
    "commit_alone": lambda rng: _hex(rng, 40),
    "commit_short": lambda rng: f"fixed in {_hex(rng, 7)} on main",
    "commit_of_token_work": lambda rng: f"the token fix is commit {_hex(rng, 40)}",
    "commit_at_wandb": lambda rng: f"wandb run, commit {_hex(rng, 40)}",
    "commit_before_wandb": lambda rng: f"{_hex(rng, 40)} (wandb run best)",
    "commit_in_url": lambda rng: f"https://git.example.com/ml/train/commit/{_hex(rng, 40)}",
    "commit_of_package": lambda rng: f"wandb @ git+https://git.example.com/wandb.git@{_hex(rng, 40)}",
    "uuid": _uuid,
    "uuid_as_secret": lambda rng: f"vault secret: {_uuid(rng)}",
    "mlflow_run": lambda rng: f"run_id: {_hex(rng, 32)}",
    "mlflow_uri": lambda rng: f"models:/churn/3 from runs:/{_hex(rng, 32)}/model",
    "wandb_run": lambda rng: f"wandb run {made_up(rng, string.ascii_lowercase + DIGITS, 8)} in team/churn",
    "wandb_url": lambda rng: f"https://wandb.ai/team/churn/runs/{made_up(rng, string.ascii_lowercase + DIGITS, 8)}",
    "md5": lambda rng: f"md5: {_hex(rng, 32)}",
    "dvc": lambda rng: f"outs:\n- md5: {_hex(rng, 32)}.dir\n  size: 1048576\n  hash: md5\n  path: data/train",
    "sha256": lambda rng: f"sha256: {_hex(rng, 64)}",
    "digest": lambda rng: f"registry.example.com/serve@sha256:{_hex(rng, 64)}",
    "digest_in_url": lambda rng: f"docker://serve:v2@sha256:{_hex(rng, 64)}",
    "digest_after_word": lambda rng: f"token: sha256:{_hex(rng, 64)}",
    "integrity": lambda rng: "sha512-" + base64.b64encode(rng.randbytes(64)).decode(),
    "image_tag": lambda rng: f"serve:{_hex(rng, 7)}-2026.11.2",
    "snapshot": lambda rng: f"models--org--net-7b/snapshots/{_hex(rng, 40)}",
    "tensorboard": lambda rng: f"events.out.tfevents.{rng.randrange(10**9, 10**10)}.gpu-17.{rng.randrange(10**4)}.0",
    "aws_place": lambda rng: (
        f"arn:aws:secretsmanager:eu-west-1:{rng.randrange(10**11, 10**12)}:secret:prod/hf-{_hex(rng, 6)}"
    ),
    "trace": lambda rng: f"trace {_hex(rng, 32)} span {_hex(rng, 16)}",
    "job": lambda rng: f"slurm job {rng.randrange(10**6, 10**7)} on node gpu-a100-{rng.randrange(99):02d}",
}
"""Names for things, built like keys, that are never secrets."""

PROSE = (
    "password: rotated by platform team",
    "password: in the vault",
    "Password: see the team's vault entry, owner is Priya.",
    "token: see vault entry",
    "token: rotation-2026-Q4",
    "token: rotated 2026-11-22, owner platform",
    "token: 2026-11-22T10:00:00Z",
    "token: owned by maria.lopez2@example.com",
    "token: maria.lopez2@example.com",
    "secret: k8s/ml-prod/hf-token",
    "secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-Ab12Cd",
    "secret: https://vault.example.com/ui/vault/secrets/team-ml/show/prod2",
    "secret: vault:team-ml/prod/database2",
    "secret: ${{ secrets.HF_TOKEN_2 }}",
    "api_key = os.environ['OPENAI_API_KEY']",
    "api_key=settings.OPENAI_KEY2",
    "api_key: $OPENAI_API_KEY_2",
    "api_key = get_secret('prod/openai2')",
    "token: <your-token-here-1>",
    "token: ****************",
    "token: Llama-3.1-70B-Instruct",
    "pad token: <|endoftext|>",
    "eos_token: <|im_end|>",
    "max tokens: 131072, tokens: 1500000000000",
    "token = 1500000000000",
    "tokenizer: meta-llama/Llama-3.1-8B-Instruct",
    "tokens per second: 14532.88",
    "pwd: /mnt/nfs/checkpoints/run_2026a",
    "The password for the dashboard is with Jonas; the token is in the vault.",
    "secrets: four of them, rotated on 2026-12-01",
    "passwords=all rotated",
    "postgresql://user:password@localhost/features",
    "postgresql://user:${DB_PASSWORD}@db/features",
    "postgresql://user:<password>@db/features",
    "https://mlflow.internal:5000/#/experiments/42",
    "Notebook at http://localhost:8888/lab and s3://models/prod@v2",
    "docker://registry:5000@sha256:latest",
    "sk-learn-pipeline-for-the-churn-estimators",
    "hf_hub_download_with_resume_and_progress_bar",
    "dapi_client and xoxo-regards and SG.anything",
    "AKIA and AIza and ghp_ and glpat- are prefixes that we scan for",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
    "eyJ is how every one of them begins",
    "Qwen2.5-VL-72B-Instruct-AWQ, gpt-4o-mini-2024-07-18, bert-base-uncased, stable-diffusion-xl-base-1.0",
    "meta-llama/Llama-3.3-70B-Instruct@main, google/gemma-2-27b-it, facebook/opt-6.7b, all-MiniLM-L6-v2",
    "checkpoint-120000/optimizer.pt, lr=3e-4, wd=0.1, betas=(0.9,0.95), seed=42, val_loss=0.3127",
    "I am writing to resign from my position as Senior Machine Learning Engineer at Lumen Labs. My last day will be "
    "Friday, 18 December 2026. Thank you for four good years; I will hand over the ranking models to Priya.",
    "hunter2 is a joke, not a password",
    "wandb project churn-2026, entity ml-platform, sweep 8xk2p1qz",
    "CUDA_VISIBLE_DEVICES=0,1,2,3 NCCL_DEBUG=INFO torchrun --nproc_per_node=8 train.py --config configs/v3.yaml",
)
"""Sentences that speak of keys, or look technical, and hold none."""
