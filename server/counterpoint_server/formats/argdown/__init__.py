"""Argdown 1.x: Markdown for argumentation. Both directions.

Bytes → `including` → `lexing` → `parsing` (entries, flat) → `modelling` (things and relations, as
Argdown's own tools see them) → `building` (a map). Back: `book` (what Argdown can say of a map) →
`layout`, which asks `bones` what is left of the skeleton of an imported file → `writing`.
"""

from counterpoint_server.formats.argdown.building import NAME
from counterpoint_server.formats.argdown.reading import read
from counterpoint_server.formats.argdown.sniffing import EXTENSIONS, sniff
from counterpoint_server.formats.argdown.writing import write
from counterpoint_server.formats.frame import Format

_UNSAID = "Argdown says what supports and attacks what; it has no place for it."

FORMAT = Format(
    name=NAME,
    title="Argdown",
    media_type="text/vnd.argdown",
    extensions=EXTENSIONS,
    sniff=sniff,
    read=read,
    write=write,
    cannot={
        "title": "A title stands on one line, without its own brackets, and no two are alike.",
        "text": "A text is one line here: line breaks become blanks, blanks at its ends go.",
        "tags": "A tag has no closing bracket, and only what stands in text has tags.",
        "data": "Data is YAML; what it calls like a field of the element is read as that field.",
        "note": _UNSAID,
        "rank": "The order is that of the file.",
        "weight": "A weight is written only of a statement, or of an inference.",
        "explicitness": _UNSAID,
        "attributions": "Argdown does not say who says it, where, and in what words.",
        "external": "Names in other systems have no place in Argdown.",
        "split_of": _UNSAID,
        "extra": "What other formats left with it has no place in Argdown.",
        "claim.phrasings": "Another wording is one line, without its language.",
        "argument.premises": "Only claims are linked premises here; a case supports by itself.",
        "argument.conclusion": "A support of an argument is one of all of it.",
        "argument.premise_roles": "A role is that of a premise of the same inference.",
        "argument.strength": "Outside of strict mode, a mere `+` does not say how strong it is.",
        "argument.rules": "A rule is one line.",
        "argument": "This support is there already, or supports what has no name in Argdown.",
        "case.steps": "A step has statements as premises and conclusion, and is in one case.",
        "rebuttal.attackers": "One attacks at a time, and for an argument its conclusion does.",
        "rebuttal.target": "An undercut of a case hits its last inference.",
        "rebuttal.relation": "Only statements contradict; contraries are those of strict mode.",
        "rebuttal": "This attack is there already, or is on what has no name in Argdown.",
        "rebuttal.scheme": "Attacks have no scheme here.",
        "group.members": "Statements and arguments stand in one section, in the order of the file.",
        "group.parent": "What lies in a circle begins with its first.",
        "map.external": "Names in other systems have no place in Argdown.",
        "main_claim": "The main claim is named by its title.",
        "preference": "Argdown has no preferences.",
        "rephrase": "Two statements that say the same are one here, with two texts.",
        "question": "Argdown has no questions; that of the map stands in the frontmatter.",
        "locution": "Argdown has no dialogue.",
        "illocution": "Argdown has no dialogue.",
        "transition": "Argdown has no dialogue.",
        "participant": "Argdown does not say who says what.",
        "source": "Argdown has no sources, but links in texts.",
        "scheme": "A scheme is only named here, with the inference that follows it.",
        "fragment": "Argdown has nothing that is neither statement, argument nor relation.",
    },
)
