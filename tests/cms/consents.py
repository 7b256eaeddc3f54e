"""Consents for tests."""

from datetime import date

from cms.consent import Consent, ConsentText, Scope


def make_consent(subject: str = "Марічка К.", *, scopes=(Scope.SHOW_PHOTO,), **fields) -> Consent:
    """A mother's consent to show a photo; every argument may be left out."""
    text, _ = ConsentText.objects.get_or_create(
        key="photo",
        defaults={
            "title_uk": "Згода на показ фото",
            "purpose_uk": "Показ на сайті",
            "body_uk": "Даю згоду…",
            "scopes": [Scope.SHOW_PHOTO, Scope.PUBLISH_WORK],
        },
    )
    fields = {
        "giver": Consent.Giver.GUARDIAN,
        "giver_name": "Ольга К.",
        "given_on": date(2025, 9, 1),
        "evidence_note": "Тека 4",
        **fields,
    }
    return Consent.objects.create(subject_name=subject, text=text, scopes=list(scopes), **fields)
