"""The table of files of keys: where they lie below the home folder, who reads them, what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from resign_tui.evidence.sources.home import clouds, hosts, services
from resign_tui.evidence.sources.home.entries import Entry

Kind = Literal["api_key", "cloud", "db", "ssh", "saas"]


class KeyFile(msgspec.Struct, frozen=True):
    """One file of keys.

    path: below the home folder; the last part may hold a star. parse: its names. kind: as the record has it. maker:
    what it is for, where its entries do not say that themselves. row: the row of the checklist.
    """

    path: str
    parse: Callable[[bytes], Iterable[Entry]]
    kind: Kind
    maker: str
    row: str = "IA-01"


KEY_FILES = (
    KeyFile(".aws/credentials", clouds.aws, "cloud", "AWS", "IA-02"),
    KeyFile(".aws/config", clouds.aws, "cloud", "AWS", "IA-02"),
    KeyFile(".config/gcloud/application_default_credentials.json", clouds.gcloud_default, "cloud", "", "IA-02"),
    KeyFile(".config/gcloud/configurations/config_*", clouds.gcloud, "cloud", "Google Cloud", "IA-02"),
    KeyFile(".azure/azureProfile.json", clouds.azure, "cloud", "Azure", "IA-02"),
    KeyFile(".kube/config", clouds.kube, "cloud", "Kubernetes", "IA-02"),
    KeyFile(".netrc", hosts.netrc, "api_key", ""),
    KeyFile("_netrc", hosts.netrc, "api_key", ""),
    KeyFile(".git-credentials", hosts.git_credentials, "api_key", ""),
    KeyFile(".config/git/credentials", hosts.git_credentials, "api_key", ""),
    KeyFile(".pgpass", hosts.pgpass, "db", "PostgreSQL", "IA-03"),
    KeyFile(".docker/config.json", hosts.docker, "saas", ""),
    KeyFile(".pypirc", hosts.pypirc, "api_key", ""),
    KeyFile(".npmrc", hosts.npmrc, "api_key", ""),
    KeyFile("pip.conf", hosts.pip, "api_key", ""),
    KeyFile(".pip/pip.conf", hosts.pip, "api_key", ""),
    KeyFile(".config/pip/pip.conf", hosts.pip, "api_key", ""),
    KeyFile(".config/rclone/rclone.conf", services.rclone, "saas", "rclone"),
    KeyFile(".databrickscfg", services.databricks, "saas", "Databricks"),
    KeyFile(".snowflake/connections.toml", services.snowflake, "db", "Snowflake", "IA-03"),
    KeyFile(".snowflake/config.toml", services.snowflake, "db", "Snowflake", "IA-03"),
    KeyFile(".dbt/profiles.yml", services.dbt, "db", "dbt", "IA-03"),
    KeyFile(".kaggle/kaggle.json", services.kaggle, "api_key", "Kaggle"),
    KeyFile(".kaggle/access_token", services.as_a_whole, "api_key", "Kaggle"),
    KeyFile(".config/gh/hosts.yml", services.github, "api_key", "GitHub"),
    KeyFile(".mlflow/credentials", services.with_secret, "api_key", "MLflow"),
    KeyFile(".config/wandb/settings", services.wandb_settings, "saas", "Weights & Biases"),
    KeyFile(".cache/huggingface/token", services.as_a_whole, "api_key", "Hugging Face"),
    KeyFile(".cache/huggingface/stored_tokens", services.each_section, "api_key", "Hugging Face"),
    KeyFile(".modal.toml", services.each_section, "api_key", "Modal"),
    KeyFile(".comet.config", services.with_secret, "api_key", "Comet"),
    KeyFile(".config/op/config", services.one_password, "saas", "1Password"),
)

SHELL_FILES = (
    ".profile",
    ".bash_profile",
    ".bash_login",
    ".bashrc",
    ".zshenv",
    ".zprofile",
    ".zshrc",
    ".zlogin",
    ".cshrc",
    ".tcshrc",
    ".xprofile",
    ".config/*.fish",
    ".config/fish/config.fish",
    ".config/fish/conf.d/*.fish",
    ".config/fish/fish_variables",
    ".config/environment.d/*.conf",
)
"""Where shells set variables for everything that is started from them."""
