"""`evidence` as a whole over one hostile folder: what it touches, what comes out, and how it ends."""
