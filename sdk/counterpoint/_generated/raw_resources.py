# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""The methods of the API, with all of their answers."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import UNSET, UnsetType

from counterpoint._generated import calls
from counterpoint._generated.choices import (
    ArgumentStrength,
    EvaluationOptionsCombine,
    EvaluationOptionsSemantics,
    Explicitness,
    HypothesisWithoutRebuttals,
    Link,
    LongOperationState,
    MapsDirection,
    MapsLayout,
    MapsSort,
    MapsTheme,
    MapsTypes,
    NewErasureMessages,
    PagesFormat,
    PagesTheme,
    ParticipantKind,
    Projection,
    QuestionProofStandard,
    RebuttalRelation,
    SearchType,
    Semantics,
    Standing,
    Type,
    Visibility,
)
from counterpoint._generated.inputs import (
    DocumentElement,
    DocumentMap,
    ElementPatch,
    Hypothesis,
    MapPatch,
    NamedTheory,
    NewArgument,
    NewAttribution,
    NewCase,
    NewClaim,
    NewCriticalQuestion,
    NewDocument,
    NewEdit,
    NewErasure,
    NewExternalId,
    NewFork,
    NewFragment,
    NewFragmentEdge,
    NewGroup,
    NewIllocution,
    NewLocution,
    NewMap,
    NewParticipant,
    NewPhrasing,
    NewPreference,
    NewQuestion,
    NewRebuttal,
    NewRephrase,
    NewRevert,
    NewScheme,
    NewSchemeRole,
    NewSource,
    NewSourceText,
    NewTransition,
    Operation,
    PostedFramework,
    Preferring,
)
from counterpoint._generated.models import (
    Argument,
    ArgumentPage,
    Case,
    CasePage,
    Claim,
    ClaimPage,
    Comparison,
    Coverage,
    Difference,
    Document,
    EditResult,
    Element,
    ElementHistory,
    ElementPage,
    ErasureResult,
    Evaluation,
    EvaluationDifference,
    Explanation,
    ExportEnvelope,
    ExtensionPage,
    FormatList,
    FoundPage,
    Fragment,
    FragmentPage,
    Group,
    GroupPage,
    Health,
    HypotheticalEvaluation,
    Illocution,
    IllocutionPage,
    ImportResult,
    Lint,
    Locution,
    LocutionPage,
    LongOperation,
    LongOperationPage,
    Map,
    MapPage,
    MergeResult,
    Neighbourhood,
    OEmbed,
    Participant,
    ParticipantPage,
    Paths,
    Positions,
    PostedEvaluation,
    Preference,
    PreferencePage,
    ProblemKind,
    Provenance,
    Question,
    QuestionPage,
    Reanchored,
    Rebuttal,
    RebuttalPage,
    Rephrase,
    RephrasePage,
    RevisionChanges,
    RevisionPage,
    Scheme,
    SchemeList,
    SchemePage,
    Source,
    SourcePage,
    SourceText,
    Transition,
    TransitionPage,
    Unanswered,
)
from counterpoint._sending import Sender
from counterpoint.options import Options
from counterpoint.responses import Response


