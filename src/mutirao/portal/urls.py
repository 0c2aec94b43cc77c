from django.urls import path

from mutirao.portal.web import audit, countries, home, networks

urlpatterns = [
    path("", home.home, name="home"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("networks/<slug:code>/", networks.network, name="network"),
    path("audit/", audit.audit, name="audit"),
]
