"""The nouns: msgspec Structs that are at once the wire and the domain."""
