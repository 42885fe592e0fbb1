"""What looks like a secret: shapes, the judgement of a candidate, and masking."""
