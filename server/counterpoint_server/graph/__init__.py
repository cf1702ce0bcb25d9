"""Questions to a map, and their answers: pure, from elements or their packed graph.

packed = pack(elements, revision)            once for each map and revision; `advance` replays
neighbourhood(packed, 12, depth=2)           what lies around an element
paths(packed, 12, 1)                         how one bears on another
unanswered(packed)                           what nobody has answered yet
positions(elements), differences(elements, 66, 63)   who holds what against whom
anchors(text, quotes), coverage(…)           whether quotes still stand in their source
lint(elements)                               odd structure
compare(elements, others)                    what two maps of one text agree on
"""
