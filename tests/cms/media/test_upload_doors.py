"""Every door by which a picture comes in: what is stored is clean, what is wrong is told."""

from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile

from accounts.models import User
from accounts.roles import SiteName, SiteRole, site_group
from cms.media.forms import PictureForm
from cms.media.models import SiteImage
from tests.cms.consents import make_consent
from tests.factories import make_image
from tests.indexing import indexed as unindexed  # noqa: F401

from . import samples

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "Флікер",
    "alt_uk": "Флікер на рюкзаку",
    "alt_en": "A reflector on a school bag",
    "credit": "Анна Вовк",
    "licence": "cc-by-4.0",
    "children": "none",
}


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("chief@example.com", "long enough to pass"))
    return client


def words(prefix: str = "", **changes) -> dict:
    collection = Collection.get_first_root_node().pk
    data = {**WORDS, "collection": collection, "tags": "", **changes}
    return {f"{prefix}-{name}" if prefix else name: value for name, value in data.items()}


def stored(image: SiteImage) -> bytes:
    with storages["private"].open(image.file.name) as file:
        return file.read()


def assert_clean(image: SiteImage):
    image = SiteImage.objects.get(pk=image.pk)
    data = stored(image)
    assert samples.SECRET.encode() not in data
    assert b"Exif" not in data
    assert "Petrenko" not in image.file.name
    assert (image.width, image.height) == (48, 64)  # upright
    assert image.file_size == len(data)
    assert len(image.file_hash) == 40
    assert not storages["public"].exists(image.file.name)


def phone_photo(name: str = "Olena Petrenko.jpg"):
    return samples.upload(samples.leaking_jpeg(orientation=6), name)


def nothing_stored() -> bool:
    return not SiteImage.objects.exists() and not UploadedFile.objects.exists()


def svg(name: str = "logo.png"):
    return samples.upload(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name)


class TestLoaders:
    def test_saving_a_row(self):
        image = SiteImage(title="Флікер", file=ContentFile(samples.leaking_jpeg(6), name="Petrenko.jpg"))
        image.save()
        assert_clean(image)

    def test_creating_a_row(self):
        assert_clean(SiteImage.objects.create(title="Флікер", file=phone_photo()))

    def test_writing_to_the_file_itself(self):
        image = SiteImage(title="Флікер")
        image.file.save("Petrenko.jpg", ContentFile(samples.leaking_jpeg(6)), save=False)
        image.save()
        assert_clean(image)
        image.file.save("Petrenko.jpg", ContentFile(samples.leaking_jpeg(6)))
        assert_clean(image)

    @pytest.mark.parametrize("data", [b"", b"junk", samples.png_header(30_000, 30_000)])
    def test_a_bad_file_is_a_validation_error_and_leaves_no_row(self, data):
        with pytest.raises(ValidationError):
            SiteImage(title="Флікер", file=ContentFile(data, name="a.png")).save()
        assert nothing_stored()

    def test_replacing_a_file_removes_the_old_one_and_its_sizes(self, django_capture_on_commit_callbacks):
        image = SiteImage.objects.get(pk=make_image().pk)
        old, size = image.file.name, image.get_rendition("width-100").file.name
        with django_capture_on_commit_callbacks(execute=True):
            image.file = phone_photo()
            image.save()
        assert_clean(image)
        assert not storages["private"].exists(old)
        assert not storages["public"].exists(size)
        assert image.renditions.count() == 0


