"""Settings, read from the environment (set by `zhixing run` or by whoever operates the server)."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

VAR = Path(os.environ.get("ZHIXING_VAR", "var")).resolve()
AS_OWNER = os.environ.get("ZHIXING_AS_OWNER") == "1"
ZHIXING_DEMO = os.environ.get("ZHIXING_DEMO") == "1"
DEBUG = os.environ.get("ZHIXING_DEBUG") == "1"


def _secrets() -> dict[str, Any]:
    """Keys from the secrets file (mode 0600). Without one only tools that need no key (type checks) can start."""
    path = os.environ.get("ZHIXING_SECRETS")
    if not path:
        return {"django": "no-secrets-file"}
    return dict(json.loads(Path(path).read_text("utf-8")))


def _database(url: str) -> dict[str, Any]:
    """A postgresql:// address as Django wants it."""
    parts = urlparse(url)
    query = {k: v[0] for k, v in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "zhixing",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(query.get("port", parts.port or "")),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c idle_in_transaction_session_timeout=60000 -c lock_timeout=15000"},
    }


_SECRETS = _secrets()
SECRET_KEY = _SECRETS["django"]
ZHIXING_KEYS = {name: bytes.fromhex(key) for name, key in _SECRETS.items() if name != "django"}
ZHIXING_IDENTITY_KEY = max((name for name in ZHIXING_KEYS if name.startswith("identity")), default="identity")
ZHIXING_BANK_URLS: dict[str, str] = json.loads(os.environ.get("ZHIXING_BANK_URLS", "{}"))
ZHIXING_SENDERS: dict[str, str] = json.loads(os.environ.get("ZHIXING_SENDERS", "{}"))  # sms, email → function
ZHIXING_BASE_URL = os.environ.get("ZHIXING_BASE_URL", "http://127.0.0.1:8000")
ZHIXING_FILES = VAR / "files"
ZHIXING_ANCHORS = VAR / "anchors"
ZHIXING_CORRECTIONS = os.environ.get("ZHIXING_CORRECTIONS") == "1"  # keep masked corrections of readings (claims)

_URL = os.environ.get("ZHIXING_DATABASE_OWNER_URL" if AS_OWNER else "ZHIXING_DATABASE_URL", "postgresql:///zhixing")
DATABASES = {"default": _database(_URL)}

ROOMS = [
    "kernel", "identity", "parameters", "documents", "gateways", "parties", "cases", "claims", "funds", "property",
    "seizures", "preservation", "suggestions", "urging", "closing", "portal", "demo",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    *(f"zhixing.court.{room}" for room in ROOMS if (Path(__file__).parents[1] / room / "apps.py").exists()),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "zhixing.court.kernel.middleware.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zhixing.court.identity.middleware.ViewerMiddleware",
]
ROOT_URLCONF = "zhixing.court.config.urls"
WSGI_APPLICATION = "zhixing.court.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "zhixing.court.kernel.context.frame",
            ],
        },
    }
]
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
STATIC_URL = "/static/"

WHITENOISE_USE_FINDERS = True  # every static file comes from an installed package; nothing is collected
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

ALLOWED_HOSTS = os.environ.get("ZHIXING_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
_HTTPS = ZHIXING_BASE_URL.startswith("https://")
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _HTTPS
CSRF_TRUSTED_ORIGINS = [ZHIXING_BASE_URL]
CSRF_FAILURE_VIEW = "zhixing.court.kernel.pages.errors.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "zhixing.court.kernel.middleware.JsonFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": os.environ.get("ZHIXING_LOG", "INFO")},
    "loggers": {"django.request": {"level": "ERROR"}, "procrastinate": {"level": "WARNING"}},
}
