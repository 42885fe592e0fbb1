"""Tests of the drafts on disk."""
