"""What the audit says happened to long work."""

JOB_REQUESTED = "job.requested"
JOB_CANCELLED = "job.cancelled"
JOB_RETRIED = "job.retried"
