"""Drafts on disk: one private TOML file a departure, written atomically and by one window at a time."""
