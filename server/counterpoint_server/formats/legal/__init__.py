"""The XML of earlier Carneades: LKIF and CAF. They are read only; what is not read is named.

`stepping` makes arguments, undercuts and attacks of the premises that both have; `lkif` and `caf`
say how each writes them.
"""
