"""What looks like a secret: shapes and their judgement, the maintained scanner, and where secrets stand in a draft."""
