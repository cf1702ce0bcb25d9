"""The contract (openapi.json), written from the routes and the model: `python -m` this package."""
