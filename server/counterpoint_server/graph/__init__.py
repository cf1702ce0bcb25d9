"""Questions to a map, and their answers: pure, from its elements or their packed graph.

    graph = packing.pack(elements, revision)          once; `packing.advance` replays what changed
    cache.GraphCache(bytes_max)                       keeps the newest graph of each map
    neighbourhood.neighbourhood(graph, 12, depth=2)   what lies around an element
    paths.paths(graph, 12, 1)                         how one element bears on another
    unanswered.unanswered(graph, catalogue)           what nobody has answered yet
    positions.positions(elements)                     who holds what
    differences.differences(elements, 66, 63)         where two participants differ
    provenance.check_quotes(elements, 75, text)       whether quotes still stand in their source
    provenance.coverage(checked, len(text))           which spans carry which elements
    lint.lint(elements, provenances=…, schemes=…)     odd structure
    compare.compare(elements, others)                 what two maps of one text agree on

The answers are the Structs of `model/graph.py`, `positions.py`, `provenance.py`, `lint.py` and
`comparison.py`. What may take long takes a `check` that it calls often, to raise `DeadlineReached`.
"""
