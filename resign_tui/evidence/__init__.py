"""Reading what an AI engineer leaves behind: folder in, proposals out.

Everything here reads strictly: it opens nothing for writing, follows no link, runs nothing that it finds, and uses no
network. `reading` goes through the folders; `sources` has one module or package for each kind of store, `registry`
their table, `formats` the forms of files that several of them read; the modules beside these serve all sources.
"""
