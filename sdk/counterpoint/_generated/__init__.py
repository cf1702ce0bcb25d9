# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""What the SDK has from the contract."""
