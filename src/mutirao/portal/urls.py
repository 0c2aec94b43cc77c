from django.urls import path

from mutirao.portal.web import audit, countries, country_list, home, networks, open_data

urlpatterns = [
    path("", home.home, name="home"),
    path("countries/", country_list.countries, name="countries"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("networks/<slug:code>/", networks.network, name="network"),
    path("data/", open_data.open_data, name="open_data"),
    path("data/<slug:name>/", open_data.dataset, name="dataset"),
    path("audit/", audit.audit, name="audit"),
]
