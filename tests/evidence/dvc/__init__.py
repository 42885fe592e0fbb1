"""DVC projects."""
