"""Maps as trees of claims, each for or against the one above it.

`shape` is such a tree, `growing` makes one of a map, `planting` a map of one; Kialo's text and the
Markdown outline are two ways to write it.
"""
