"""What the audit says happened to uploads."""

FILE_UPLOADED = "file.uploaded"
FILE_SHARED = "file.shared"
FILE_DELETED = "file.deleted"
