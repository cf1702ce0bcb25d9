"""The catalogue of schemes: what other systems call them leads to them."""

import httpx
import pytest

from counterpoint_server.model.schemes import aliases_of, catalogue, scheme_named, scheme_numbered

ARGUMENTS = [each for each in catalogue().values() if each.relation == "argument"]


def test_there_are_sixty_schemes_with_roles_and_critical_questions() -> None:
    assert len(ARGUMENTS) >= 60
    for scheme in ARGUMENTS:
        assert scheme.conclusion
        assert scheme.premise_roles, scheme.slug
        assert scheme.critical_questions, scheme.slug
        roles = [role.slug for role in scheme.premise_roles]
        questions = [question.slug for question in scheme.critical_questions]
        assert len({*roles}) == len(roles)
        assert len({*questions}) == len(questions)


@pytest.mark.parametrize(
    "name",
    ["ExpertOpinion", "Expert Opinion", "SUPPORT_EXPERT_OPINION", "expert-opinion",
     "Argument from expert opinion"],
)  # fmt: skip
def test_a_scheme_is_found_by_each_of_its_names(name: str) -> None:
    assert scheme_named(name, "argument") == "expert-opinion"
    assert scheme_named(name, "illocution") is None


def test_no_two_schemes_have_one_name_or_number() -> None:
    for slug, scheme in catalogue().items():
        for name in (slug, scheme.name, scheme.aliases.aif, scheme.aliases.arguebuf):
            assert name is None or scheme_named(name) == slug
        if number := aliases_of(slug).aifdb:
            assert scheme_numbered(number, scheme.relation) == slug


def test_a_scheme_that_nobody_knows_has_no_slug() -> None:
    assert scheme_named("Argument from minerals") is None


def test_the_catalogue_is_served(http: httpx.Client) -> None:
    found = {each["slug"]: each for each in http.get("/v1/schemes").json()["items"]}
    assert len(found) == len(catalogue())
    roles = [role["slug"] for role in found["practical-reasoning"]["premise_roles"]]
    assert roles == ["goal", "means"]
