"""Arguments and preferences: what must hold between their own ends."""

from counterpoint_server.model.problems import WrongEnd
from counterpoint_server.model.shapes import pointer_step
from counterpoint_server.model.types import Argument, Element, Fragment, Preference


def check_argument(argument: Argument, pointer: str) -> None:
    for role, premise in argument.premise_roles.items():
        if premise not in argument.premises:
            raise WrongEnd(
                f"Element {premise} plays the role `{role}` but is not among the premises.",
                pointer=f"{pointer}/premise_roles{pointer_step(role)}",
            )


def check_preference(preference: Preference, ends: dict[int, Element], pointer: str) -> None:
    preferred, dispreferred = ends[preference.preferred], ends[preference.dispreferred]
    if isinstance(preferred, Fragment) or isinstance(dispreferred, Fragment):
        return
    if type(preferred) is not type(dispreferred):
        raise WrongEnd(
            "A preference holds between two claims or between two arguments.",
            pointer=f"{pointer}/dispreferred",
        )
