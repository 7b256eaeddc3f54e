"""The editor's form of a campaign: its stages, and what follows from them."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from campaigns.models import Campaign, CampaignKind
from tests.home.forms import fields_of

ADD = "wagtailsnippets_campaigns_campaign:add"
EDIT = "wagtailsnippets_campaigns_campaign:edit"


@pytest.fixture
def editor(communications):
    user = User.objects.create_user("editor@example.org", "a long password")
    user.groups.add(Group.objects.get(name=site_group(SiteName.COMMUNICATIONS, SiteRole.EDITOR)))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def kind(db):
    return CampaignKind.objects.get_or_create(slug="other", defaults={"name_uk": "Інше", "name_en": "Other"})[
        0
    ]


def stage(number: int, starts: str, ends: str = "", **extra) -> dict:
    fields = {"label_uk": f"Етап {number}", "label_en": "", "starts_on": starts, "ends_on": ends}
    fields |= {"precision": "day", "id": "", "ORDER": str(number)} | extra
    return {f"stages-{number}-{name}": value for name, value in fields.items()}


@pytest.fixture
def add(editor, kind):
    """Fills in the form of a new campaign and sends it."""

    def send(*stages: dict, **changes):
        url = reverse(ADD)
        data = fields_of(editor.get(url).content.decode(), url)
        data |= {"name_uk": "Флікери", "kind": kind.pk, "stages-TOTAL_FORMS": str(len(stages))} | changes
        for fields in stages:
            data |= fields
        return editor.post(url, data)

    return send


def test_days_follow_from_the_stages(add):
    add(stage(0, "05.03.2026", "20.03.2026"), stage(1, "01.02.2026"))
    campaign = Campaign.objects.get()
    assert (campaign.first_day, campaign.last_day) == (date(2026, 2, 1), date(2026, 3, 20))


def test_a_month_counts_whole(add):
    add(stage(0, "05.03.2026", precision="month"))
    campaign = Campaign.objects.get()
    assert (campaign.first_day, campaign.last_day) == (date(2026, 3, 1), date(2026, 3, 31))


def test_an_open_stage_has_no_last_day(add):
    add(stage(0, "05.03.2026", open_ended="on"))
    assert Campaign.objects.get().last_day is None


def test_days_follow_when_stages_are_changed_and_removed(add, editor):
    add(stage(0, "05.03.2026", "20.03.2026"), stage(1, "01.02.2026"))
    campaign = Campaign.objects.get()
    url = reverse(EDIT, args=[campaign.pk])
    data = fields_of(editor.get(url).content.decode(), url)
    removed = {data["stages-0-id"]: "0", data["stages-1-id"]: "1"}[
        str(campaign.stages.get(starts_on=date(2026, 2, 1)).pk)
    ]
    kept = "1" if removed == "0" else "0"
    editor.post(url, data | {f"stages-{removed}-DELETE": "on", f"stages-{kept}-ends_on": "25.03.2026"})
    campaign.refresh_from_db()
    assert (campaign.first_day, campaign.last_day) == (date(2026, 3, 5), date(2026, 3, 25))


def test_a_campaign_needs_a_stage(add):
    response = add()
    assert response.status_code == 200
    assert not Campaign.objects.exists()


def test_a_stage_does_not_end_before_it_begins(add):
    response = add(stage(0, "05.03.2026", "04.03.2026"))
    assert response.context["form"].formsets["stages"].errors[0].keys() == {"ends_on"}
    assert not Campaign.objects.exists()


def test_a_stage_without_a_beginning_is_refused_and_not_an_error(add):
    response = add(stage(0, "", "04.03.2026"))
    assert response.context["form"].formsets["stages"].errors[0].keys() == {"starts_on"}


def test_audiences_are_ticked_and_kept_by_their_keys(add):
    add(stage(0, "05.03.2026"), audiences=["pupils", "parents"])
    assert Campaign.objects.get().audiences == ["pupils", "parents"]


def test_an_unknown_audience_is_refused(add):
    assert "audiences" in add(stage(0, "05.03.2026"), audiences=["martians"]).context["form"].errors
