"""Another process of the server, where five attempts to sign in fail.

Arguments: the file of the cache that the processes share, and the address.
"""

import os
import sys


def main(location: str, email: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    import django
    from django.conf import settings

    settings.CACHES["default"]["LOCATION"] = location
    django.setup()
    from django.test import RequestFactory

    from accounts.adapter import AccountAdapter

    request = RequestFactory().post("/account/login/")
    for _ in range(5):
        AccountAdapter(request).pre_authenticate(request, email=email)


if __name__ == "__main__":
    main(*sys.argv[1:])
