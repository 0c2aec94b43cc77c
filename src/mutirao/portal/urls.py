from django.urls import path

from mutirao.portal.web import audit, countries, home, networks

urlpatterns = [
    path("", home.home, name="home"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("networks/<str:code>/", networks.network, name="network"),
    path("audit/", audit.audit, name="audit"),
]
