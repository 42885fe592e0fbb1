"""The command line: the one place that reads the clock, the environment and the arguments, and hands them down."""
