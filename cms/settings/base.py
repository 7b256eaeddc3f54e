"""Settings common to every environment, read from the environment with defaults that run.

Everything an operator may turn is listed in ``.env.example``. No secret has a default here.
"""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from .engines import search_engines

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False

INSTALLED_APPS = [
    "home",
    "news",
    "campaigns",
    "contests",
    "volunteering",
    "signups",
    "subscriptions",
    "subscriptions.telegram",
    "feedback",
    "institutions",
    "accounts",
    "search",
    "demo",
    "cms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.EditorAccountsConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    # Wagtail shows their words; only an installed app brings its translations.
    "django.contrib.humanize",
    "django_filters",
]

MIDDLEWARE = [
    "campaigns.surveys.middleware.ForgetWhoAsks",
    "cms.cache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "cms.middleware.EditorHostMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.AccountLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.RefuseStrangers",
    "accounts.middleware.RequireSecondFactor",
    "cms.publishing.middleware.PublishRefusedMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database -------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA busy_timeout=20000; PRAGMA mmap_size=134217728; PRAGMA cache_size=-4000"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache: shared by all processes ---------------------------------------------------------

REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    _cache = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
else:
    _cache = {
        "BACKEND": "cms.cache.sqlite.SqliteCache",
        "LOCATION": str(VAR_DIR / "cache.sqlite3"),
    }
CACHES = {
    "default": {**_cache, "KEY_PREFIX": "d", "TIMEOUT": 3600},
    "pages": {**_cache, "KEY_PREFIX": "p", "TIMEOUT": 24 * 3600},
    "renditions": {**_cache, "KEY_PREFIX": "r", "TIMEOUT": 7 * 24 * 3600},
}
# The longest that a cached page may live, in seconds, whatever else bounds it.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=24 * 3600)

# --- Search: the database's, or Elasticsearch's with the database behind it ------------------

# Addresses, separated by commas: https://user:password@host:9200. Empty: the database alone.
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="").strip()
# Names of indexes begin with it: installations that share a server need their own.
ELASTICSEARCH_PREFIX = env("ELASTICSEARCH_PREFIX", default="ratusha_")
# The certificates of whoever signed the server's own, as a file; empty: the machine's.
ELASTICSEARCH_CA = env("ELASTICSEARCH_CA", default="")
WAGTAILSEARCH_BACKENDS = search_engines(
    ELASTICSEARCH_URL, prefix=ELASTICSEARCH_PREFIX, certificates=ELASTICSEARCH_CA
)

# --- People and passwords -------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_LOGIN_METHODS = {"email"}
# Whoever leaves the password empty signs in with codes from letters.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# An unknown address is written to as well: the time of an answer tells nothing, and whoever mistook
# the address learns it.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser where one signed up
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; letters take their time
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,30/5m/ip"}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "reset_password": "accounts.forms.ResetPasswordForm",
    "signup": "accounts.forms.SignupForm",
}
# There the message that one has signed out is read, and its cookie ends.
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ратуша"
MFA_TOTP_TOLERANCE = 1  # codes of half a minute ago and ahead: clocks differ
# Whether editors must set up a second factor before they can work.
REQUIRE_EDITOR_MFA = env.bool("REQUIRE_EDITOR_MFA", default=False)

# --- Languages ------------------------------------------------------------------------------

LANGUAGE_CODE = "uk"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("uk", _("Ukrainian")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("uk", "Українська"), ("en", "English")]
# Our own words first, then the Ukrainian that the packages lack.
LOCALE_PATHS = [BASE_DIR / "cms" / "locale", BASE_DIR / "cms" / "upstream_locale"]
TIME_ZONE = "Europe/Kyiv"
USE_I18N = USE_TZ = True
WAGTAIL_I18N_ENABLED = True
FORMAT_MODULE_PATH = ["cms.formats"]

