"""Pictures of maps: what is shown, where it lies, and how it is drawn. Pure, and deterministic."""
