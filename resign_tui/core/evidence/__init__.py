"""Proposals for the handover that were read from stores: what they say, what joins, and what accepting one does."""