# --- Files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Whether Django itself serves public media: only where no web server stands before it.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
_FILES = "django.core.files.storage.FileSystemStorage"
_private = {"BACKEND": _FILES, "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT)}}
# Whatever is stored without a thought is private. A server serves "public" alone: sizes of pictures.
STORAGES = {
    "default": _private,
    "private": _private,
    "public": {"BACKEND": _FILES, "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL}},
    "staticfiles": {"BACKEND": "cms.staticfiles.BundlingManifestStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Megabytes of a whole request. The largest is the files of an entry sent by a browser without
# JavaScript: by default a nomination takes three of 20 MB.
MAX_BODY_MB = env.int("MAX_BODY_MB", default=100)

# Where nginx finds private files by itself, an "internal" location over PRIVATE_MEDIA_ROOT such as
# /_private/: it is told by X-Accel-Redirect to serve them. Empty: Django sends them.
PRIVATE_ACCEL_PREFIX = env("PRIVATE_ACCEL_PREFIX", default="")
# clamd at host:port or at the path of a socket: nothing is shown that it has not looked at. Empty: none.
CLAMAV_ADDRESS = env("CLAMAV_ADDRESS", default="")

# --- Works entered for contests --------------------------------------------------------------

# Files on their way: how many one person may have, and megabytes of all people together.
CONTEST_UPLOADS_PER_PERSON = env.int("CONTEST_UPLOADS_PER_PERSON", default=100)
CONTEST_UPLOADS_MEGABYTES = env.int("CONTEST_UPLOADS_MEGABYTES", default=20_000)
# Whether files are kept as they came, for their uploaders, beside what was made of them.
CONTEST_KEEP_ORIGINALS = env.bool("CONTEST_KEEP_ORIGINALS", default=False)
CONTEST_PDF_PAGES = env.int("CONTEST_PDF_PAGES", default=10)

# --- Anonymous surveys -----------------------------------------------------------------------

# Answers from one network address within an hour, counted in the memory of each web process; 0: no limit.
# A whole school may stand behind one address.
SURVEY_ANSWERS_PER_HOUR = env.int("SURVEY_ANSWERS_PER_HOUR", default=600)

# --- Tasks ----------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

# --- Letters --------------------------------------------------------------------------------

EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
# Where the outbox delivers: an SMTP address such as smtp+tls://user:password@host:587,
# consolemail:// or filemail:// (letters become files under var/letters).
_email = env.email_url("EMAIL_URL", default="filemail://")
OUTBOX_DELIVERY_BACKEND = _email.pop("EMAIL_BACKEND")
EMAIL_TIMEOUT = 20  # seconds; without it a silent mail server would hold a worker for ever
vars().update(_email)
EMAIL_FILE_PATH = str(VAR_DIR / "letters")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="Ратуша <no-reply@localhost>")

# Whether anybody may read all letters at /dev/mail/; never in production.
LETTERS_READABLE = False

# --- Telegram -------------------------------------------------------------------------------

# The bot that posts into the sites' channels, and bots of single sites by host: osvita.example=123:abc.
# Empty: nothing is posted.
TELEGRAM_BOT_TOKEN = env("TELEGRAM_BOT_TOKEN", default="").strip()
TELEGRAM_BOT_TOKENS = {
    host.strip(): token.strip() for host, token in env.dict("TELEGRAM_BOT_TOKENS", default={}).items()
}
TELEGRAM_API_URL = env("TELEGRAM_API_URL", default="https://api.telegram.org")

# How many days the audit log keeps its records.
AUDIT_KEEP_DAYS = env.int("AUDIT_KEEP_DAYS", default=3 * 365)

# --- Wagtail --------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Ратуша"
# How editors type dates; each language's cms.formats must accept these.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAILADMIN_BASE_URL = env("EDITOR_BASE_URL", default="http://localhost:8000")
# Where else the editor may answer: names without ports.
EDITOR_EXTRA_HOSTS: list[str] = []
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
# Passwords are changed and reset at /account/, where attempts are counted.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one city, one clock: editors are not asked for theirs
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.SiteDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Uploads are decoded by a process of their own: its memory in bytes, its processor time in seconds,
# and the longer side, in pixels, to which a larger picture is scaled down for keeping.
IMAGE_DECODER_MEMORY = env.int("IMAGE_DECODER_MEMORY", default=400 * 1024 * 1024)
IMAGE_DECODER_SECONDS = env.int("IMAGE_DECODER_SECONDS", default=30)
IMAGE_STORED_SIDE = env.int("IMAGE_STORED_SIDE", default=2560)
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"gif": "png", "avif": "webp", "bmp": "png"}
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "txt", "zip", "rtf", "pptx", "odp"]
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
# Whatever is changed after an approval is approved again; the approvals themselves publish.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.approval.finish.publish_approved"
# A translation starts as a draft, whatever its source is.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 20
TAGGIT_CASE_INSENSITIVE = True

# --- Safety ---------------------------------------------------------------------------------

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cms.views.csrf_failure"
PERMISSIONS_POLICY: dict[str, list] = {
    name: []
    for name in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
        "encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone",
        "midi", "payment", "usb",
    )
}  # fmt: skip
_VIDEO_FRAMES = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]
# Public pages: nothing inline, nothing from outside. A video's frame is asked for by the reader.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": _VIDEO_FRAMES,
        "frame-ancestors": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
# The editor: Wagtail's own templates still carry inline scripts and styles.
EDITOR_CONTENT_SECURITY_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'", *_VIDEO_FRAMES],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
}

# Whether /styleguide/ is open to everybody; else to staff alone.
STYLEGUIDE_PUBLIC = env.bool("STYLEGUIDE_PUBLIC", default=False)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    # Of anonymous surveys there is no request log; of links in letters the log has no tokens.
    "filters": {
        "surveys": {"()": "campaigns.surveys.silence.SurveysInSilence"},
        "tokens": {"()": "cms.logs.TokensCut"},
    },
    # The only one: Django's own, which know neither filter, are taken away below.
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["surveys", "tokens"],
        }
    },
    "loggers": {
        "django": {"level": "INFO", "handlers": []},
        "django.server": {"level": "INFO", "handlers": [], "propagate": True},
        # Before any handler that an operator adds.
        "django.request": {"filters": ["surveys", "tokens"]},
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}

# W019: pages are framed by this same origin, in the editor's preview.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