class TestTheLibrary:
    address = "/admin/images/add/"

    def test_adding_a_picture(self, editor):
        response = editor.post(reverse("wagtailimages:add"), {**words(), "file": phone_photo()})
        assert response.status_code == 302
        image = SiteImage.objects.get()
        assert_clean(image)
        assert (image.alt_uk, image.credit) == ("Флікер на рюкзаку", "Анна Вовк")

    @pytest.mark.parametrize(
        "file",
        [
            svg(),
            samples.upload(samples.png_header(30_000, 30_000), "bomb.png"),
            samples.upload(b"<html>", "photo.jpg"),
            samples.upload(samples.jpeg()[:-300], "photo.jpg"),
            samples.upload(b"", "photo.jpg"),
        ],
        ids=["svg", "bomb", "html", "truncated", "empty"],
    )
    def test_what_is_wrong_with_a_file_is_told_beside_it(self, editor, file):
        response = editor.post(reverse("wagtailimages:add"), {**words(), "file": file})
        assert response.status_code == 200
        assert list(response.context["form"].errors) == ["file"]
        assert nothing_stored()

    @pytest.mark.parametrize("name", ["alt_uk", "alt_en", "credit", "children"])
    def test_what_readers_need_is_asked_for(self, editor, name):
        response = editor.post(reverse("wagtailimages:add"), {**words(**{name: ""}), "file": phone_photo()})
        assert list(response.context["form"].errors) == [name]
        assert nothing_stored()

    def test_a_decorative_picture_needs_no_alternative_text(self, editor):
        data = {**words(alt_uk="", alt_en=""), "is_decorative": "on", "file": phone_photo()}
        assert editor.post(reverse("wagtailimages:add"), data).status_code == 302
        assert SiteImage.objects.get().is_decorative

    def test_a_photo_of_children_is_withheld_until_its_consent_is_chosen(self, editor, communications):
        consent = make_consent(site=communications)
        data = {**words(), "children": "shown"}
        editor.post(reverse("wagtailimages:add"), {**data, "file": phone_photo()})
        image = SiteImage.objects.get()
        assert image.withheld
        editor.post(reverse("wagtailimages:edit", args=[image.pk]), {**data, "consents": [consent.pk]})
        assert not SiteImage.objects.get().withheld

    def test_editing_the_words_keeps_the_file(self, editor):
        image = make_image()
        response = editor.post(reverse("wagtailimages:edit", args=[image.pk]), words(title="Новий"))
        assert response.status_code == 302
        assert SiteImage.objects.get().file.name == image.file.name
        assert SiteImage.objects.get().title == "Новий"

    def test_replacing_the_file(self, editor):
        image = make_image()
        editor.post(reverse("wagtailimages:edit", args=[image.pk]), {**words(), "file": phone_photo()})
        assert_clean(image)

    def test_choosing_and_uploading_in_a_page(self, editor):
        data = {**words("image-chooser-upload"), "image-chooser-upload-file": phone_photo()}
        assert editor.post(reverse("wagtailimages_chooser:create"), data).json()["step"] == "chosen"
        assert_clean(SiteImage.objects.get())

    def test_a_bad_file_in_the_chooser_is_told(self, editor):
        data = {**words("image-chooser-upload"), "image-chooser-upload-file": svg()}
        response = editor.post(reverse("wagtailimages_chooser:create"), data)
        assert response.json()["step"] == "reshow_creation_form"
        assert "SVG" in response.json()["htmlFragment"]
        assert nothing_stored()

    def test_pages_of_the_library_open_with_a_withheld_picture(self, editor):
        image = make_image(children="shown")
        for address in (
            reverse("wagtailimages:index"),
            reverse("wagtailimages:add"),
            reverse("wagtailimages:add_multiple"),
            reverse("wagtailimages:edit", args=[image.pk]),
            reverse("wagtailimages_chooser:choose"),
            reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        ):
            response = editor.get(address)
            assert response.status_code == 200
            if "/add/" not in address:
                assert f"/admin/pictures/{image.pk}/" in response.content.decode()
        assert image.renditions.count() == 0


class TestManyAtOnce:
    def add(self, editor, file):
        data = {"files[]": file, "collection": Collection.get_first_root_node().pk}
        headers = {"x-requested-with": "XMLHttpRequest"}
        return editor.post(reverse("wagtailimages:add_multiple"), data, headers=headers)

    def test_a_picture_is_stored_clean_before_anything_is_said_of_it(self, editor):
        assert self.add(editor, phone_photo()).json()["success"] is True
        image = SiteImage.objects.get()
        assert_clean(image)
        assert not image.has_alt_for("uk")
        assert not UploadedFile.objects.exists()

    def test_then_the_words_are_asked_for(self, editor):
        self.add(editor, phone_photo())
        image = SiteImage.objects.get()
        address = reverse("wagtailimages:edit_multiple", args=[image.pk])
        prefix = f"image-{image.pk}"
        assert editor.post(address, words(prefix, alt_uk="")).json()["success"] is False
        assert editor.post(address, words(prefix)).json()["success"] is True
        assert SiteImage.objects.get().has_alt_for("uk")

    def test_a_bad_file_is_told(self, editor):
        answer = self.add(editor, svg()).json()
        assert answer["success"] is False
        assert "SVG" in answer["error_message"]
        assert nothing_stored()

    def test_a_file_that_waits_for_its_words_is_not_public(self, editor):
        data = {"files[]": phone_photo(), "collection": "999999"}
        editor.post(
            reverse("wagtailimages:add_multiple"), data, headers={"x-requested-with": "XMLHttpRequest"}
        )
        waiting = UploadedFile.objects.get()
        assert not storages["public"].exists(waiting.file.name)
        address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
        answer = editor.post(address, words(f"uploaded-image-{waiting.pk}")).json()
        assert answer["success"] is True
        assert_clean(SiteImage.objects.get())


def test_an_editor_chooses_among_the_consents_of_their_own_site(communications, education):
    editor = User.objects.create_user("editor@example.com")
    editor.groups.add(Group.objects.get(name=site_group(SiteName.EDUCATION, SiteRole.EDITOR)))
    ours, theirs = make_consent(site=education), make_consent(site=communications)
    expired = make_consent(site=education, expires_on=date(2025, 12, 31))
    image = make_image()
    assert set(get_image_form(SiteImage)(user=editor).fields["consents"].queryset) == {ours}
    image.consents.add(theirs, expired)
    form = get_image_form(SiteImage)(instance=image, user=editor)
    assert set(form.fields["consents"].queryset) == {ours, theirs, expired}


def test_the_form_s_field_decodes_nothing_in_this_process(monkeypatch):
    from PIL import Image

    def fail(*args, **kwargs):
        raise AssertionError("opened in the web server's process")

    monkeypatch.setattr(Image, "open", fail)
    image = SiteImage(title="Флікер", file=phone_photo())
    image.save()
    assert image.width == 48


def test_wagtail_s_form_is_replaced():
    assert issubclass(get_image_form(SiteImage), PictureForm)
    assert settings.STORAGES["default"] == settings.STORAGES["private"]