class RawArguments:
    """`client.raw.arguments`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        premises: Sequence[int | str | NewClaim],
        conclusion: int | str | NewClaim,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        scheme: str | UnsetType | None = UNSET,
        premise_roles: Mapping[str, int | str] | UnsetType = UNSET,
        rules: Sequence[str] | UnsetType = UNSET,
        strength: ArgumentStrength | UnsetType = UNSET,
        standing: Standing | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Argument]:
        return self._sender.send_raw(
            calls.ARGUMENTS_CREATE,
            options,
            path={"map": map},
            body=NewArgument(
                premises=premises,
                conclusion=conclusion,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                scheme=scheme,
                premise_roles=premise_roles,
                rules=rules,
                strength=strength,
                standing=standing,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[ArgumentPage]:
        return self._sender.send_raw(
            calls.ARGUMENTS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawCases:
    """`client.raw.cases`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        text: str | UnsetType | None = UNSET,
        steps: Sequence[int | str] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Case]:
        return self._sender.send_raw(
            calls.CASES_CREATE,
            options,
            path={"map": map},
            body=NewCase(
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                text=text,
                steps=steps,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[CasePage]:
        return self._sender.send_raw(
            calls.CASES_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawCatalogue:
    """`client.raw.catalogue`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def list(self, *, options: Options | None = None) -> Response[SchemeList]:
        return self._sender.send_raw(calls.CATALOGUE_LIST, options)


class RawClaims:
    """`client.raw.claims`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        text: str,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        standing: Standing | UnsetType = UNSET,
        phrasings: Sequence[NewPhrasing] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Claim]:
        return self._sender.send_raw(
            calls.CLAIMS_CREATE,
            options,
            path={"map": map},
            body=NewClaim(
                text=text,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                standing=standing,
                phrasings=phrasings,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[ClaimPage]:
        return self._sender.send_raw(
            calls.CLAIMS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawEdits:
    """`client.raw.edits`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        operations: Sequence[Operation],
        message: str | UnsetType | None = UNSET,
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> Response[EditResult]:
        return self._sender.send_raw(
            calls.EDITS_CREATE,
            options,
            path={"map": map},
            query={"dry_run": dry_run},
            body=NewEdit(operations=operations, message=message),
        )


class RawElements:
    """`client.raw.elements`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def list(
        self,
        map: str | Map,
        *,
        type: Sequence[Type] | None = None,
        ids: Sequence[int] | None = None,
        tag: Sequence[str] | None = None,
        scheme: Sequence[str] | None = None,
        kind: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[ElementPage]:
        return self._sender.send_raw(
            calls.ELEMENTS_LIST,
            options,
            path={"map": map},
            query={
                "type": type,
                "ids": ids,
                "tag": tag,
                "scheme": scheme,
                "kind": kind,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )

    def get(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Response[Element]:
        return self._sender.send_raw(
            calls.ELEMENTS_GET, options, path={"map": map, "n": n}, query={"revision": revision}
        )

    def update(
        self, map: str | Map, n: int, element_patch: ElementPatch, *, options: Options | None = None
    ) -> Response[Element]:
        return self._sender.send_raw(
            calls.ELEMENTS_UPDATE, options, path={"map": map, "n": n}, body=element_patch
        )

    def delete(
        self,
        map: str | Map,
        n: int,
        *,
        cascade: bool | None = None,
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> Response[EditResult]:
        return self._sender.send_raw(
            calls.ELEMENTS_DELETE,
            options,
            path={"map": map, "n": n},
            query={"cascade": cascade, "dry_run": dry_run},
        )

    def history(
        self,
        map: str | Map,
        n: int,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[ElementHistory]:
        return self._sender.send_raw(
            calls.ELEMENTS_HISTORY,
            options,
            path={"map": map, "n": n},
            query={"limit": limit, "cursor": cursor},
        )


class RawEvaluations:
    """`client.raw.evaluations`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def evaluate(
        self,
        *,
        text: str | UnsetType | None = UNSET,
        theory: NamedTheory | UnsetType | None = UNSET,
        semantics: Semantics | UnsetType = UNSET,
        extensions: int | UnsetType = UNSET,
        seconds: float | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[PostedEvaluation]:
        return self._sender.send_raw(
            calls.EVALUATIONS_EVALUATE,
            options,
            body=PostedFramework(
                text=text,
                theory=theory,
                semantics=semantics,
                extensions=extensions,
                seconds=seconds,
            ),
        )

    def suppose(
        self,
        map: str | Map,
        *,
        without: Sequence[int] | UnsetType = UNSET,
        without_rebuttals_by: Sequence[int] | UnsetType = UNSET,
        without_rebuttals: Sequence[HypothesisWithoutRebuttals] | UnsetType = UNSET,
        granted: Sequence[int] | UnsetType = UNSET,
        granted_by: Sequence[int] | UnsetType = UNSET,
        preferences: Sequence[Preferring] | UnsetType = UNSET,
        only_these_preferences: bool | UnsetType = UNSET,
        semantics: Semantics | UnsetType = UNSET,
        projection: Projection | UnsetType = UNSET,
        link: Link | UnsetType = UNSET,
        unite_rephrases: bool | UnsetType = UNSET,
        seconds: float | UnsetType = UNSET,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[HypotheticalEvaluation]:
        return self._sender.send_raw(
            calls.EVALUATIONS_SUPPOSE,
            options,
            path={"map": map},
            query={"revision": revision},
            body=Hypothesis(
                without=without,
                without_rebuttals_by=without_rebuttals_by,
                without_rebuttals=without_rebuttals,
                granted=granted,
                granted_by=granted_by,
                preferences=preferences,
                only_these_preferences=only_these_preferences,
                semantics=semantics,
                projection=projection,
                link=link,
                unite_rephrases=unite_rephrases,
                seconds=seconds,
            ),
        )

    def read(
        self,
        map: str | Map,
        *,
        semantics: EvaluationOptionsSemantics | None = None,
        projection: Projection | None = None,
        link: Link | None = None,
        unite_rephrases: bool | None = None,
        combine: EvaluationOptionsCombine | None = None,
        seconds: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Evaluation]:
        return self._sender.send_raw(
            calls.EVALUATIONS_READ,
            options,
            path={"map": map},
            query={
                "semantics": semantics,
                "projection": projection,
                "link": link,
                "unite_rephrases": unite_rephrases,
                "combine": combine,
                "seconds": seconds,
                "revision": revision,
            },
        )

    def diff(
        self,
        map: str | Map,
        *,
        from_: int,
        to: int | None = None,
        semantics: Semantics | None = None,
        projection: Projection | None = None,
        link: Link | None = None,
        unite_rephrases: bool | None = None,
        seconds: int | None = None,
        options: Options | None = None,
    ) -> Response[EvaluationDifference]:
        return self._sender.send_raw(
            calls.EVALUATIONS_DIFF,
            options,
            path={"map": map},
            query={
                "from": from_,
                "to": to,
                "semantics": semantics,
                "projection": projection,
                "link": link,
                "unite_rephrases": unite_rephrases,
                "seconds": seconds,
            },
        )

    def extensions(
        self,
        map: str | Map,
        *,
        semantics: Semantics | None = None,
        projection: Projection | None = None,
        link: Link | None = None,
        unite_rephrases: bool | None = None,
        seconds: int | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[ExtensionPage]:
        return self._sender.send_raw(
            calls.EVALUATIONS_EXTENSIONS,
            options,
            path={"map": map},
            query={
                "semantics": semantics,
                "projection": projection,
                "link": link,
                "unite_rephrases": unite_rephrases,
                "seconds": seconds,
                "revision": revision,
                "limit": limit,
                "cursor": cursor,
            },
        )

    def why(
        self,
        map: str | Map,
        n: int,
        *,
        semantics: Semantics | None = None,
        projection: Projection | None = None,
        link: Link | None = None,
        unite_rephrases: bool | None = None,
        seconds: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Explanation]:
        return self._sender.send_raw(
            calls.EVALUATIONS_WHY,
            options,
            path={"map": map, "n": n},
            query={
                "semantics": semantics,
                "projection": projection,
                "link": link,
                "unite_rephrases": unite_rephrases,
                "seconds": seconds,
                "revision": revision,
            },
        )


class RawFormats:
    """`client.raw.formats`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def list(self, *, options: Options | None = None) -> Response[FormatList]:
        return self._sender.send_raw(calls.FORMATS_LIST, options)


class RawFragments:
    """`client.raw.fragments`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        aif_type: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        scheme: str | UnsetType | None = UNSET,
        edges: Sequence[NewFragmentEdge] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Fragment]:
        return self._sender.send_raw(
            calls.FRAGMENTS_CREATE,
            options,
            path={"map": map},
            body=NewFragment(
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                aif_type=aif_type,
                text=text,
                scheme=scheme,
                edges=edges,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[FragmentPage]:
        return self._sender.send_raw(
            calls.FRAGMENTS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawGroups:
    """`client.raw.groups`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        members: Sequence[int | str] | UnsetType = UNSET,
        parent: int | str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Group]:
        return self._sender.send_raw(
            calls.GROUPS_CREATE,
            options,
            path={"map": map},
            body=NewGroup(
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                members=members,
                parent=parent,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[GroupPage]:
        return self._sender.send_raw(
            calls.GROUPS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawIllocutions:
    """`client.raw.illocutions`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        anchors: Sequence[int | str],
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        content: Sequence[int | str | NewClaim] | UnsetType = UNSET,
        force: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Illocution]:
        return self._sender.send_raw(
            calls.ILLOCUTIONS_CREATE,
            options,
            path={"map": map},
            body=NewIllocution(
                anchors=anchors,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                content=content,
                force=force,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[IllocutionPage]:
        return self._sender.send_raw(
            calls.ILLOCUTIONS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawLocutions:
    """`client.raw.locutions`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        text: str,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        participant: int | str | UnsetType | None = UNSET,
        said_at: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Locution]:
        return self._sender.send_raw(
            calls.LOCUTIONS_CREATE,
            options,
            path={"map": map},
            body=NewLocution(
                text=text,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                participant=participant,
                said_at=said_at,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[LocutionPage]:
        return self._sender.send_raw(
            calls.LOCUTIONS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawMaps:
    """`client.raw.maps`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        *,
        title: str,
        question: str | UnsetType | None = UNSET,
        description: str | UnsetType | None = UNSET,
        language: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        visibility: Visibility | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Map]:
        return self._sender.send_raw(
            calls.MAPS_CREATE,
            options,
            body=NewMap(
                title=title,
                question=question,
                description=description,
                language=language,
                tags=tags,
                data=data,
                external=external,
                extra=extra,
                visibility=visibility,
            ),
        )

    def list(
        self,
        *,
        tag: Sequence[str] | None = None,
        visibility: Visibility | None = None,
        text: str | None = None,
        updated_after: datetime | None = None,
        deleted: bool | None = None,
        language: str | None = None,
        sort: MapsSort | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[MapPage]:
        return self._sender.send_raw(
            calls.MAPS_LIST,
            options,
            query={
                "tag": tag,
                "visibility": visibility,
                "text": text,
                "updated_after": updated_after,
                "deleted": deleted,
                "language": language,
                "sort": sort,
                "limit": limit,
                "cursor": cursor,
            },
        )

    def import_file(
        self,
        content: bytes,
        *,
        format: str | None = None,
        name: str | None = None,
        visibility: Visibility | None = None,
        options: Options | None = None,
    ) -> Response[ImportResult]:
        return self._sender.send_raw(
            calls.MAPS_IMPORT_FILE,
            options,
            query={"format": format, "name": name, "visibility": visibility},
            body=content,
        )

    def get(self, map: str | Map, *, options: Options | None = None) -> Response[Map]:
        return self._sender.send_raw(calls.MAPS_GET, options, path={"map": map})

    def update(
        self,
        map: str | Map,
        *,
        title: str | UnsetType = UNSET,
        question: str | UnsetType | None = UNSET,
        description: str | UnsetType | None = UNSET,
        language: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType | None = UNSET,
        external: Sequence[NewExternalId] | UnsetType | None = UNSET,
        extra: Mapping[str, Any] | UnsetType | None = UNSET,
        main_claim: int | str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Map]:
        return self._sender.send_raw(
            calls.MAPS_UPDATE,
            options,
            path={"map": map},
            body=MapPatch(
                title=title,
                question=question,
                description=description,
                language=language,
                tags=tags,
                data=data,
                external=external,
                extra=extra,
                main_claim=main_claim,
            ),
        )

    def delete(self, map: str | Map, *, options: Options | None = None) -> Response[None]:
        return self._sender.send_raw(calls.MAPS_DELETE, options, path={"map": map})

    def ancestors(
        self,
        map: str | Map,
        n: int,
        *,
        types: Sequence[MapsTypes] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Neighbourhood]:
        return self._sender.send_raw(
            calls.MAPS_ANCESTORS,
            options,
            path={"map": map, "n": n},
            query={"types": types, "limit": limit, "revision": revision},
        )

    def compare(
        self,
        map: str | Map,
        *,
        with_: str,
        revision: int | None = None,
        with_revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Comparison]:
        return self._sender.send_raw(
            calls.MAPS_COMPARE,
            options,
            path={"map": map},
            query={"with": with_, "revision": revision, "with_revision": with_revision},
        )

    def descendants(
        self,
        map: str | Map,
        n: int,
        *,
        types: Sequence[MapsTypes] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Neighbourhood]:
        return self._sender.send_raw(
            calls.MAPS_DESCENDANTS,
            options,
            path={"map": map, "n": n},
            query={"types": types, "limit": limit, "revision": revision},
        )

    def diff(
        self,
        map: str | Map,
        *,
        from_: int,
        to: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[Difference]:
        return self._sender.send_raw(
            calls.MAPS_DIFF,
            options,
            path={"map": map},
            query={"from": from_, "to": to, "limit": limit, "cursor": cursor},
        )

    def document(
        self, map: str | Map, *, revision: int | None = None, options: Options | None = None
    ) -> Response[Document]:
        return self._sender.send_raw(
            calls.MAPS_DOCUMENT, options, path={"map": map}, query={"revision": revision}
        )

    def replace(
        self,
        map: str | Map,
        *,
        map_: DocumentMap,
        elements: Sequence[DocumentElement],
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> Response[EditResult]:
        return self._sender.send_raw(
            calls.MAPS_REPLACE,
            options,
            path={"map": map},
            query={"dry_run": dry_run},
            body=NewDocument(map=map_, elements=elements),
        )

    def erase(
        self,
        map: str | Map,
        *,
        elements: Sequence[int] | UnsetType = UNSET,
        participant: int | UnsetType | None = UNSET,
        versions: Sequence[int] | UnsetType = UNSET,
        map_versions: bool | UnsetType = UNSET,
        messages: NewErasureMessages | UnsetType = UNSET,
        reason: str | UnsetType | None = UNSET,
        words: Sequence[str] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[ErasureResult]:
        return self._sender.send_raw(
            calls.MAPS_ERASE,
            options,
            path={"map": map},
            body=NewErasure(
                elements=elements,
                participant=participant,
                versions=versions,
                map_versions=map_versions,
                messages=messages,
                reason=reason,
                words=words,
            ),
        )

    def export(
        self,
        map: str | Map,
        format: str,
        *,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[ExportEnvelope]:
        return self._sender.send_raw(
            calls.MAPS_EXPORT,
            options,
            path={"map": map, "format": format},
            query={"revision": revision},
        )

    def fork(
        self,
        map: str | Map,
        *,
        revision: int | UnsetType | None = UNSET,
        title: str | UnsetType | None = UNSET,
        visibility: Visibility | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Map]:
        return self._sender.send_raw(
            calls.MAPS_FORK,
            options,
            path={"map": map},
            body=NewFork(revision=revision, title=title, visibility=visibility),
        )

    def import_into(
        self,
        map: str | Map,
        content: bytes,
        *,
        format: str | None = None,
        name: str | None = None,
        prune: bool | None = None,
        options: Options | None = None,
    ) -> Response[MergeResult]:
        return self._sender.send_raw(
            calls.MAPS_IMPORT_INTO,
            options,
            path={"map": map},
            query={"format": format, "name": name, "prune": prune},
            body=content,
        )

    def lint(
        self, map: str | Map, *, revision: int | None = None, options: Options | None = None
    ) -> Response[Lint]:
        return self._sender.send_raw(
            calls.MAPS_LINT, options, path={"map": map}, query={"revision": revision}
        )

    def neighbourhood(
        self,
        map: str | Map,
        n: int,
        *,
        depth: int | None = None,
        direction: MapsDirection | None = None,
        types: Sequence[MapsTypes] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Neighbourhood]:
        return self._sender.send_raw(
            calls.MAPS_NEIGHBOURHOOD,
            options,
            path={"map": map, "n": n},
            query={
                "depth": depth,
                "direction": direction,
                "types": types,
                "limit": limit,
                "revision": revision,
            },
        )

    def outline(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        lang: str | None = None,
        participant: Sequence[int | Participant] | None = None,
        tag: Sequence[str] | None = None,
        types: Sequence[MapsTypes] | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[bytes]:
        return self._sender.send_raw(
            calls.MAPS_OUTLINE,
            options,
            path={"map": map},
            query={
                "focus": focus,
                "depth": depth,
                "lang": lang,
                "participant": participant,
                "tag": tag,
                "types": types,
                "revision": revision,
            },
        )

    def paths(
        self,
        map: str | Map,
        *,
        from_: int,
        to: int,
        limit: int | None = None,
        max_length: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Paths]:
        return self._sender.send_raw(
            calls.MAPS_PATHS,
            options,
            path={"map": map},
            query={
                "from": from_,
                "to": to,
                "limit": limit,
                "max_length": max_length,
                "revision": revision,
            },
        )

    def picture_png(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        theme: MapsTheme | None = None,
        layout: MapsLayout | None = None,
        lang: str | None = None,
        participant: Sequence[int | Participant] | None = None,
        tag: Sequence[str] | None = None,
        types: Sequence[MapsTypes] | None = None,
        revision: int | None = None,
        width: int | None = None,
        options: Options | None = None,
    ) -> Response[bytes]:
        return self._sender.send_raw(
            calls.MAPS_PICTURE_PNG,
            options,
            path={"map": map},
            query={
                "focus": focus,
                "depth": depth,
                "theme": theme,
                "layout": layout,
                "lang": lang,
                "participant": participant,
                "tag": tag,
                "types": types,
                "revision": revision,
                "width": width,
            },
        )

    def picture_svg(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        theme: MapsTheme | None = None,
        layout: MapsLayout | None = None,
        lang: str | None = None,
        participant: Sequence[int | Participant] | None = None,
        tag: Sequence[str] | None = None,
        types: Sequence[MapsTypes] | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[bytes]:
        return self._sender.send_raw(
            calls.MAPS_PICTURE_SVG,
            options,
            path={"map": map},
            query={
                "focus": focus,
                "depth": depth,
                "theme": theme,
                "layout": layout,
                "lang": lang,
                "participant": participant,
                "tag": tag,
                "types": types,
                "revision": revision,
            },
        )

    def positions(
        self,
        map: str | Map,
        *,
        participant: Sequence[int | Participant] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[Positions]:
        return self._sender.send_raw(
            calls.MAPS_POSITIONS,
            options,
            path={"map": map},
            query={"participant": participant, "limit": limit, "revision": revision},
        )

    def restore(self, map: str | Map, *, options: Options | None = None) -> Response[Map]:
        return self._sender.send_raw(calls.MAPS_RESTORE, options, path={"map": map})

    def revert(
        self,
        map: str | Map,
        *,
        to: int,
        element: int | UnsetType | None = UNSET,
        message: str | UnsetType | None = UNSET,
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> Response[EditResult]:
        return self._sender.send_raw(
            calls.MAPS_REVERT,
            options,
            path={"map": map},
            query={"dry_run": dry_run},
            body=NewRevert(to=to, element=element, message=message),
        )

    def revisions(
        self,
        map: str | Map,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[RevisionPage]:
        return self._sender.send_raw(
            calls.MAPS_REVISIONS,
            options,
            path={"map": map},
            query={"limit": limit, "cursor": cursor},
        )

    def revision(
        self,
        map: str | Map,
        revision: int,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[RevisionChanges]:
        return self._sender.send_raw(
            calls.MAPS_REVISION,
            options,
            path={"map": map, "revision": revision},
            query={"limit": limit, "cursor": cursor},
        )

    def unanswered(
        self, map: str | Map, *, revision: int | None = None, options: Options | None = None
    ) -> Response[Unanswered]:
        return self._sender.send_raw(
            calls.MAPS_UNANSWERED, options, path={"map": map}, query={"revision": revision}
        )


class RawOperations:
    """`client.raw.operations`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def list(
        self,
        *,
        map: str | Map | None = None,
        state: LongOperationState | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[LongOperationPage]:
        return self._sender.send_raw(
            calls.OPERATIONS_LIST,
            options,
            query={"map": map, "state": state, "limit": limit, "cursor": cursor},
        )

    def get(self, id: str, *, options: Options | None = None) -> Response[LongOperation]:
        return self._sender.send_raw(calls.OPERATIONS_GET, options, path={"id": id})

    def cancel(self, id: str, *, options: Options | None = None) -> Response[LongOperation]:
        return self._sender.send_raw(calls.OPERATIONS_CANCEL, options, path={"id": id})


class RawPages:
    """`client.raw.pages`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def index(self, *, text: str | None = None, options: Options | None = None) -> Response[bytes]:
        return self._sender.send_raw(calls.PAGES_INDEX, options, query={"text": text})

    def asset(self, name: str, *, options: Options | None = None) -> Response[bytes]:
        return self._sender.send_raw(calls.PAGES_ASSET, options, path={"name": name})

    def embed(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        theme: PagesTheme | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[bytes]:
        return self._sender.send_raw(
            calls.PAGES_EMBED,
            options,
            path={"map": map},
            query={"focus": focus, "depth": depth, "theme": theme, "revision": revision},
        )

    def component(self, *, options: Options | None = None) -> Response[bytes]:
        return self._sender.send_raw(calls.PAGES_COMPONENT, options)

    def map(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Response[bytes]:
        return self._sender.send_raw(
            calls.PAGES_MAP,
            options,
            path={"map": map},
            query={"focus": focus, "depth": depth, "revision": revision},
        )

    def oembed(
        self,
        *,
        url: str,
        maxwidth: int | None = None,
        maxheight: int | None = None,
        format: PagesFormat | None = None,
        options: Options | None = None,
    ) -> Response[OEmbed]:
        return self._sender.send_raw(
            calls.PAGES_OEMBED,
            options,
            query={"url": url, "maxwidth": maxwidth, "maxheight": maxheight, "format": format},
        )


class RawParticipants:
    """`client.raw.participants`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        name: str,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        kind: ParticipantKind | UnsetType = UNSET,
        role: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Participant]:
        return self._sender.send_raw(
            calls.PARTICIPANTS_CREATE,
            options,
            path={"map": map},
            body=NewParticipant(
                name=name,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                kind=kind,
                role=role,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[ParticipantPage]:
        return self._sender.send_raw(
            calls.PARTICIPANTS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawPreferences:
    """`client.raw.preferences`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        preferred: int | str | NewClaim,
        dispreferred: int | str | NewClaim,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        scheme: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Preference]:
        return self._sender.send_raw(
            calls.PREFERENCES_CREATE,
            options,
            path={"map": map},
            body=NewPreference(
                preferred=preferred,
                dispreferred=dispreferred,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                scheme=scheme,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[PreferencePage]:
        return self._sender.send_raw(
            calls.PREFERENCES_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawQuestions:
    """`client.raw.questions`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        text: str,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        positions: Sequence[int | str | NewClaim] | UnsetType = UNSET,
        exclusive: bool | UnsetType = UNSET,
        about: int | str | NewClaim | UnsetType | None = UNSET,
        critical_question: str | UnsetType | None = UNSET,
        answers: Sequence[int | str | NewClaim] | UnsetType = UNSET,
        proof_standard: QuestionProofStandard | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Question]:
        return self._sender.send_raw(
            calls.QUESTIONS_CREATE,
            options,
            path={"map": map},
            body=NewQuestion(
                text=text,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                positions=positions,
                exclusive=exclusive,
                about=about,
                critical_question=critical_question,
                answers=answers,
                proof_standard=proof_standard,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[QuestionPage]:
        return self._sender.send_raw(
            calls.QUESTIONS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawRebuttals:
    """`client.raw.rebuttals`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        attackers: Sequence[int | str | NewClaim],
        target: int | str | NewClaim,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        relation: RebuttalRelation | UnsetType = UNSET,
        scheme: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Rebuttal]:
        return self._sender.send_raw(
            calls.REBUTTALS_CREATE,
            options,
            path={"map": map},
            body=NewRebuttal(
                attackers=attackers,
                target=target,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                relation=relation,
                scheme=scheme,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[RebuttalPage]:
        return self._sender.send_raw(
            calls.REBUTTALS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawRephrases:
    """`client.raw.rephrases`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        original: int | str | NewClaim,
        restatement: int | str | NewClaim,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        scheme: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Rephrase]:
        return self._sender.send_raw(
            calls.REPHRASES_CREATE,
            options,
            path={"map": map},
            body=NewRephrase(
                original=original,
                restatement=restatement,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                scheme=scheme,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[RephrasePage]:
        return self._sender.send_raw(
            calls.REPHRASES_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawSchemes:
    """`client.raw.schemes`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        name: str,
        slug: str,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        conclusion: str | UnsetType | None = UNSET,
        premise_roles: Sequence[NewSchemeRole] | UnsetType = UNSET,
        critical_questions: Sequence[NewCriticalQuestion] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Response[Scheme]:
        return self._sender.send_raw(
            calls.SCHEMES_CREATE,
            options,
            path={"map": map},
            body=NewScheme(
                name=name,
                slug=slug,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                conclusion=conclusion,
                premise_roles=premise_roles,
                critical_questions=critical_questions,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[SchemePage]:
        return self._sender.send_raw(
            calls.SCHEMES_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawSearch:
    """`client.raw.search`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def find(
        self,
        *,
        q: str,
        map: Sequence[str | Map] | None = None,
        type: Sequence[Type | SearchType] | None = None,
        tag: Sequence[str] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> Response[FoundPage]:
        return self._sender.send_raw(
            calls.SEARCH_FIND,
            options,
            query={"q": q, "map": map, "type": type, "tag": tag, "limit": limit, "cursor": cursor},
        )


class RawService:
    """`client.raw.service`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def live(self, *, options: Options | None = None) -> Response[Health]:
        return self._sender.send_raw(calls.SERVICE_LIVE, options)

    def contract(self, *, options: Options | None = None) -> Response[bytes]:
        return self._sender.send_raw(calls.SERVICE_CONTRACT, options)

    def problems(self, *, options: Options | None = None) -> Response[builtins.list[ProblemKind]]:
        return self._sender.send_raw(calls.SERVICE_PROBLEMS, options)

    def problem(self, code: str, *, options: Options | None = None) -> Response[ProblemKind]:
        return self._sender.send_raw(calls.SERVICE_PROBLEM, options, path={"code": code})

    def ready(self, *, options: Options | None = None) -> Response[Health]:
        return self._sender.send_raw(calls.SERVICE_READY, options)


class RawSources:
    """`client.raw.sources`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        url: str | UnsetType | None = UNSET,
        publisher: str | UnsetType | None = UNSET,
        published: str | UnsetType | None = UNSET,
        language: str | UnsetType | None = UNSET,
        text_sha256: str | UnsetType | None = UNSET,
        length: int | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Source]:
        return self._sender.send_raw(
            calls.SOURCES_CREATE,
            options,
            path={"map": map},
            body=NewSource(
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                url=url,
                publisher=publisher,
                published=published,
                language=language,
                text_sha256=text_sha256,
                length=length,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[SourcePage]:
        return self._sender.send_raw(
            calls.SOURCES_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )

    def coverage(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Response[Coverage]:
        return self._sender.send_raw(
            calls.SOURCES_COVERAGE, options, path={"map": map, "n": n}, query={"revision": revision}
        )

    def provenance(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Response[Provenance]:
        return self._sender.send_raw(
            calls.SOURCES_PROVENANCE,
            options,
            path={"map": map, "n": n},
            query={"revision": revision},
        )

    def reanchor(
        self, map: str | Map, n: int, *, options: Options | None = None
    ) -> Response[Reanchored]:
        return self._sender.send_raw(calls.SOURCES_REANCHOR, options, path={"map": map, "n": n})

    def text(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Response[SourceText]:
        return self._sender.send_raw(
            calls.SOURCES_TEXT, options, path={"map": map, "n": n}, query={"revision": revision}
        )

    def write_text(
        self, map: str | Map, n: int, *, text: str, options: Options | None = None
    ) -> Response[Source]:
        return self._sender.send_raw(
            calls.SOURCES_WRITE_TEXT,
            options,
            path={"map": map, "n": n},
            body=NewSourceText(text=text),
        )


class RawTransitions:
    """`client.raw.transitions`."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def create(
        self,
        map: str | Map,
        *,
        from_: Sequence[int | str],
        to: Sequence[int | str],
        title: str | UnsetType | None = UNSET,
        tags: Sequence[str] | UnsetType = UNSET,
        note: str | UnsetType | None = UNSET,
        rank: float | UnsetType | None = UNSET,
        weight: float | UnsetType | None = UNSET,
        explicitness: Explicitness | UnsetType | None = UNSET,
        attributions: Sequence[NewAttribution] | UnsetType = UNSET,
        external: Sequence[NewExternalId] | UnsetType = UNSET,
        split_of: int | str | UnsetType | None = UNSET,
        data: Mapping[str, Any] | UnsetType = UNSET,
        extra: Mapping[str, Any] | UnsetType = UNSET,
        scheme: str | UnsetType | None = UNSET,
        options: Options | None = None,
    ) -> Response[Transition]:
        return self._sender.send_raw(
            calls.TRANSITIONS_CREATE,
            options,
            path={"map": map},
            body=NewTransition(
                from_=from_,
                to=to,
                title=title,
                tags=tags,
                note=note,
                rank=rank,
                weight=weight,
                explicitness=explicitness,
                attributions=attributions,
                external=external,
                split_of=split_of,
                data=data,
                extra=extra,
                scheme=scheme,
            ),
        )

    def list(
        self,
        map: str | Map,
        *,
        tag: Sequence[str] | None = None,
        participant: Sequence[int | Participant] | None = None,
        revision: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        expand: Sequence[str] | None = None,
        options: Options | None = None,
    ) -> Response[TransitionPage]:
        return self._sender.send_raw(
            calls.TRANSITIONS_LIST,
            options,
            path={"map": map},
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
                "cursor": cursor,
            },
        )


class RawResources:
    """What a client has: its operations, by what they work on."""

    def __init__(self, sender: Sender) -> None:
        self.arguments: RawArguments = RawArguments(sender)
        self.cases: RawCases = RawCases(sender)
        self.catalogue: RawCatalogue = RawCatalogue(sender)
        self.claims: RawClaims = RawClaims(sender)
        self.edits: RawEdits = RawEdits(sender)
        self.elements: RawElements = RawElements(sender)
        self.evaluations: RawEvaluations = RawEvaluations(sender)
        self.formats: RawFormats = RawFormats(sender)
        self.fragments: RawFragments = RawFragments(sender)
        self.groups: RawGroups = RawGroups(sender)
        self.illocutions: RawIllocutions = RawIllocutions(sender)
        self.locutions: RawLocutions = RawLocutions(sender)
        self.maps: RawMaps = RawMaps(sender)
        self.operations: RawOperations = RawOperations(sender)
        self.pages: RawPages = RawPages(sender)
        self.participants: RawParticipants = RawParticipants(sender)
        self.preferences: RawPreferences = RawPreferences(sender)
        self.questions: RawQuestions = RawQuestions(sender)
        self.rebuttals: RawRebuttals = RawRebuttals(sender)
        self.rephrases: RawRephrases = RawRephrases(sender)
        self.schemes: RawSchemes = RawSchemes(sender)
        self.search: RawSearch = RawSearch(sender)
        self.service: RawService = RawService(sender)
        self.sources: RawSources = RawSources(sender)
        self.transitions: RawTransitions = RawTransitions(sender)
