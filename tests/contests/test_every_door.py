"""Every address of contests × everybody who may knock: nobody gets further than the table says."""

import pytest
import time_machine
from django.db import transaction
from django.urls import URLPattern, reverse

from accounts.roles import SiteName, SiteRole, site_group
from contests.models import ConsentPaper
from tests.contests.editors import add_file, in_groups, make_moderator, signed_in
from tests.contests.factories import make_contest, make_representative, make_user
from tests.contests.jury_factories import JUDGING, make_assigned, make_juror, make_ready
from tests.doors import knock, patterns
from tests.factories import make_institution

pytestmark = pytest.mark.django_db

ROLES = (
    "anonymous", "other school", "own school", "guardian", "juror",
    "communications editor", "education editor", "moderator", "administrator",
)  # fmt: skip
OURS = ("contest", "institution", "guardian", "diploma")
"""How the names of the addresses begin; tests/test_every_door.py has all others."""
# While the jury scores; so nothing can be entered, and the class table is closed to everybody. Nothing is
# sent to an address that only takes things: those that need more than an address say «-» to all.
# A letter for each role, in that order: «l» is told to sign in, «-» is refused (403, 404), «+» comes in.
DOORS = {
    "institution": "+++++++++",
    "institution_mine": "l++++++++",
    "institution_choose": "l++++++++",
    "institution_person": "l-+---+++",
    "institution_ask": "l++++++++",
    "contest_entries": "l++++++++",
    "contest_class": "l--------",
    "contest_class_row": "l--------",
    "contest_class_match": "l--------",
    "contest_start": "l++++++++",
    "contest_entry": "l-+------",
    "contest_entry_edit": "l-+------",
    "contest_entry_save": "l--------",
    "contest_entry_withdraw": "l-+------",
    "contest_entry_delete": "l-+------",
    "contest_entry_receipt": "l-+------",
    "contest_consents": "l++----++",
    "contest_consent_form": "l++++++++",
    "contest_consent_scan": "l--------",
    "contest_consent_ask": "l-+------",
    "contest_consent_sign": "l--------",
    "contest_consent_withdraw": "l-+----++",
    "contest_my_data": "l++++++++",
    "contest_my_data_download": "l++++++++",
    "guardian_answer": "---------",
    "guardian_withdraw": "---------",
    "contest_jury": "l++++++++",
    "contest_jury_join": "+++++++++",
    "contest_jury_entries": "l---+----",
    "contest_jury_csv": "l---+----",
    "contest_jury_entry": "l---+----",
    "contest_jury_abstain": "l---+----",
    "contest_jury_conflict": "l---+----",
    "contest_jury_file": "l---+----",
    "contest_upload_begin": "l--------",
    "contest_upload": "l--------",
    "contest_entry_files": "l-+------",
    "contest_file_replace": "l-+------",
    "contest_file": "l-+----++",
    "contest_admin_juries": "l----++++",
    "contest_admin_jury": "l------++",
    "contest_admin_jury_invite": "l------++",
    "contest_admin_jury_invite_again": "l------++",
    "contest_admin_jury_let_go": "l------++",
    "contest_admin_jury_give": "l------++",
    "contest_admin_jury_reassign": "l------++",
    "contest_admin_jury_remind": "l------++",
    "contest_admin_protocol": "l------++",
    "contest_admin_sign_off": "l------++",
    "contest_admin_correct": "l------++",
    "contest_admin_places": "l------++",
    "contest_admin_special": "l--------",
    "contest_admin_take_special": "l--------",
    "institutions_import": "l-----+-+",
    "institutions_export": "l-----+-+",
    "contest_admin_entries": "l------++",
    "contest_admin_bulk": "l------++",
    "contest_admin_letter": "l------++",
    "contest_admin_export": "l------++",
    "contest_admin_packages": "l------++",
    "contest_admin_package": "l--------",
    "contest_admin_entry": "l------++",
    "contest_admin_decide": "l--------",
    "contest_admin_note": "l------++",
    "contest_admin_tag": "l------++",
    "contest_admin_redact": "l------++",
    "contest_admin_overview": "l------++",
    "contest_admin_duplicates": "l------++",
    "contest_admin_letters": "l------++",
    "contest_admin_extend": "l-----+++",
    "contest_admin_copy": "l-----+-+",
    "contest_people": "l-------+",
    # Nothing is published or issued yet; awards are published by whoever both moderates and publishes.
    "contest_work_picture": "---------",
    "contest_diploma": "---------",
    "contest_diplomas": "l--------",
    "contest_diplomas_zip": "l--------",
    "contest_admin_results": "l-------+",
}


