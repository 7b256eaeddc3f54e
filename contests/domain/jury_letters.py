"""Letters to jurors: the invitation, works to score, what is left. All in the letters' own language."""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.mail.outbox import write_letter
from contests.domain import phases
from contests.models import Contest, ContestStage, Juror


def _address(name: str, **kwargs) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, kwargs=kwargs)


def write_invitation(juror: Juror, token: str, *, now: datetime) -> None:
    """Invite ``juror``, with a link that signs in once when there is a ``token`` for one."""
    with translation.override(settings.LANGUAGE_CODE):
        if token:
            words = _("This link signs you in once, until %(until)s:\n%(address)s") % {
                "until": f"{timezone.localtime(juror.way_in_until):%d.%m.%Y}",
                "address": _address("contest_jury_join", token=token),
            }
        else:
            words = _("Sign in as you always do:\n%s") % _address("contest_jury")
        contest = juror.contest
        write_letter(
            to=juror.user.email,
            subject=_("You are invited to the jury of the contest “%s”") % contest.name,
            text="\n\n".join(
                [
                    _("You are invited to the jury of the contest “%s”.") % contest.name,
                    words,
                    _("You will see the works without the names of their authors and institutions."),
                ]
            ),
            # Of the kind whose words are hidden from everybody but the addressee: they open an account.
            kind="account.jury_invitation" if token else "contest.jury_invitation",
            about=contest,
            now=now,
        )


def write_reminder(juror: Juror, contest: Contest, ends_on: date, *, now: datetime) -> None:
    """Remind ``juror`` of the works left (``juror.left``); once a day."""
    with translation.override(settings.LANGUAGE_CODE):
        write_letter(
            to=juror.user.email,
            subject=_("The jury of the contest “%s”: works are waiting for your scores") % contest.name,
            text=_(
                "Works that you have not scored yet: %(left)d. The jury scores until %(until)s inclusive.\n\n"
                "%(address)s"
            )
            % {
                "left": juror.left,
                "until": f"{ends_on:%d.%m.%Y}",
                "address": _address("contest_jury_entries", contest_id=contest.pk),
            },
            kind="contest.jury_reminder",
            about=contest,
            key=f"contest.jury_reminder:{juror.pk}:{timezone.localdate(now)}",
            now=now,
        )


def write_works(contest: Contest, given: Mapping[Juror, int], *, now: datetime) -> None:
    """Tell jurors that they have works, one letter a juror and day however many works there are.

    Args:
        contest: the contest that they judge.
        given: how many works each of them has just got.
        now: the moment (aware).
    """
    judging = phases.stage(contest, ContestStage.Kind.JUDGING)
    with translation.override(settings.LANGUAGE_CODE):
        for juror, count in given.items():
            parts = [_("Works that have been given to you to score: %d.") % count]
            if judging is not None:
                parts.append(
                    _("The jury scores from %(since)s until %(until)s inclusive.")
                    % {"since": f"{judging.starts_on:%d.%m.%Y}", "until": f"{judging.last_day:%d.%m.%Y}"}
                )
            parts.append(_address("contest_jury_entries", contest_id=contest.pk))
            write_letter(
                to=juror.user.email,
                subject=_("The jury of the contest “%s”: works for you") % contest.name,
                text="\n\n".join(parts),
                kind="contest.jury_works",
                about=contest,
                key=f"contest.jury_works:{juror.pk}:{timezone.localdate(now)}",
                now=now,
            )
