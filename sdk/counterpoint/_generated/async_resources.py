# Written by `make regen` from the contract (schema/counterpoint_schema/openapi.json): do not edit.
"""The methods of the API, to be awaited."""

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
    ElementChange,
    ElementHistory,
    ElementPage,
    ElementVersion,
    ErasureResult,
    Evaluation,
    EvaluationDifference,
    Event,
    Explanation,
    ExportEnvelope,
    Extension,
    ExtensionPage,
    FormatList,
    Found,
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
    Revision,
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
from counterpoint._sending import AsyncSender
from counterpoint.feeds import AsyncFeed
from counterpoint.options import Options
from counterpoint.pages import AsyncPager


class AsyncArguments:
    """`client.arguments`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Argument:
        """Make an argument. One step of support: premises, taken together, for one conclusion.
        (AIF: RA-node.)

        Args:
            map: The map's id.
            premises: The claims or cases that support, linked: each is needed.
            conclusion: What they support: a claim, a case, or another argument.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            scheme: The argumentation scheme: `practical-reasoning`, `expert-opinion`, …
            premise_roles: Which premise plays which role of the scheme.
            rules: The rules of inference, as the source writes them.
            strength: `strict`: the conclusion cannot fail while the premises hold.
            standing: `issue`: counts only if another argument backs it.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Argument, ArgumentPage]:
        """The map's arguments, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.ARGUMENTS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncCases:
    """`client.cases`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Case:
        """Make a case. A named bundle of steps, or an argument sketched before its steps are
        written. (Argdown.)

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            text: What the case comes to, in a sentence or a paragraph.
            steps: Its arguments, in order; none while it is only sketched.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Case, CasePage]:
        """The map's cases, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.CASES_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncCatalogue:
    """`client.catalogue`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def list(self, *, options: Options | None = None) -> SchemeList:
        """The schemes that every map can name, with premise roles and critical questions.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.CATALOGUE_LIST, options)


