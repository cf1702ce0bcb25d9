"""`counterpoint add`: claims, arguments and rebuttals."""

from typing import Annotated

import typer

from counterpoint import UNSET, Argument, Claim, NewAttribution, NewClaim, Rebuttal
from counterpoint_server.commands.asking import AsJson, MapId, asking, print_json

app = typer.Typer(help="Add to a map.", no_args_is_help=True)

SaidBy = Annotated[int | None, typer.Option("--said-by", metavar="N", help="A participant.")]
STATEMENT = "The number of an element, or the text of a new claim."


@app.command()
def claim(
    map: MapId,
    text: Annotated[str, typer.Argument()],
    said_by: SaidBy = None,
    tag: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    as_json: AsJson = False,
) -> None:
    """Add a claim, and print its number."""
    with asking() as client:
        made = client.claims.create(map, text=text, tags=tag or UNSET, attributions=_said(said_by))
    _tell(made, as_json)


@app.command()
def argument(
    map: MapId,
    premise: Annotated[list[str], typer.Option("--premise", "-p", help=STATEMENT)],
    conclusion: Annotated[str, typer.Option("--conclusion", "-c", help=STATEMENT)],
    scheme: Annotated[str | None, typer.Option(help="Such as expert-opinion.")] = None,
    said_by: SaidBy = None,
    as_json: AsJson = False,
) -> None:
    """Add an argument: premises, taken together, for a conclusion."""
    with asking() as client:
        made = client.arguments.create(
            map,
            premises=[_statement(each) for each in premise],
            conclusion=_statement(conclusion),
            scheme=scheme,
            attributions=_said(said_by),
        )
    _tell(made, as_json)


@app.command()
def rebuttal(
    map: MapId,
    by: Annotated[list[str], typer.Option("--by", "-b", help=STATEMENT)],
    target: Annotated[int, typer.Option("--target", "-t", metavar="N", help="What it attacks.")],
    said_by: SaidBy = None,
    as_json: AsJson = False,
) -> None:
    """Add an attack on a claim or a step; several attackers attack jointly."""
    with asking() as client:
        attackers = [_statement(each) for each in by]
        made = client.rebuttals.create(
            map, attackers=attackers, target=target, attributions=_said(said_by)
        )
    _tell(made, as_json)


def _statement(given: str) -> int | NewClaim:
    return int(given) if given.isascii() and given.isdigit() else NewClaim(text=given)


def _said(participant: int | None) -> list[NewAttribution]:
    return [] if participant is None else [NewAttribution(participant=participant)]


def _tell(made: Claim | Argument | Rebuttal, as_json: bool) -> None:
    print_json(made) if as_json else typer.echo(made.id)
