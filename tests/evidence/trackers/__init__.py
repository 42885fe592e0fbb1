"""Smaller trackers."""
