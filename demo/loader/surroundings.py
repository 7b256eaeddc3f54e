"""What surrounds a demo site's pages: its settings, its menus, an alert."""

from datetime import datetime

from django.utils import timezone

from demo.content import schema
from demo.loader.pages import SiteLoader
from home.models import Alert, MenuItem, Navigation, SiteSettings


def dress(loader: SiteLoader) -> None:
    """Fill the settings and menus of the loader's site where nobody has yet."""
    content, site = loader.content, loader.site
    settings = SiteSettings.for_site(site)
    if not settings.address_uk and not settings.phones:
        settings.name_uk, settings.name_en = content.name.uk, content.name.en
        settings.tagline_uk, settings.tagline_en = content.tagline.uk, content.tagline.en
        settings.address_uk, settings.address_en = content.address.uk, content.address.en
        settings.phones = "\n".join(content.phones)
        settings.email = content.email
        for network, address in content.social:
            setattr(settings, network.lower(), address)
        settings.accessibility_page = loader.pages.get(("accessibility", "uk"))
        settings.privacy_page = loader.pages.get(("privacy", "uk"))
        settings.save()
    navigation, _ = Navigation.objects.get_or_create(site=site)
    if not navigation.items.exists():
        places = {MenuItem.Place.HEADER: content.menu, MenuItem.Place.FOOTER: content.footer_menu}
        labels = dict(content.menu_labels)
        order = 0
        for place, keys in places.items():
            for key in keys:
                order += 1
                label = labels.get(key, schema.Label("", ""))
                MenuItem.objects.create(
                    navigation=navigation,
                    sort_order=order,
                    place=place,
                    page=loader.page(key),
                    label_uk=label.uk,
                    label_en=label.en,
                )


def announce(loader: SiteLoader) -> None:
    """One true alert: the second stage of kindergarten registration, under way since 1 September."""
    page = loader.pages.get(("kindergarten-registration", "uk"))
    if page is None or Alert.objects.filter(site=loader.site).exists():
        return
    Alert.objects.create(
        site=loader.site,
        level=Alert.Level.INFO,
        lead_uk="Садочки.",
        lead_en="Kindergartens.",
        text_uk="Триває реєстрація на вільні місця.",
        text_en="Registration for free places is open.",
        link_page=page,
        link_label_uk="Як записати дитину",
        link_label_en="How to register",
        starts_at=timezone.make_aware(datetime(2026, 9, 1)),
    )
