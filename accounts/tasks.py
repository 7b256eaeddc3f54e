"""Work for accounts that nobody waits for."""

from allauth.account import forms
from django.db import transaction
from django.utils import translation
from django_tasks import task

from cms.tasks.policy import retried


@retried(attempts=3, first_delay=10)
@task(queue_name="mail")
def send_reset_letters(email: str, language: str) -> None:
    """Write to whoever signs in with ``email`` how to set a new password; to nobody if nobody does."""
    form = forms.ResetPasswordForm({"email": email})
    with translation.override(language), transaction.atomic():
        if form.is_valid() and form.users:
            form.save(request=None)
