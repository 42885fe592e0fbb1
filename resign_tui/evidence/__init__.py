"""Reading what an AI engineer leaves behind: folder in, proposals out.

Everything here reads strictly: it opens nothing for writing, follows no link, runs nothing that it finds, and uses no
network. Each source is one module with one row in `sources`.
"""
