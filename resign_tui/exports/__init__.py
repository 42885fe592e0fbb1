"""Documents in, bytes out: one module a format, one table of them, and the ways out of the program."""