class AsyncClaims:
    """`client.claims`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Claim:
        """Make a claim. A statement that can be accepted or rejected. (AIF: I-node.)

        Args:
            map: The map's id.
            text: The statement, in the map's own words.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            standing: How it enters evaluation; `auto`: a premise exactly when no argument concludes
                it.
            phrasings: The same in other words, or in other languages.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Claim, ClaimPage]:
        """The map's claims, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.CLAIMS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncEdits:
    """`client.edits`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
        self,
        map: str | Map,
        *,
        operations: Sequence[Operation],
        message: str | UnsetType | None = UNSET,
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> EditResult:
        """Do several operations as one edit: all of them, or none. A refusal names every fault.

        Args:
            map: The map's id.
            dry_run: Do nothing: answer what would be done, or all that is wrong.
            message: What the change is for; kept in the map's history.

        Raises:
            AmbiguousExternal, BodyTooLarge, BodyTooSlow, DatabaseTimeout, EditTooLarge,
                ElementInUse, ElementMerged, ElementNotFound, IdempotencyKeyReused, InvalidBody,
                InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull, MapNotFound,
                MissingEnd, NotAcceptable, RefUsedTwice, StaleRevision, StorageFull, TypeMismatch,
                Unavailable, UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
            calls.EDITS_CREATE,
            options,
            path={"map": map},
            query={"dry_run": dry_run},
            body=NewEdit(operations=operations, message=message),
        )


class AsyncElements:
    """`client.elements`."""

    def __init__(self, sender: AsyncSender) -> None:
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
    ) -> AsyncPager[Element, ElementPage]:
        """Elements of any type, by number. All filters must fit; of a filter's values, any.

        Args:
            map: The map's id.
            type: Only these types.
            ids: Only these numbers; those not there are named.
            tag: With one of these tags.
            scheme: Of one of these argumentation schemes.
            kind: Of one of these kinds: of rebuttals `rebut` or `undercut`, of participants
                `person`, `organisation`, `outlet` or `collective`.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.ELEMENTS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
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
            },
        )

    async def get(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Element:
        """One element; the number of one that was merged leads to what it is now part of.

        Args:
            map: The map's id.
            n: The element's number.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, ElementNotFound, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.ELEMENTS_GET, options, path={"map": map, "n": n}, query={"revision": revision}
        )

    async def update(
        self, map: str | Map, n: int, element_patch: ElementPatch, *, options: Options | None = None
    ) -> Element:
        """Change fields of an element by a merge patch (RFC 7396): null puts a field to its
        default.

        Args:
            map: The map's id.
            n: The element's number.
            element_patch: A merge patch (RFC 7396) of an element; which, its type decides.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, ElementNotFound,
                IdempotencyKeyReused, InvalidBody, InvalidParameter, LengthRequired, MalformedBody,
                MapDeleted, MapFull, MapNotFound, MissingEnd, NotAcceptable, StaleRevision,
                StorageFull, Unavailable, UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
            calls.ELEMENTS_UPDATE, options, path={"map": map, "n": n}, body=element_patch
        )

    async def delete(
        self,
        map: str | Map,
        n: int,
        *,
        cascade: bool | None = None,
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> EditResult:
        """Take an element out. What only mentions it lets go of it; the answer says what changed.

        Args:
            map: The map's id.
            n: The element's number.
            cascade: Delete also what has no meaning without it.
            dry_run: Do nothing: answer what would be done, or all that is wrong.

        Raises:
            DatabaseTimeout, EditTooLarge, ElementInUse, ElementMerged, ElementNotFound,
                IdempotencyKeyReused, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                StaleRevision, StorageFull, Unavailable
        """
        return await self._sender.send(
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
    ) -> AsyncPager[ElementVersion, ElementHistory]:
        """What was done to an element, the newest first, also to one that is not there any more.

        Args:
            map: The map's id.
            n: The element's number.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, ElementNotFound, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, Unavailable
        """
        return self._sender.pages(
            calls.ELEMENTS_HISTORY,
            options,
            path={"map": map, "n": n},
            cursor=cursor,
            query={"limit": limit},
        )


class AsyncEvaluations:
    """`client.evaluations`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def evaluate(
        self,
        *,
        text: str | UnsetType | None = UNSET,
        theory: NamedTheory | UnsetType | None = UNSET,
        semantics: Semantics | UnsetType = UNSET,
        extensions: int | UnsetType = UNSET,
        seconds: float | UnsetType = UNSET,
        options: Options | None = None,
    ) -> PostedEvaluation:
        """What stands of a framework that is posted, and stored nowhere.

        Args:
            text: As the solver competitions write it: `.af` (`p af 3`, then attacks `1 2`), `.apx`,
                `.tgf`.
            extensions: How many extensions to answer at most, besides the verdicts.
            seconds: How long to look; what is open then is `unknown`.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, DeadlineReached, InvalidBody,
                InvalidParameter, LengthRequired, MalformedBody, NotAcceptable, QuestionTooLarge,
                TooEntangled, Unavailable, UnreadableFile, UnsupportedMediaType
        """
        return await self._sender.send(
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

    async def suppose(
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
    ) -> HypotheticalEvaluation:
        """What would stand if: the verdicts that other elements or preferences would change.

        Args:
            map: The map's id.
            revision: As it was at this revision; without: as it is.
            without: Elements to leave out, together with what has no meaning without them.
            without_rebuttals_by: Participants: leave out the rebuttals that are attributed to them.
            without_rebuttals: Leave out the rebuttals of this explicitness, say `reconstructed`.
            granted: Claims to take as certain.
            granted_by: Participants: take the claims as certain that are attributed to them.
            preferences: Preferences to add; they count by `link`.
            only_these_preferences: Whether those of the map are left out.
            unite_rephrases: Whether a claim and its restatement are one.
            seconds: How long to look; what is open then is `unknown`.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, DeadlineReached, ElementNotFound,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, TooEntangled,
                Unavailable, UnsupportedMediaType
        """
        return await self._sender.send(
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

    async def read(
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
    ) -> Evaluation:
        """What stands, what falls: the verdict on each claim, argument, case and rebuttal.

        Args:
            map: The map's id.
            semantics: The semantics to judge by; gradual ones answer strengths.
            projection: `structured`: claims stand by what argues for them; `abstract`: only attacks
                count.
            link: What of an argument preferences are compared by: its `last` steps, or its
                `weakest` part; `none`: they do not count.
            unite_rephrases: Whether a claim and its restatement are one.
            combine: How strong linked premises are together; for gradual semantics.
            seconds: How many seconds to look, if the server gives so many; what is open then is
                `unknown`.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, QuestionTooLarge, RevisionNotFound, TooEntangled, Unavailable
        """
        return await self._sender.send(
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

    async def diff(
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
    ) -> EvaluationDifference:
        """The verdicts that are not the same at two revisions.

        Args:
            map: The map's id.
            from_: The revision to begin with.
            to: The revision to end with; without: the map as it is.
            semantics: The semantics to judge by.
            projection: `structured`: claims stand by what argues for them; `abstract`: only attacks
                count.
            link: What of an argument preferences are compared by: its `last` steps, or its
                `weakest` part; `none`: they do not count.
            unite_rephrases: Whether a claim and its restatement are one.
            seconds: How many seconds to look, if the server gives so many; what is open then is
                `unknown`.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, QuestionTooLarge, RevisionNotFound, TooEntangled, Unavailable
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Extension, ExtensionPage]:
        """The sets of claims and arguments that can be accepted together; how many there are.

        Args:
            map: The map's id.
            semantics: The semantics to judge by.
            projection: `structured`: claims stand by what argues for them; `abstract`: only attacks
                count.
            link: What of an argument preferences are compared by: its `last` steps, or its
                `weakest` part; `none`: they do not count.
            unite_rephrases: Whether a claim and its restatement are one.
            seconds: How many seconds to look, if the server gives so many; what is open then is
                `unknown`.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, QuestionTooLarge, RevisionNotFound, TooEntangled, Unavailable
        """
        return self._sender.pages(
            calls.EVALUATIONS_EXTENSIONS,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "semantics": semantics,
                "projection": projection,
                "link": link,
                "unite_rephrases": unite_rephrases,
                "seconds": seconds,
                "revision": revision,
                "limit": limit,
            },
        )

    async def why(
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
    ) -> Explanation:
        """Why an element stands or falls: what speaks for it and against it, down to what is given.

        Args:
            map: The map's id.
            n: The element's number.
            semantics: The semantics to judge by.
            projection: `structured`: claims stand by what argues for them; `abstract`: only attacks
                count.
            link: What of an argument preferences are compared by: its `last` steps, or its
                `weakest` part; `none`: they do not count.
            unite_rephrases: Whether a claim and its restatement are one.
            seconds: How many seconds to look, if the server gives so many; what is open then is
                `unknown`.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, TooEntangled,
                TypeMismatch, Unavailable
        """
        return await self._sender.send(
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


class AsyncEvents:
    """`client.events`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    def follow(
        self, *, maps: Sequence[str | Map], after: str | None = None, options: Options | None = None
    ) -> AsyncFeed[Event]:
        """Follow several maps at once: of each, one event for each revision, in order.

        Server-sent events; an event's id says where the feed then stands in all its maps.

        Args:
            maps: Up to 100 maps: repeated, or with commas.
            after: Begin after the event of this id. Maps that it does not speak of begin with the
                next revision that is made; so do all, without it and Last-Event-ID.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionAhead, Unavailable
        """
        return self._sender.feed(calls.EVENTS_FOLLOW, options, query={"maps": maps, "after": after})


class AsyncFormats:
    """`client.formats`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def list(self, *, options: Options | None = None) -> FormatList:
        """The formats that maps go in and out by, and what each has no place for.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.FORMATS_LIST, options)


class AsyncFragments:
    """`client.fragments`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Fragment:
        """Make a fragment. What an imported file contained and no other type fits: kept whole.

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            aif_type: The node's type as the file wrote it.
            scheme: The scheme's name as the file wrote it.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Fragment, FragmentPage]:
        """The map's fragments, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.FRAGMENTS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncGroups:
    """`client.groups`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Group:
        """Make a group. A named set of elements, which may lie in another.

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            parent: The group that this one lies in.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Group, GroupPage]:
        """The map's groups, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.GROUPS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncIllocutions:
    """`client.illocutions`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Illocution:
        """Make an illocution. With what force something was said: from the words to what they do.
        (AIF: YA-node.)

        Args:
            map: The map's id.
            anchors: The words, or the move from words to words.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            content: What they assert, question, argue or reject.
            force: `asserting`, `questioning`, `arguing`, `disagreeing`, …

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Illocution, IllocutionPage]:
        """The map's illocutions, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.ILLOCUTIONS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncLocutions:
    """`client.locutions`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Locution:
        """Make a locution. What was said, as it was said. (AIF: L-node.)

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            participant: Who said it.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Locution, LocutionPage]:
        """The map's locutions, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.LOCUTIONS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncMaps:
    """`client.maps`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Map:
        """Make an empty map.

        Args:
            question: What the map is about, as a question.
            data: A free JSON object of at most 64 KiB.
            extra: A free JSON object of at most 64 KiB.
            visibility: Who may read it; not part of its history.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, IdempotencyKeyReused, InvalidBody,
                InvalidParameter, LengthRequired, MalformedBody, NotAcceptable, StorageFull,
                Unavailable, UnsupportedMediaType
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Map, MapPage]:
        """The maps you may see, newest first, or in another order.

        Args:
            tag: Only maps with one of these tags.
            visibility: Only maps that these may read.
            text: Only maps whose title, question or description has this.
            updated_after: Only maps that were changed after this time.
            deleted: Only maps that were deleted and can be restored.
            language: Only maps in this language: `en`, `en-GB`.
            sort: `created` and `updated`: the last first; `title`: from A on.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return self._sender.pages(
            calls.MAPS_LIST,
            options,
            cursor=cursor,
            query={
                "tag": tag,
                "visibility": visibility,
                "text": text,
                "updated_after": updated_after,
                "deleted": deleted,
                "language": language,
                "sort": sort,
                "limit": limit,
            },
        )

    async def import_file(
        self,
        content: bytes,
        *,
        format: str | None = None,
        name: str | None = None,
        visibility: Visibility | None = None,
        options: Options | None = None,
    ) -> ImportResult:
        """Make a map of a file, or maps of all files of a zip or tar archive.

        Args:
            format: The file's format; without: told by its content.
            name: The file's name: the map's title where the file has none, and a help to tell its
                format.
            visibility: Who may read the maps.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, DeadlineReached, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, NotAcceptable,
                StorageFull, Unavailable, UnknownFormat, UnreadableFile, UnsupportedMediaType
        """
        return await self._sender.send(
            calls.MAPS_IMPORT_FILE,
            options,
            query={"format": format, "name": name, "visibility": visibility},
            body=content,
        )

    async def get(self, map: str | Map, *, options: Options | None = None) -> Map:
        """A map without its elements.

        Args:
            map: The map's id.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.MAPS_GET, options, path={"map": map})

    async def update(
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
    ) -> Map:
        """Change the map's own fields by a merge patch (RFC 7396).

        Args:
            map: The map's id.
            question: What the map is about, as a question.
            data: A free JSON object of at most 64 KiB.
            extra: A free JSON object of at most 64 KiB.
            main_claim: The claim that the map turns on.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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

    async def delete(self, map: str | Map, *, options: Options | None = None) -> None:
        """Hide a map from everybody; for 30 days it can be restored.

        Args:
            map: The map's id.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                StaleRevision, StorageFull, Unavailable
        """
        return await self._sender.send(calls.MAPS_DELETE, options, path={"map": map})

    async def ancestors(
        self,
        map: str | Map,
        n: int,
        *,
        types: Sequence[MapsTypes] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Neighbourhood:
        """All that bears on an element, over however many links: what argues for it and against it.

        Args:
            map: The map's id.
            n: The element's number.
            types: Only these types, and what those have no meaning without. Others are passed.
            limit: How many elements at most, the nearest first.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, DocumentTooLarge, ElementNotFound, InvalidParameter,
                MapDeleted, MapNotFound, NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.MAPS_ANCESTORS,
            options,
            path={"map": map, "n": n},
            query={"types": types, "limit": limit, "revision": revision},
        )

    async def compare(
        self,
        map: str | Map,
        *,
        with_: str,
        revision: int | None = None,
        with_revision: int | None = None,
        options: Options | None = None,
    ) -> Comparison:
        """Where two maps of one text agree: which claims, arguments and attacks both have.

        Args:
            map: The map's id.
            with_: The map to compare this one with.
            revision: As it was at this revision; without: as it is.
            with_revision: The other map as it was at this revision.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.MAPS_COMPARE,
            options,
            path={"map": map},
            query={"with": with_, "revision": revision, "with_revision": with_revision},
        )

    async def descendants(
        self,
        map: str | Map,
        n: int,
        *,
        types: Sequence[MapsTypes] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Neighbourhood:
        """All that an element bears on, over however many links.

        Args:
            map: The map's id.
            n: The element's number.
            types: Only these types, and what those have no meaning without. Others are passed.
            limit: How many elements at most, the nearest first.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, DocumentTooLarge, ElementNotFound, InvalidParameter,
                MapDeleted, MapNotFound, NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
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
    ) -> AsyncPager[ElementChange, Difference]:
        """What has to be done to one state of the map to get another, earlier or later.

        Args:
            map: The map's id.
            from_: The revision to begin with.
            to: The revision to end with; without: the map as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.MAPS_DIFF,
            options,
            path={"map": map},
            cursor=cursor,
            query={"from": from_, "to": to, "limit": limit},
        )

    async def document(
        self, map: str | Map, *, revision: int | None = None, options: Options | None = None
    ) -> Document:
        """The whole map in one body: itself and all its elements. As NDJSON, of any size.

        Args:
            map: The map's id.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DocumentTooLarge, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.MAPS_DOCUMENT, options, path={"map": map}, query={"revision": revision}
        )

    async def replace(
        self,
        map: str | Map,
        *,
        map_: DocumentMap,
        elements: Sequence[DocumentElement],
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> EditResult:
        """Put a document in the map's place: what it does not have goes, what it has anew is made.

        Args:
            map: The map's id.
            dry_run: Do nothing: answer what would be done, or all that is wrong.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, NumberTooHigh, NumberUsed,
                PreconditionRequired, StaleRevision, StorageFull, Unavailable, UnknownRef,
                UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
            calls.MAPS_REPLACE,
            options,
            path={"map": map},
            query={"dry_run": dry_run},
            body=NewDocument(map=map_, elements=elements),
        )

    async def erase(
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
    ) -> ErasureResult:
        """Erase content for good: from what is, and from every former revision. It cannot be
        undone.

        Args:
            map: The map's id.
            elements: Taken out, with what has no meaning without them. All that they hold goes from
                every former version too, and of a source also the quotes from it. Deleted elements
                may be named.
            participant: Erased as well, with their locutions and all attributions to them, quotes
                included; where others reached us through them, their place in the chain. Texts of
                the map's own words stay.
            versions: Elements that stay as they are now; only their former versions lose what they
                held.
            map_versions: Whether the former versions of the map's own fields go.
            messages: The messages of which revisions go: of none, of those that concern what is
                erased, of all.
            reason: Kept in the map's history as the message of this change: say nothing here that
                must go.
            words: To be looked for when it is done, such as a name: the answer says where they
                still stand.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, ElementNotFound,
                IdempotencyKeyReused, InvalidBody, InvalidParameter, LengthRequired, MalformedBody,
                MapDeleted, MapNotFound, NotAcceptable, StaleRevision, StorageFull, TypeMismatch,
                Unavailable, UnsupportedMediaType
        """
        return await self._sender.send(
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

    def events(
        self, map: str | Map, *, after: int | None = None, options: Options | None = None
    ) -> AsyncFeed[Event]:
        """Follow a map: one event for each revision, those that were made and those that will be.

        Server-sent events; an event's id is its revision. After a break, send the last id that you
        had as Last-Event-ID, as browsers do: nothing is left out, and nothing comes twice.

        Args:
            map: The map's id.
            after: Begin with the revision after this one; without it and Last-Event-ID, with the
                next that is made.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionAhead, Unavailable
        """
        return self._sender.feed(
            calls.MAPS_EVENTS, options, path={"map": map}, query={"after": after}
        )

    async def export(
        self,
        map: str | Map,
        format: str,
        *,
        revision: int | None = None,
        options: Options | None = None,
    ) -> ExportEnvelope:
        """The map as a file; with Accept: application/json in an envelope that names what is lost.

        Args:
            map: The map's id.
            format: A format's name, as `GET /v1/formats` has it.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable, UnknownFormat
        """
        return await self._sender.send(
            calls.MAPS_EXPORT,
            options,
            path={"map": map, "format": format},
            query={"revision": revision},
        )

    async def fork(
        self,
        map: str | Map,
        *,
        revision: int | UnsetType | None = UNSET,
        title: str | UnsetType | None = UNSET,
        visibility: Visibility | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Map:
        """Make a map that begins as this one is, or was: the same elements under the same numbers.

        Args:
            map: The map's id.
            revision: As it was at this revision; null: as it is.
            title: Null: that of the other map.
            visibility: Who may read it; that of the other map does not matter.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, IdempotencyKeyReused, InvalidBody,
                InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapNotFound,
                NotAcceptable, RevisionNotFound, StorageFull, Unavailable, UnsupportedMediaType
        """
        return await self._sender.send(
            calls.MAPS_FORK,
            options,
            path={"map": map},
            body=NewFork(revision=revision, title=title, visibility=visibility),
        )

    async def import_into(
        self,
        map: str | Map,
        content: bytes,
        *,
        format: str | None = None,
        name: str | None = None,
        prune: bool | None = None,
        options: Options | None = None,
    ) -> MergeResult:
        """Bring a file into a map: what has its names follows it, but for what was changed here.

        Args:
            map: The map's id.
            format: The file's format; without: told by its content.
            name: The file's name: the map's title where the file has none, and a help to tell its
                format.
            prune: Take out what the file no longer has, and nobody has changed here.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, DeadlineReached, EditTooLarge,
                ElementMerged, IdempotencyKeyReused, InvalidBody, InvalidParameter, LengthRequired,
                MalformedBody, MapDeleted, MapFull, MapNotFound, MissingEnd, NotAcceptable,
                NumberTooHigh, NumberUsed, QuestionTooLarge, StaleRevision, StorageFull,
                Unavailable, UnknownFormat, UnreadableFile, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
            calls.MAPS_IMPORT_INTO,
            options,
            path={"map": map},
            query={"format": format, "name": name, "prune": prune},
            body=content,
        )

    async def lint(
        self, map: str | Map, *, revision: int | None = None, options: Options | None = None
    ) -> Lint:
        """What is odd about the map, by code, with the elements concerned. Odd is not wrong.

        Args:
            map: The map's id.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.MAPS_LINT, options, path={"map": map}, query={"revision": revision}
        )

    async def neighbourhood(
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
    ) -> Neighbourhood:
        """What lies within some links of an element, near ones first, with all that it needs.

        Args:
            map: The map's id.
            n: The element's number.
            depth: How many links away at most.
            direction: `in`: what bears on it; `out`: what it bears on.
            types: Only these types, and what those have no meaning without. Others are passed.
            limit: How many elements at most, the nearest first.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, DocumentTooLarge, ElementNotFound, InvalidParameter,
                MapDeleted, MapNotFound, NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
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

    async def outline(
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
    ) -> bytes:
        """The map as nested lists, for who would rather read it than see it.

        Args:
            map: The map's id.
            focus: Only what lies around this claim or step.
            depth: How many steps from the focus (2 unless told), or from where the map begins;
                without, all, but of a large map no more than 300 cards and steps.
            lang: Claims in this language, where they are phrased in it.
            participant: Only what these participants say.
            tag: Only claims with one of these tags.
            types: Only elements of these types.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
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

    async def paths(
        self,
        map: str | Map,
        *,
        from_: int,
        to: int,
        limit: int | None = None,
        max_length: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Paths:
        """How one element bears on another: by which steps, shortest first, and to what effect.

        Args:
            map: The map's id.
            from_: The element that bears on the other.
            to: The element that it bears on.
            limit: How many paths at most.
            max_length: How many links a path may have.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
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

    async def picture_png(
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
    ) -> bytes:
        """The map as a picture of pixels, for documents that take no SVG.

        Args:
            map: The map's id.
            focus: Only what lies around this claim or step.
            depth: How many steps from the focus (2 unless told), or from where the map begins;
                without, all, but of a large map no more than 300 cards and steps.
            theme: Its colours.
            layout: How it is laid out: from left to right.
            lang: Claims in this language, where they are phrased in it.
            participant: Only what these participants say.
            tag: Only claims with one of these tags.
            types: Only elements of these types.
            revision: As it was at this revision; without: as it is.
            width: Its width in pixels; less where it would be too high.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
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

    async def picture_svg(
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
    ) -> bytes:
        """The map as a picture: claims as links, and steps between them, in plain SVG.

        Args:
            map: The map's id.
            focus: Only what lies around this claim or step.
            depth: How many steps from the focus (2 unless told), or from where the map begins;
                without, all, but of a large map no more than 300 cards and steps.
            theme: Its colours.
            layout: How it is laid out: from left to right.
            lang: Claims in this language, where they are phrased in it.
            participant: Only what these participants say.
            tag: Only claims with one of these tags.
            types: Only elements of these types.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
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

    async def positions(
        self,
        map: str | Map,
        *,
        participant: Sequence[int | Participant] | None = None,
        limit: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> Positions:
        """Who holds what, and argues for and against what; of two, where they agree and disagree.

        Args:
            map: The map's id.
            participant: Only these participants; of two, also where they differ.
            limit: How many disagreements at most.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, TypeMismatch,
                Unavailable
        """
        return await self._sender.send(
            calls.MAPS_POSITIONS,
            options,
            path={"map": map},
            query={"participant": participant, "limit": limit, "revision": revision},
        )

    async def restore(self, map: str | Map, *, options: Options | None = None) -> Map:
        """Bring back a map that was deleted: as it was, at the same revision.

        Args:
            map: The map's id.

        Raises:
            DatabaseTimeout, IdempotencyKeyReused, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, StaleRevision, StorageFull, Unavailable
        """
        return await self._sender.send(calls.MAPS_RESTORE, options, path={"map": map})

    async def revert(
        self,
        map: str | Map,
        *,
        to: int,
        element: int | UnsetType | None = UNSET,
        message: str | UnsetType | None = UNSET,
        dry_run: bool | None = None,
        options: Options | None = None,
    ) -> EditResult:
        """Make the map, or one element, as it was at a revision; by a new one, to be reverted too.

        Args:
            map: The map's id.
            dry_run: Do nothing: answer what would be done, or all that is wrong.
            to: The revision whose state is to be there again.
            element: Take back this element alone; without: the whole map.
            message: What the change is for; kept in the map's history. Without: what went back to
                where.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, EditTooLarge, ElementMerged,
                ElementNotFound, IdempotencyKeyReused, InvalidBody, InvalidParameter,
                LengthRequired, MalformedBody, MapDeleted, MapFull, MapNotFound, MissingEnd,
                NotAcceptable, RevisionNotFound, StaleRevision, StorageFull, Unavailable,
                UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Revision, RevisionPage]:
        """The map's revisions, the newest first: who made them, when and why.

        Args:
            map: The map's id.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable, Unavailable
        """
        return self._sender.pages(
            calls.MAPS_REVISIONS, options, path={"map": map}, cursor=cursor, query={"limit": limit}
        )

    def revision(
        self,
        map: str | Map,
        revision: int,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> AsyncPager[ElementChange, RevisionChanges]:
        """One revision: who made it, and each element that it changed, before and after.

        Args:
            map: The map's id.
            revision: The number of a revision.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.MAPS_REVISION,
            options,
            path={"map": map, "revision": revision},
            cursor=cursor,
            query={"limit": limit},
        )

    async def unanswered(
        self, map: str | Map, *, revision: int | None = None, options: Options | None = None
    ) -> Unanswered:
        """What the map leaves open: attacks that nobody answers, issues, questions, critical questions
        of the schemes it uses.

        Args:
            map: The map's id.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, InvalidParameter, MapDeleted, MapNotFound,
                NotAcceptable, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.MAPS_UNANSWERED, options, path={"map": map}, query={"revision": revision}
        )


class AsyncOperations:
    """`client.operations`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    def list(
        self,
        *,
        map: str | Map | None = None,
        state: LongOperationState | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        options: Options | None = None,
    ) -> AsyncPager[LongOperation, LongOperationPage]:
        """Your long operations, the newest first.

        Args:
            map: Only those on this map.
            state: Only those in this state.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return self._sender.pages(
            calls.OPERATIONS_LIST,
            options,
            cursor=cursor,
            query={"map": map, "state": state, "limit": limit},
        )

    async def get(self, id: str, *, options: Options | None = None) -> LongOperation:
        """How far long work has come, and what came of it. Ask again after Retry-After.

        Args:
            id: The operation's id.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, OperationNotFound, Unavailable
        """
        return await self._sender.send(calls.OPERATIONS_GET, options, path={"id": id})

    async def cancel(self, id: str, *, options: Options | None = None) -> LongOperation:
        """Take long work back: nothing of it is written. Refused once it is done, or has failed.

        Args:
            id: The operation's id.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, OperationEnded, OperationNotFound,
                StorageFull, Unavailable
        """
        return await self._sender.send(calls.OPERATIONS_CANCEL, options, path={"id": id})


class AsyncPages:
    """`client.pages`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def index(self, *, text: str | None = None, options: Options | None = None) -> bytes:
        """The public maps, the newest first.

        Args:
            text: Only maps that have this.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.PAGES_INDEX, options, query={"text": text})

    async def asset(self, name: str, *, options: Options | None = None) -> bytes:
        """A file of the pages, under a name that changes with it.

        Args:
            name: The file's name.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, RouteNotFound, Unavailable
        """
        return await self._sender.send(calls.PAGES_ASSET, options, path={"name": name})

    async def embed(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        theme: PagesTheme | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> bytes:
        """The map's picture as a page inside another one; other sites may show public maps.

        Args:
            map: The map's id.
            focus: Only what lies around this claim or step.
            depth: How many steps from the focus (2 unless told), or from where the map begins;
                without, all, but of a large map no more than 300 cards and steps.
            theme: Its colours.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.PAGES_EMBED,
            options,
            path={"map": map},
            query={"focus": focus, "depth": depth, "theme": theme, "revision": revision},
        )

    async def component(self, *, options: Options | None = None) -> bytes:
        """The web component `<argument-map>`, of this server's version.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.PAGES_COMPONENT, options)

    async def map(
        self,
        map: str | Map,
        *,
        focus: int | None = None,
        depth: int | None = None,
        revision: int | None = None,
        options: Options | None = None,
    ) -> bytes:
        """The map as a page: its picture, its outline, and the text that it is of.

        Args:
            map: The map's id.
            focus: Only what lies around this claim or step.
            depth: How many steps from the focus (2 unless told), or from where the map begins;
                without, all, but of a large map no more than 300 cards and steps.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound, Unavailable
        """
        return await self._sender.send(
            calls.PAGES_MAP,
            options,
            path={"map": map},
            query={"focus": focus, "depth": depth, "revision": revision},
        )

    async def oembed(
        self,
        *,
        url: str,
        maxwidth: int | None = None,
        maxheight: int | None = None,
        format: PagesFormat | None = None,
        options: Options | None = None,
    ) -> OEmbed:
        """How a page shows the map that an address leads to (oEmbed).

        Args:
            url: The address of a map's page.
            maxwidth: No more pixels than these.
            maxheight: No more pixels than these.
            format: How it is answered: there is no other way.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable, Unavailable
        """
        return await self._sender.send(
            calls.PAGES_OEMBED,
            options,
            query={"url": url, "maxwidth": maxwidth, "maxheight": maxheight, "format": format},
        )


class AsyncParticipants:
    """`client.participants`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Participant:
        """Make a participant. Somebody who says things: a person, an organisation, an outlet, a
        collective.

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            role: In what capacity: "US Interior Secretary".

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Participant, ParticipantPage]:
        """The map's participants, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.PARTICIPANTS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncPreferences:
    """`client.preferences`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Preference:
        """Make a preference. One element preferred over another of its type. (AIF: PA-node.)

        Args:
            map: The map's id.
            preferred: The claim, or the argument, that goes before.
            dispreferred: The one that gives way.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Preference, PreferencePage]:
        """The map's preferences, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.PREFERENCES_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncQuestions:
    """`client.questions`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Question:
        """Make a question. An issue, or a critical question of a scheme, that claims answer.

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            positions: The claims that compete to settle it.
            exclusive: Whether at most one position can hold.
            about: The element that it puts in question.
            critical_question: Which critical question of the element's scheme this is.
            answers: The claims that answer it.
            proof_standard: How much a position needs to hold (Gordon, Prakken and Walton 2007).

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Question, QuestionPage]:
        """The map's questions, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.QUESTIONS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncRebuttals:
    """`client.rebuttals`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Rebuttal:
        """Make a rebuttal. An attack: attackers, taken together, on one target. (AIF: CA-node.)

        Args:
            map: The map's id.
            attackers: What attacks; several attack jointly.
            target: What is attacked: a claim, an argument, a case, another rebuttal, or a
                preference.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            relation: `attack` is directed; `contrary`: not both true; `contradictory`: exactly one
                true.
            scheme: The argumentation scheme by which it attacks.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Rebuttal, RebuttalPage]:
        """The map's rebuttals, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.REBUTTALS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncRephrases:
    """`client.rephrases`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Rephrase:
        """Make a rephrase. One claim that restates another. (AIF: MA-node.)

        Args:
            map: The map's id.
            original: The claim that was there first.
            restatement: The claim that says it again.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Rephrase, RephrasePage]:
        """The map's rephrases, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.REPHRASES_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncSchemes:
    """`client.schemes`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Scheme:
        """Make a scheme. A pattern of argument that this map defines for itself.

        Args:
            map: The map's id.
            slug: By which arguments name it in `scheme`.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            conclusion: The pattern of the conclusion.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Scheme, SchemePage]:
        """The map's schemes, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.SCHEMES_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncSearch:
    """`client.search`."""

    def __init__(self, sender: AsyncSender) -> None:
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
    ) -> AsyncPager[Found, FoundPage]:
        """Find words in claims, quotes, notes, names and whatever else has text, the best first.

        Args:
            q: Words to find: `club`, `"dominant player"`, `club or trade`, `-club`, `mineral*`.
            map: Only in these maps.
            type: Only these types; `map`: maps themselves.
            tag: Only what has one of these tags.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return self._sender.pages(
            calls.SEARCH_FIND,
            options,
            cursor=cursor,
            query={"q": q, "map": map, "type": type, "tag": tag, "limit": limit},
        )


class AsyncService:
    """`client.service`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def live(self, *, options: Options | None = None) -> Health:
        """Whether the process answers; asks nothing of the database.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.SERVICE_LIVE, options)

    async def contract(self, *, options: Options | None = None) -> bytes:
        """The contract of this API (OpenAPI 3.1).

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.SERVICE_CONTRACT, options)

    async def problems(self, *, options: Options | None = None) -> builtins.list[ProblemKind]:
        """Every kind of refusal.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.SERVICE_PROBLEMS, options)

    async def problem(self, code: str, *, options: Options | None = None) -> ProblemKind:
        """What one kind of refusal means: where a problem's `type` leads.

        Args:
            code: The problem's code.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, RouteNotFound, Unavailable
        """
        return await self._sender.send(calls.SERVICE_PROBLEM, options, path={"code": code})

    async def ready(self, *, options: Options | None = None) -> Health:
        """Whether requests can be served: the database answers and has this version's schema.

        Raises:
            DatabaseTimeout, InvalidParameter, NotAcceptable, Unavailable
        """
        return await self._sender.send(calls.SERVICE_READY, options)


class AsyncSources:
    """`client.sources`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Source:
        """Make a source. A document that elements are quoted from.

        Args:
            map: The map's id.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.
            text_sha256: Of the document's text in UTF-8, as lower-case hexadecimal.
            length: Of the document's text, in Unicode code points.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Source, SourcePage]:
        """The map's sources, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.SOURCES_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )

    async def coverage(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Coverage:
        """Which spans of a source's text carry which elements: what an app highlights.

        Args:
            map: The map's id.
            n: The element's number.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementMerged, ElementNotFound, InvalidParameter,
                MapDeleted, MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound,
                TextNotFound, TypeMismatch, Unavailable
        """
        return await self._sender.send(
            calls.SOURCES_COVERAGE, options, path={"map": map, "n": n}, query={"revision": revision}
        )

    async def provenance(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> Provenance:
        """Every quote from a source, checked against its text: anchored, moved, or orphan.

        Args:
            map: The map's id.
            n: The element's number.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementMerged, ElementNotFound, InvalidParameter,
                MapDeleted, MapNotFound, NotAcceptable, QuestionTooLarge, RevisionNotFound,
                TextNotFound, TypeMismatch, Unavailable
        """
        return await self._sender.send(
            calls.SOURCES_PROVENANCE,
            options,
            path={"map": map, "n": n},
            query={"revision": revision},
        )

    async def reanchor(
        self, map: str | Map, n: int, *, options: Options | None = None
    ) -> Reanchored:
        """Move quotes to where their words stand in the source now, and report on all of them.

        Args:
            map: The map's id.
            n: The element's number.

        Raises:
            DatabaseTimeout, DeadlineReached, ElementMerged, ElementNotFound, IdempotencyKeyReused,
                InvalidParameter, MapDeleted, MapNotFound, NotAcceptable, QuestionTooLarge,
                RevisionNotFound, StaleRevision, StorageFull, TextNotFound, TypeMismatch,
                Unavailable
        """
        return await self._sender.send(calls.SOURCES_REANCHOR, options, path={"map": map, "n": n})

    async def text(
        self, map: str | Map, n: int, *, revision: int | None = None, options: Options | None = None
    ) -> SourceText:
        """A source's text.

        Args:
            map: The map's id.
            n: The element's number.
            revision: As it was at this revision; without: as it is.

        Raises:
            DatabaseTimeout, ElementMerged, ElementNotFound, InvalidParameter, MapDeleted,
                MapNotFound, NotAcceptable, RevisionNotFound, TextNotFound, TypeMismatch,
                Unavailable
        """
        return await self._sender.send(
            calls.SOURCES_TEXT, options, path={"map": map, "n": n}, query={"revision": revision}
        )

    async def write_text(
        self, map: str | Map, n: int, *, text: str, options: Options | None = None
    ) -> Source:
        """Give a source its text; quotes stay as they are until they are re-anchored.

        Args:
            map: The map's id.
            n: The element's number.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, ElementNotFound,
                IdempotencyKeyReused, InvalidBody, InvalidParameter, LengthRequired, MalformedBody,
                MapDeleted, MapNotFound, NotAcceptable, StaleRevision, StorageFull, TypeMismatch,
                Unavailable, UnsupportedMediaType
        """
        return await self._sender.send(
            calls.SOURCES_WRITE_TEXT,
            options,
            path={"map": map, "n": n},
            body=NewSourceText(text=text),
        )


class AsyncTransitions:
    """`client.transitions`."""

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    async def create(
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
    ) -> Transition:
        """Make a transition. A move of the dialogue: what was said in reply to what. (AIF:
        TA-node.)

        Args:
            map: The map's id.
            from_: What was said before.
            to: What replies to it.
            title: A short name.
            tags: Words of your own to find it by.
            note: A remark of whoever keeps the map.
            rank: Order among siblings, lowest first.
            weight: 0 to 1: the base score of a claim, the strength of a step.
            explicitness: Whether the source states it, reports it, takes it for granted, or the map
                maker drew it.
            attributions: Who says it, and how it reached the map.
            external: Its names in other systems, by which an upsert finds it.
            split_of: The element that this one was split from, when one node of an import became
                several.
            data: Yours: kept and given back.
            extra: By format name: what a format needs to write the element again as it read it.

        Raises:
            BodyTooLarge, BodyTooSlow, DatabaseTimeout, ElementMerged, IdempotencyKeyReused,
                InvalidBody, InvalidParameter, LengthRequired, MalformedBody, MapDeleted, MapFull,
                MapNotFound, MissingEnd, NotAcceptable, StaleRevision, StorageFull, Unavailable,
                UnknownRef, UnsupportedMediaType, WrongEnd
        """
        return await self._sender.send(
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
    ) -> AsyncPager[Transition, TransitionPage]:
        """The map's transitions, by number.

        Args:
            map: The map's id.
            tag: With one of these tags.
            participant: Said by one of these participants.
            revision: As it was at this revision; without: as it is.
            limit: How many items a page has at most.
            cursor: `next_cursor` of the page before this one.
            expand: Give along, in `expanded`, what these fields refer to: `premises`,
                `attributions.participant`, or `attributions` for all in it; repeated, or with
                commas between. At most 200 elements; not together with `revision`.

        Raises:
            DatabaseTimeout, InvalidParameter, MapDeleted, MapNotFound, NotAcceptable,
                RevisionNotFound, Unavailable
        """
        return self._sender.pages(
            calls.TRANSITIONS_LIST,
            options,
            path={"map": map},
            cursor=cursor,
            query={
                "tag": tag,
                "participant": participant,
                "revision": revision,
                "limit": limit,
                "expand": expand,
            },
        )


class AsyncResources:
    """What a client has: its operations, by what they work on."""

    def __init__(self, sender: AsyncSender) -> None:
        self.arguments: AsyncArguments = AsyncArguments(sender)
        self.cases: AsyncCases = AsyncCases(sender)
        self.catalogue: AsyncCatalogue = AsyncCatalogue(sender)
        self.claims: AsyncClaims = AsyncClaims(sender)
        self.edits: AsyncEdits = AsyncEdits(sender)
        self.elements: AsyncElements = AsyncElements(sender)
        self.evaluations: AsyncEvaluations = AsyncEvaluations(sender)
        self.events: AsyncEvents = AsyncEvents(sender)
        self.formats: AsyncFormats = AsyncFormats(sender)
        self.fragments: AsyncFragments = AsyncFragments(sender)
        self.groups: AsyncGroups = AsyncGroups(sender)
        self.illocutions: AsyncIllocutions = AsyncIllocutions(sender)
        self.locutions: AsyncLocutions = AsyncLocutions(sender)
        self.maps: AsyncMaps = AsyncMaps(sender)
        self.operations: AsyncOperations = AsyncOperations(sender)
        self.pages: AsyncPages = AsyncPages(sender)
        self.participants: AsyncParticipants = AsyncParticipants(sender)
        self.preferences: AsyncPreferences = AsyncPreferences(sender)
        self.questions: AsyncQuestions = AsyncQuestions(sender)
        self.rebuttals: AsyncRebuttals = AsyncRebuttals(sender)
        self.rephrases: AsyncRephrases = AsyncRephrases(sender)
        self.schemes: AsyncSchemes = AsyncSchemes(sender)
        self.search: AsyncSearch = AsyncSearch(sender)
        self.service: AsyncService = AsyncService(sender)
        self.sources: AsyncSources = AsyncSources(sender)
        self.transitions: AsyncTransitions = AsyncTransitions(sender)
