"""Run folders of W&B."""
