"""Forms in which several sources keep things, read as plain data: bytes or a file in, values out."""
