"""Writes `counterpoint/_generated` from the contract. A tool of this repository: never shipped.

contract (openapi.py) → what Python will have of it (ir.py, by reading.py) → text (emit.py).
"""
