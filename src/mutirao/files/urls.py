from django.urls import path

from mutirao.files.web import downloads

urlpatterns = [path("<slug:upload_id>/", downloads.download, name="file")]
