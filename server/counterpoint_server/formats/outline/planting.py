"""From a tree to a map: a claim for each branch, and what bears on the one above."""

from counterpoint_server.formats.drafting import Draft
from counterpoint_server.formats.leftovers import keep
from counterpoint_server.formats.outline.shape import PRO, Branch, relation_name
from counterpoint_server.model.types import Argument, Claim, Rebuttal


def plant(draft: Draft, roots: list[Branch]) -> None:
    """Numbers go through the tree from top to bottom, so that the order of siblings is theirs."""
    found = list(_all(roots))
    for branch, parent in found:
        if branch.refers is None:
            draft.number(branch.name)
        if parent is not None and branch.side is not None:
            draft.number(relation_name(branch.name))
    for branch, parent in found:
        if branch.refers is None:
            _put_claim(draft, branch, parent)
        if parent is not None and branch.side is not None:
            _put_relation(draft, branch, parent)
    if roots:
        draft.fields["main_claim"] = draft.names[roots[0].name]


def _all(roots: list[Branch]) -> list[tuple[Branch, Branch | None]]:
    """Each with the one above, from top to bottom; not recursive, since files can be deep."""
    found: list[tuple[Branch, Branch | None]] = []
    waiting: list[tuple[Branch, Branch | None]] = [(root, None) for root in reversed(roots)]
    while waiting:
        branch, parent = waiting.pop()
        found.append((branch, parent))
        waiting += [(child, branch) for child in reversed(branch.children)]
    return found


def _put_claim(draft: Draft, branch: Branch, parent: Branch | None) -> None:
    id = draft.names[branch.name]
    left = dict(branch.left)
    if parent is not None and branch.side is None:
        left["under"] = parent.name
        message = "A claim under another, neither for nor against it; it is kept as it stands."
        draft.find("no_side", message, id)
    draft.put(
        Claim,
        id,
        text=branch.text,
        external=draft.external(branch.name),
        extra=keep(draft, id, left),
    )


def _put_relation(draft: Draft, branch: Branch, parent: Branch) -> None:
    id = draft.names[relation_name(branch.name)]
    source = draft.names[branch.refers or branch.name]
    target = draft.names[parent.refers or parent.name]
    left = {**branch.tie, **({"see": True} if branch.refers else {})}
    fields = {"external": draft.external(relation_name(branch.name))}
    extra = keep(draft, id, left)
    if branch.side == PRO:
        draft.put(Argument, id, premises=[source], conclusion=target, extra=extra, **fields)
    else:
        draft.put(Rebuttal, id, attackers=[source], target=target, extra=extra, **fields)
    if source == target:
        draft.find("self_reference", "Refers to itself.", id)
