"""Theories of premises, rules and attacks (Modgil, Prakken 2013; Bex, Modgil, Prakken, Reed 2013).

`theory` says what they are made of, `translating` turns one into the circuit of `gates`, `wiring`
the circuit into an abstract framework whose complete labellings are those of the theory's
arguments, without building these: there may be more of them than atoms in the world. Where the
weakest link decides, `arguments` does build them.
"""
