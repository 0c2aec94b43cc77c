from django.urls import path

from mutirao.files.web import downloads

urlpatterns = [path("<str:upload_id>/", downloads.download, name="file")]
