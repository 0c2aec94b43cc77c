"""What can be wrong with a backup, or with the place where it should go."""

from mutirao.kernel.errors import ConflictError, FileError, MutiraoError


class BackupUnreadableError(FileError):
    """Not a tar of ours: no manifest, or none that can be read."""

    code = "backup.unreadable"


class BackupDamagedError(FileError):
    """`member` is missing, is not what the manifest says, or has no business in a backup."""

    code = "backup.damaged"


class BackupNewerError(FileError):
    """Made by a version whose tables this one does not know."""

    code = "backup.newer"


class OtherDatabaseError(FileError):
    """The backup is of another kind of database than this deployment's."""

    code = "backup.other_database"


class HomeNotEmptyError(ConflictError):
    code = "backup.home_not_empty"


class BackupExistsError(ConflictError):
    code = "backup.exists"


class DatabaseProgramError(MutiraoError):
    """pg_dump or pg_restore is missing or failed."""

    code = "backup.database_program"
