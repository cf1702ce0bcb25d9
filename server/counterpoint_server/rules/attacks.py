"""Rebuttals: what kind an attack is, and which relations it may have."""

from msgspec.structs import replace

from counterpoint_server.model.problems import WrongEnd
from counterpoint_server.model.types import Claim, Element, Rebuttal


def settle_rebuttal(rebuttal: Rebuttal, ends: dict[int, Element], pointer: str) -> Rebuttal:
    """The rebuttal with its kind: who attacks a claim rebuts it, who attacks a step undercuts it.

    Pollock (1987), "Defeasible reasoning"; here over every kind of step.
    """
    target = ends[rebuttal.target]
    if rebuttal.relation != "attack":
        attackers = [ends[id] for id in rebuttal.attackers]
        between_two = len(attackers) == 1 and isinstance(attackers[0], Claim)
        if not between_two or not isinstance(target, Claim):
            raise WrongEnd(
                f"`{rebuttal.relation}` holds between one claim and one claim; "
                "use `attack` for anything else.",
                pointer=f"{pointer}/relation",
            )
    return replace(rebuttal, kind="rebut" if isinstance(target, Claim) else "undercut")
