from django.urls import path

from mutirao.jobs.web import pages

urlpatterns = [
    path("", pages.jobs, name="jobs"),
    path("<str:job_id>/", pages.job, name="job"),
    path("<str:job_id>/cancel/", pages.cancel, name="job_cancel"),
    path("<str:job_id>/retry/", pages.retry, name="job_retry"),
]
