"""Formats that draw a map as nodes and edges, relations being nodes: AIF and all its kin.

`shape` is such a graph, `taking` makes elements of it, `giving` makes it of elements. A format
itself only says how nodes and edges are written.
"""
