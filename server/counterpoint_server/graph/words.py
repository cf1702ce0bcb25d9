"""When two texts say the same in the same words."""

import unicodedata


def plain(text: str) -> str:
    """Without what does not count: case, spacing, the form of characters, marks at either end."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return " ".join(words).strip(" .,;:!?…\"'“”‘’«»()[]") or text
