from django.urls import path

from mutirao.jobs.web import pages

urlpatterns = [
    path("", pages.jobs, name="jobs"),
    path("<slug:job_id>/", pages.job, name="job"),
    path("<slug:job_id>/cancel/", pages.cancel, name="job_cancel"),
    path("<slug:job_id>/retry/", pages.retry, name="job_retry"),
]
