"""Pages around a picture: whole without a script, and without a style that is not a file."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from counterpoint_server.model.map import Map
from counterpoint_server.model.provenance import Span
from counterpoint_server.pictures.marks import escaped
from counterpoint_server.pictures.wrap import one_line

DESCRIPTION_MAX = 300


class Assets(NamedTuple):
    """Where the component and the style sheet are, and what tells that they are the ones."""

    script: str
    integrity: str
    style: str


class Shown(NamedTuple):
    """A map on a page."""

    id: str
    revision: int
    title: str
    question: str | None
    language: str | None
    svg: str
    theme: str = "auto"


def _page(
    title: str, body: str, assets: Assets, *, language: str | None, name: str = "", more: str = ""
) -> bytes:
    lang = escaped(language or "en")
    named = f' class="{name}"' if name else ""
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(one_line(title))}</title>"
        '<link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{assets.style}">'
        f'<script type="module" src="{assets.script}" integrity="{assets.integrity}"'
        f' crossorigin="anonymous"></script>{more}</head><body{named}>{body}</body></html>\n'
    ).encode()


def _component(shown: Shown) -> str:
    src = f"/v1/maps/{shown.id}"
    return (
        f'<argument-map src="{src}" revision="{shown.revision}" theme="{escaped(shown.theme)}">'
        f"{shown.svg}</argument-map>"
    )


def embed_page(shown: Shown, assets: Assets) -> bytes:
    link = f'<a href="/maps/{shown.id}" target="_blank" rel="noopener">Open this map</a>'
    body = f"<main>{_component(shown)}</main><footer><small>{link}</small></footer>"
    return _page(shown.title, body, assets, language=shown.language, name="embed")


def map_page(shown: Shown, assets: Assets, *, outline: str, source: str, origin: str) -> bytes:
    """`source`: the text that the map is of, as HTML; `origin`: where this server is."""
    path = f"/v1/maps/{shown.id}"
    title, asked = escaped(one_line(shown.title)), escaped(one_line(shown.question or ""))
    snippet = escaped(
        f'<iframe src="{origin}/embed/maps/{shown.id}" title="{escaped(one_line(shown.title))}"'
        ' width="100%" height="600" loading="lazy"></iframe>'
    )
    newer = f'<a href="?revision={shown.revision - 1}" rel="prev">Before the last change</a>'
    body = f"""<header><nav><a href="/">All maps</a></nav><h1>{title}</h1>
<p class="muted">{asked}</p></header>
<main>{_component(shown)}
<nav aria-label="As a file"><a href="{path}/picture.svg">SVG</a>
<a href="{path}/picture.png">PNG</a> <a href="{path}/document">JSON</a>
{newer if shown.revision > 1 else ""}</nav>
<div class="beside"><section aria-labelledby="outline"><h2 id="outline">Outline</h2>
{outline}</section>
{f'<section aria-labelledby="text"><h2 id="text">Source</h2>{source}</section>' if source else ""}
</div>
<section class="embedding" aria-labelledby="embed"><h2 id="embed">Show it in your page</h2>
<pre tabindex="0"><code>{snippet}</code></pre></section></main>"""
    address, picture = f"{origin}/maps/{shown.id}", f"{origin}{path}/picture.png"
    more = (
        f'<link rel="alternate" type="application/json+oembed" title="{title}"'
        f' href="{escaped(origin)}/oembed?url={escaped(address)}">'
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        f'<meta property="og:image" content="{escaped(picture)}?width=1200">'
        f'<meta property="og:description" content="{asked}">'
    )
    return _page(shown.title, body, assets, language=shown.language, more=more)


def source_text(text: str, spans: Iterable[Span]) -> str:
    """The text of a source, with what is quoted marked; each mark leads to what quotes it."""
    edges: dict[int, list[tuple[bool, int]]] = {}
    for span in spans:
        for element in span.elements:
            edges.setdefault(span.start, []).append((True, element))
            edges.setdefault(span.end, []).append((False, element))
    parts, at, open_now = [], 0, dict[int, int]()
    first: set[int] = set()
    for edge in [*sorted(edges), len(text)]:
        piece = escaped(text[at:edge])
        if piece and open_now:
            element = min(open_now)
            name = "" if element in first else f' id="q{element}"'
            first.add(element)
            piece = f'<mark{name}><a href="#e{element}">{piece}</a></mark>'
        parts.append(piece)
        at = edge
        for is_start, element in edges.get(edge, ()):
            open_now[element] = open_now.get(element, 0) + (1 if is_start else -1)
            if not open_now[element]:
                del open_now[element]
    return f'<div class="source" tabindex="0">{"".join(parts)}</div>'


def index_page(maps: Iterable[Map], sought: str, assets: Assets) -> bytes:
    items = "".join(
        f'<li><a href="/maps/{each.id}">{escaped(one_line(each.title))}</a><br>'
        f"<small>{escaped(one_line(each.question or each.description or '')[:DESCRIPTION_MAX])}"
        "</small></li>"
        for each in maps
    )
    found = f'<ul class="maps">{items}</ul>' if items else "<p>No public map has these words.</p>"
    body = f"""<header><h1>Argument maps</h1></header><main>
<form method="get" action="/" role="search"><label>Search
<input type="search" name="text" value="{escaped(sought)}" maxlength="1000"></label>
<button>Find</button></form>{found}</main>"""
    return _page("Argument maps", body, assets, language="en")


def quotes_of(attributions: Mapping[int, list[str]]) -> dict[int, str]:
    """By element, its quotes as HTML."""
    return {
        id: "".join(f"<q>{escaped(each)}</q>" for each in quotes)
        for id, quotes in attributions.items()
    }
