"""Proposals: who they are about, how they join, and what accepting one does."""