class World:
    """One contest of the education site in judging, one admitted entry of one school, a juror for it."""

    def __init__(self, site):
        self.contest = make_contest(site)
        self.school = make_institution("Ліцей № 25")
        self.secretary = make_representative(self.school)
        self.entry = make_ready(self.contest, self.secretary, institution=self.school)
        self.file = add_file(self.entry)
        self.paper = ConsentPaper.objects.get()
        self.juror = make_juror(self.contest)
        make_assigned(self.contest, self.juror, self.entry, number=17)

    def person(self, role: str):
        """Somebody in the role; ``None`` for nobody."""
        makers = {
            "anonymous": lambda: None,
            "other school": lambda: make_representative(make_institution("Ліцей № 7"), "other@example.org"),
            "own school": lambda: self.secretary,
            "guardian": lambda: make_user("guardian@example.org"),
            "juror": lambda: self.juror.user,
            "communications editor": lambda: self._editor(SiteName.COMMUNICATIONS),
            "education editor": lambda: self._editor(SiteName.EDUCATION),
            "moderator": make_moderator,
            "administrator": lambda: make_user("admin@example.org", is_superuser=True, is_staff=True),
        }
        return makers[role]()

    def _editor(self, site: SiteName):
        return in_groups(make_user("editor@example.org"), site_group(site, SiteRole.EDITOR))

    def arguments(self, pattern: URLPattern) -> dict:
        """What an address with these parameters needs to lead to this world's things."""
        name, module = pattern.name, pattern.callback.__module__
        known = {
            "contest_id": self.contest.pk,
            "juror_id": self.juror.pk,
            "entry_id": self.entry.pk,
            "award_id": 1,
            "number": 17,
            "place": 1,
            "position": 1,
            "suffix": "webp",
            "variant": "clean",
            "look": "clean",
            "form": "csv",
            "token": "nobody-knows-it",
            "slug": self.school.slug,
            "code": "AAAAAAAA",
        }
        known["pk"] = self._pk(name, module)
        known["key"] = self._key(name)
        return {parameter: known[parameter] for parameter in pattern.pattern.converters or _groups(pattern)}

    def _pk(self, name: str, module: str) -> int:
        if module.startswith("institutions"):
            return self.secretary.representations.get().pk if name == "institution_person" else self.school.pk
        return self.entry.pk if "contests.admin" in module and _is_of_entry(name) else self.contest.pk

    def _key(self, name: str):
        if name == "contest_consent_scan":
            return self.paper.key
        if "consent" in name:
            return self.entry.participants.get().key
        return self.file.key if "file" in name and "files" not in name else self.entry.key


def _is_of_entry(name: str) -> bool:
    return any(word in name for word in ("entry", "decide", "note", "tag", "redact"))


def _groups(pattern: URLPattern):
    return (getattr(pattern.pattern, "regex", None) and pattern.pattern.regex.groupindex) or {}


def doors() -> dict[str, URLPattern]:
    """All addresses whose views are ours, by name."""
    return {name: pattern for _route, name, pattern in patterns() if name.startswith(OURS)}


def table(site) -> dict[str, str]:
    world = World(site)
    found = dict.fromkeys(doors(), "")
    for role in ROLES:
        with transaction.atomic():
            client = signed_in(world.person(role))
            for name, pattern in doors().items():
                found[name] += knock(client, reverse(name, kwargs=world.arguments(pattern)))
            transaction.set_rollback(True)
    return found


def test_nobody_gets_further_than_the_table_says(education):
    with time_machine.travel(JUDGING, tick=False):
        found = table(education)
    assert found == DOORS
