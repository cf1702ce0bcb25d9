"""Formats that maps only go out by: pictures of graphs, and theories for solvers.

`drawing` says what nodes and edges a map is drawn with; each format says how they are written.
"""
