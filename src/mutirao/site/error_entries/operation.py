"""What the operator of a deployment meets: folder, database, port, accounts, audit, backup."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "home.unusable": Entry(
        _("The folder {folder} cannot be written: {reason}."),
        _("Make it writable, or name another one with MUTIRAO_HOME."),
        500,
        Exit.ENVIRONMENT,
    ),
    "setting.invalid": Entry(
        _("{variable} cannot be “{value}”: it must be {rule}."),
        _("Set it so, or leave it unset; docs/reference/settings.md lists every variable."),
        500,
        Exit.ENVIRONMENT,
    ),
    "database.unknown": Entry(
        _("“{scheme}” is not a database that Mutirão can use."),
        _("Set MUTIRAO_DATABASE to postgresql://user:password@host/name, or leave it empty for SQLite."),
        500,
        Exit.ENVIRONMENT,
    ),
    "database.invalid_address": Entry(
        _("MUTIRAO_DATABASE is no address of a database: its host or port cannot be read."),
        _(
            "Write postgresql://user:password@host:port/name; signs such as / or @ in a password are written "
            "as %2F or %40."
        ),
        500,
        Exit.ENVIRONMENT,
    ),
    "port.taken": Entry(
        _("Port {port} is taken: something else listens there, perhaps another Mutirão."),
        _("End it, or take another port: make demo PORT={other} (or --port {other})."),
        500,
        Exit.ENVIRONMENT,
    ),
    "port.unusable": Entry(
        _("Port {port} on {host} cannot be used: {reason}."),
        _("Take another one with --port (make demo PORT=8080); below 1024 only root may listen."),
        500,
        Exit.ENVIRONMENT,
    ),
    "environment.disk_full": Entry(
        _("The disk has no room left. {path}"),
        _("Nothing was half-changed. Free some space on it, then run the command again."),
        500,
        Exit.ENVIRONMENT,
    ),
    "environment.not_writable": Entry(
        _("This cannot be written: {reason}. {path}"),
        _("Make it writable for this user, or name another folder with MUTIRAO_HOME."),
        500,
        Exit.ENVIRONMENT,
    ),
    "environment.path": Entry(
        _("{path} cannot be used: {reason}."),
        _("Name a file in a folder that exists. Nothing was written or changed."),
        500,
        Exit.FILE,
    ),
    "database.unreachable": Entry(
        _("The database does not answer: {reason}."),
        _("Check that it runs and that MUTIRAO_DATABASE names it; mutirao doctor looks at everything."),
        500,
        Exit.ENVIRONMENT,
    ),
    "database.busy": Entry(
        _("The database was held by somebody else for too long."),
        _("Nothing was changed. Try again; if it lasts, look for a process that never ends."),
        503,
        Exit.ENVIRONMENT,
    ),
    "database.not_prepared": Entry(
        _("The database is not prepared for this version."),
        _("Run: mutirao prepare"),
        500,
        Exit.ENVIRONMENT,
    ),
    "demonstration.other_deployment": Entry(
        _("The folder {folder} holds a deployment of its own, not the demonstration."),
        _("Nothing was touched. Let the demonstration live elsewhere: MUTIRAO_HOME=another-folder make demo."),
        500,
        Exit.CONFLICT,
    ),
    "home.in_use": Entry(
        _("The folder {folder} is in use: a site or a worker runs in it, or somebody prepares or restores it."),
        _("End what runs there (Ctrl-C), or use another folder: MUTIRAO_HOME=another-folder."),
        500,
        Exit.CONFLICT,
    ),
    "audit.not_intact": Entry(
        _("The chain of the audit is not intact: {findings} findings stand above."),
        _("Keep the database as it is, and compare it with a backup; docs: how-to/audit."),
        500,
        Exit.NOT_INTACT,
    ),
    "audit.head_unreadable": Entry(
        _("{file} is not an exported head of the audit."),
        _("Give a file that was written by: mutirao audit head --output FILE"),
        400,
        Exit.FILE,
    ),
    "audit.head_forged": Entry(
        _("{file} was not signed by this deployment, or was changed since."),
        _("Compare it with another copy. A restored deployment keeps its key; a new one has another."),
        400,
        Exit.NOT_INTACT,
    ),
    "audit.key_unreadable": Entry(
        _("The key that signs the audit, {file}, cannot be read."),
        _("Restore it from a backup; only without one, delete it: heads exported so far can then not be verified."),
        500,
        Exit.ENVIRONMENT,
    ),
    "network.no_members": Entry(
        _("No country is entered as a member of {network} on {on}."),
        _("Name the countries instead, or take a day on which members are known."),
        400,
        Exit.INVALID,
    ),
    "trade.year_not_in_file": Entry(
        _("{file} has no deliveries of {year}; its years are {years}."),
        _("Nothing was imported. Choose one of its years with --year, or leave it out for the newest."),
        400,
        Exit.FILE,
    ),
    "account.exists": Entry(
        _("There is an account for {email} already."),
        _("Nothing was changed. Grant that account a role with: mutirao account grant"),
        409,
        Exit.CONFLICT,
    ),
    "account.weak_password": Entry(
        _("This password is too weak. {reason}"),
        _("Nothing was changed. Choose a longer one that nobody would guess."),
        400,
        Exit.INVALID,
    ),
    "doctor.faults": Entry(
        _("Something is at fault: {faults} above."),
        _("Each fault names its way out; mend the first one first."),
        500,
        Exit.ENVIRONMENT,
    ),
    "backup.unreadable": Entry(
        _("{file} is not a backup of Mutirão, or it is cut short."),
        _("Nothing was changed. Give a file that was written by: mutirao backup FILE"),
        400,
        Exit.FILE,
    ),
    "backup.damaged": Entry(
        _("{file} is damaged, or was tampered with: {member}."),
        _("Nothing was changed. Use another backup."),
        400,
        Exit.NOT_INTACT,
    ),
    "backup.newer": Entry(
        _("{file} was made by version {version}, whose tables this version does not know: {rooms}."),
        _("Nothing was changed. Install that version or a newer one, then restore."),
        400,
        Exit.FILE,
    ),
    "backup.other_database": Entry(
        _("{file} is of {database}, and this deployment uses {here}."),
        _("Nothing was changed. Set MUTIRAO_DATABASE to a database of the same kind."),
        400,
        Exit.FILE,
    ),
    "backup.home_not_empty": Entry(
        _("There is a deployment in {folder} already."),
        _("Nothing was changed. With --replace the backup takes its place, and what is there is kept beside it."),
        409,
        Exit.CONFLICT,
    ),
    "backup.exists": Entry(
        _("{file} exists already."),
        _("Nothing was changed. Choose another name: a backup never overwrites one."),
        409,
        Exit.CONFLICT,
    ),
    "backup.database_program": Entry(
        _("{program} could not do its part: {reason}."),
        _("Install PostgreSQL's client programs, of the server's version or newer, and try again."),
        500,
        Exit.ENVIRONMENT,
    ),
    "membership.none": Entry(
        _("{email} does not act for {party} today."),
        _("Nothing was changed. See for whom it acts: mutirao account show {email}"),
        404,
        Exit.NOT_FOUND,
    ),
    "account.unknown": Entry(
        _("There is no account for {email}."),
        _("Make it first with: mutirao account create {email}"),
        404,
        Exit.NOT_FOUND,
    ),
    "party.exists": Entry(
        _("There is a party with the code {party} already."),
        _("Nothing was changed. Use it as it is, or choose another code."),
        409,
        Exit.CONFLICT,
    ),
    "party.invalid_code": Entry(
        _("“{party}” cannot be the code of an organisation or a network."),
        _("Take 4 to 32 capital letters, digits or hyphens, beginning with a letter; shorter codes are countries'."),
        400,
        Exit.INVALID,
    ),
}
