from django.urls import path

from mutirao.portal.web import home

urlpatterns = [
    path("", home.home, name="home"),
]
