"""The translation editor at the other site's pages, and with the other site's things."""

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import translation as language
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, Translation
from wagtail_localize.operations import translate_object

from accounts.roles import SiteName, SiteRole
from tests.factories import make_image
from tests.indexing import indexed as unindexed  # noqa: F401

ROLES = [SiteRole.AUTHOR, SiteRole.EDITOR, SiteRole.PUBLISHER]


@pytest.fixture(autouse=True)
def _in_english():
    with language.override("en"):
        yield


@pytest.fixture
def editor(member, sign_in):
    return sign_in(member(SiteName.COMMUNICATIONS, SiteRole.EDITOR))


def translated(things, en) -> Translation:
    """The translation of a page that has pictures, a document and links to pages."""
    page = things.live
    page.refresh_from_db()
    page.hero_image = things.image
    picture = {"image": things.image, "caption": ""}
    page.body = [
        ("rich_text", '<p>Читайте <a href="https://example.com/">далі</a>.</p>'),
        ("image", picture),
        ("gallery", {"images": [picture]}),
        ("downloads", {"title": "", "items": [{"document": things.document}]}),
        ("call_to_action", {"text": "Далі", "label": "Туди", "page": things.home}),
    ]
    page.save_revision().publish()
    translate_object(things.home, [en])
    translate_object(page, [en])
    return Translation.objects.get(source__object_id=page.translation_key)


def segments(translation: Translation) -> dict[str, OverridableSegment]:
    """What may be overridden, by the names of fields and blocks."""
    page, found = (
        translation.source.as_instance(),
        OverridableSegment.objects.filter(source=translation.source),
    )
    return {segment.context.get_field_path(page): segment for segment in found}


def put(client, translation, segment, value):
    url = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    data = encode_multipart(BOUNDARY, {"value": value})
    return client.put(url, data, content_type=MULTIPART_CONTENT)


CHOSEN = [
    ("hero_image", "image"),
    ("body.image.image", "image"),
    ("body.gallery.images.item.image", "image"),
    ("body.downloads.items.item.document", "document"),
    ("body.call_to_action.page", "home"),
]


@pytest.mark.usefixtures("untranslated")
@pytest.mark.parametrize(("where", "thing"), CHOSEN)
def test_an_override_takes_own_things_and_no_others(ours, theirs, en, editor, where, thing):
    translation = translated(ours, en)
    segment = segments(translation)[where]
    refused = put(editor, translation, segment, getattr(theirs, thing).pk).json()
    assert refused["error"] == "You may not choose this. Choose something of your own site."
    assert refused["data"] == getattr(ours, thing).pk
    assert not SegmentOverride.objects.exists()

    taken = put(editor, translation, segment, getattr(ours, thing).pk)
    assert taken.status_code == 201
    assert SegmentOverride.objects.get().data == str(getattr(ours, thing).pk)


def test_a_refused_override_leaves_the_one_before(ours, theirs, en, editor):
    translation = translated(ours, en)
    segment = segments(translation)["hero_image"]
    put(editor, translation, segment, ours.image.pk)
    put(editor, translation, segment, theirs.image.pk)
    assert SegmentOverride.objects.get().data == str(ours.image.pk)


@pytest.mark.parametrize("value", ["", "²", "-1", "9" * 40, "1 or 1"])
def test_an_override_takes_no_junk(ours, en, editor, value):
    translation = translated(ours, en)
    response = put(editor, translation, segments(translation)["hero_image"], value)
    assert response.status_code == 200
    assert response.json()["error"]
    assert not SegmentOverride.objects.exists()


def test_an_address_is_overridden_with_any_address(ours, en, editor):
    translation = translated(ours, en)
    link = segments(translation)["body.rich_text"]
    assert put(editor, translation, link, "https://example.com/en/").status_code == 201


def test_an_override_is_taken_away(ours, en, editor):
    translation = translated(ours, en)
    segment = segments(translation)["hero_image"]
    put(editor, translation, segment, ours.image.pk)
    editor.delete(reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk]))
    assert not SegmentOverride.objects.exists()


def test_an_administrator_overrides_with_anything(ours, theirs, en, person, sign_in):
    translation = translated(ours, en)
    segment = segments(translation)["hero_image"]
    chief = sign_in(person(is_superuser=True))
    assert put(chief, translation, segment, theirs.image.pk).status_code == 201
    assert put(chief, translation, segment, make_image("Спільна").pk).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_no_view_opens_a_translation_of_the_other_site(theirs, en, member, sign_in, role):
    translation = translated(theirs, en)
    client = sign_in(member(SiteName.COMMUNICATIONS, role))
    page = translation.get_target_instance()
    string = StringSegment.objects.filter(source=translation.source).first()
    number = [translation.pk]

    def address(name, *args):
        return reverse(f"wagtail_localize:{name}", args=[*number, *args])

    reading = [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        address("preview_translation"),
        address("download_pofile"),
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        reverse("wagtail_localize:submit_page_translation", args=[theirs.live.pk]),
        reverse("wagtail_localize:convert_to_alias", args=[page.pk]),
    ]
    writing = [address("stop_translation"), address("upload_pofile"), address("machine_translate")]
    answers = [client.get(url) for url in reading] + [client.post(url) for url in writing]
    answers.append(client.put(address("edit_string_translation", string.pk), {"value": "taken"}))
    answers.append(put(client, translation, segments(translation)["hero_image"], theirs.image.pk))
    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not any(b"secretum" in answer.content for answer in answers)
    translation.refresh_from_db()
    assert translation.enabled
    assert not SegmentOverride.objects.exists()


def test_the_report_of_translations_holds_own_pages_only(ours, theirs, en, editor):
    translated(ours, en)
    translated(theirs, en)
    shown = editor.get(reverse("wagtail_localize:translations_report")).content.decode()
    assert "kalyna" in shown
    assert "secretum" not in shown
