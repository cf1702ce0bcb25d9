"""HTTP only: read a request, ask the store or the door, answer. One file per resource."""
