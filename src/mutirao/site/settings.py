"""Settings, all from the environment; `docs/reference/settings.md` lists them."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.kernel.languages import LANGUAGES as INTERFACE_LANGUAGES
from mutirao.site import environment
from mutirao.site.databases import database
from mutirao.site.home import home, secret_key

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()

DEBUG = environment.truth("MUTIRAO_DEBUG", default=False)
SECRET_KEY = environment.text("MUTIRAO_SECRET_KEY", default="") or secret_key()
ALLOWED_HOSTS = environment.names(
    "MUTIRAO_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]"],
    rule=environment.HOST_NAMES,
    is_valid=environment.is_host_name,
)
IS_SECURE = environment.truth("MUTIRAO_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = environment.names(
    "MUTIRAO_TRUSTED_ORIGINS", default=[], rule=environment.ORIGINS, is_valid=environment.is_origin
)

INSTALLED_APPS = [
    "mutirao.site.apps.SiteConfig",
    "mutirao.portal.apps.PortalConfig",
    "mutirao.programmes.apps.ProgrammesConfig",
    "mutirao.atlas.apps.AtlasConfig",
    "mutirao.directory.apps.DirectoryConfig",
    "mutirao.jobs.apps.JobsConfig",
    "mutirao.search.apps.SearchConfig",
    "mutirao.files.apps.FilesConfig",
    "mutirao.access.apps.AccessConfig",
    "mutirao.parties.apps.PartiesConfig",
    "mutirao.audit.apps.AuditConfig",
    "mutirao.design.apps.DesignConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A comparison of full countries is 300 KB of much the same words. Guessing a secret by the length of compressed
    # pages (BREACH) is in vain: the token of forms is masked anew in every answer, and each gets a random length.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mutirao.site.keeping.KeptByNobodyMiddleware",
    "mutirao.site.web_errors.ErrorsAsPagesMiddleware",
    "mutirao.site.problems.ErrorsAsProblemsMiddleware",
]

ROOT_URLCONF = "mutirao.site.urls"
WSGI_APPLICATION = "mutirao.site.serving.django_application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "mutirao.design.context_processors.page_frame",
                "mutirao.site.page_context.page_context",
            ],
        },
    }
]

# A component shows what it is given: without this, a variable of the page around it could fill an attribute left out.
COTTON_ISOLATE_BY_DEFAULT = True

# The pages that the frame of every page links to: stages of the cycle without a page say so.
PAGE_FRAME: dict[str, Any] = {
    "stages": {"know": "atlas", "plan": "plan"},
    "pages": {
        "home": "home",
        "search": "search",
        "sign_in": "account_login",
        "sign_out": "account_logout",
        "account": "account",
        "api": "api-v1:openapi-json",
        "data_licences": "open_data",
    },
}

DATABASES = {"default": database(environment.text("MUTIRAO_DATABASE", default=""), home=HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "mutirao.access.web.sign_in.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, who knows the address
ACCOUNT_USER_DISPLAY = "mutirao.access.web.sign_in.display_name"
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Mutirão"

LANGUAGE_CODE = DEFAULT_LANGUAGE
LANGUAGES = list(INTERFACE_LANGUAGES.items())
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = HOME / "uploads"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # allauth shows the QR code of a one-time code as data:
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_SECURE
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "mutirao.files.web.receiving.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"fields": {"()": "mutirao.site.logs.fields_formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "fields"}},
    # It warns of every orderly shutdown.
    "loggers": {"django_tasks_db": {"level": "ERROR"}},
    "root": {
        "handlers": ["stderr"],
        "level": environment.choice("MUTIRAO_LOG_LEVEL", default="WARNING", among=environment.LOG_LEVELS),
    },
}
