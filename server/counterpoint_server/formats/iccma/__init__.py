"""Abstract frameworks as the solvers of ICCMA read them: arguments without content, and attacks.

`framework` says what of a map is one; `af` and `apx` are the two ways to write it.
"""
