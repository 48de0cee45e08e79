"""Says what went wrong with a database, and what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    IntegrityError,
    InternalError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from journal.errors import (
    DatabaseAway,
    DatabaseBusy,
    DatabaseConflict,
    DatabaseUnusable,
    RequestRefused,
)

# PostgreSQL's SQLSTATE for a user who may not do something.
_NO_PRIVILEGE = "42501"
_AdviceTable = tuple[tuple[tuple[str, ...], str], ...]

# What a reason says, by the words of SQLite or the SQLSTATE of PostgreSQL → what to do about it.
_ADVICE: _AdviceTable = (
    (
        ("is full", "53100", "could not extend", "No space left"),
        "Its disk is full: make room. Nothing of this was written, and what was is kept.",
    ),
    (
        ("readonly", "read-only", "25006"),
        (
            "It can only be read: is its disk full or mounted so, may this user write the file and its "
            "folder, or is the server a standby?"
        ),
    ),
    (
        # SQLite says so of a full disk as well, when its log can't be begun.
        ("disk I/O error",),
        "Is its disk full? Then make room. If it is not, stop Rapport and check the disk.",
    ),
    (
        ("malformed", "not a database", "XX001", "XX002"),
        (
            "It is damaged, or no database: stop Rapport, keep the file as it is, check the disk, and "
            "restore a backup."
        ),
    ),
    (
        ("28P01", "28000", "authentication failed", "no pg_hba.conf entry", 'role "'),
        "Are the user and password in its url right, and does the server let that user in from here?",
    ),
    (("3D000", "does not exist"), "Is the name in [database] url right, and was it made?"),
    (
        (_NO_PRIVILEGE,),
        (
            "The user in its url may not do that: make it the owner of its database "
            "(ALTER DATABASE … OWNER TO …)."
        ),
    ),
)

# The same of what can't be reached, and may come back by itself or by a person.
_ADVICE_AWAY: _AdviceTable = (
    (
        ("Permission denied",),
        "May this user open its socket, and look into the folder that has it?",
    ),
    (
        ("conflict with recovery",),
        "It is a standby, which had to go on: try again, or set hot_standby_feedback = on there.",
    ),
    (
        ("unable to open database file",),
        "Is its folder there and its disk mounted, and may this user write in it?",
    ),
    (
        ("57P03", "is starting up", "is shutting down", "recovery mode"),
        "It is about to begin or end.",
    ),
)

# What PostgreSQL says to whom it gives no connection any more; psycopg has no SQLSTATE then.
_NONE_FREE = ("too many clients", "too many connections", "connection slots are reserved")


def database_error(engine: Engine, error: DatabaseError) -> DatabaseBusy | DatabaseUnusable:
    address = engine.url.render_as_string(hide_password=True)
    reason = str(error.orig).strip().splitlines()[0] if error.orig else "no reason given"
    if "locked" in reason or "lock timeout" in reason or "deadlock" in reason:
        return DatabaseBusy(f"The database {address} is busy: {reason}. Try again in a moment.")
    if any(each in reason for each in _NONE_FREE):
        return DatabaseBusy(
            f"The database {address} is busy: {reason.rstrip('.')}. Raise its max_connections: a bot "
            "takes up to 48, a poller 8."
        )
    text = f"The database {address} can't be used: {reason.rstrip('.')}."
    known = f"{reason} {getattr(error.orig, 'sqlstate', None) or ''}"
    if advice := _find_advice(_ADVICE, known):
        return DatabaseUnusable(f"{text} {advice}")
    away = _find_advice(_ADVICE_AWAY, known) or "Is it running, and is [database] url right?"
    return DatabaseAway(f"{text} {away}")


def is_forbidden(error: DatabaseError) -> bool:
    """Says whether PostgreSQL lets this user in, but not do that: since version 15 only owners make tables."""
    return getattr(error.orig, "sqlstate", None) == _NO_PRIVILEGE


def _find_advice(table: _AdviceTable, known: str) -> str | None:
    return next((advice for words, advice in table if any(each in known for each in words)), None)


@contextmanager
def translate_errors(engine: Engine) -> Iterator[None]:
    """Raises errors of the database as ours, with what to do; those that are our mistakes as they are."""
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseBusy(
            "The database is busy: every connection to it is in use. Try again in a moment."
        ) from error
    except OperationalError as error:
        raise database_error(engine, error) from error
    except DataError as error:
        raise RequestRefused(
            "Something that was given can't be stored or looked for: a number out of range, or a "
            "character that no text has. Nothing was changed."
        ) from error
    except IntegrityError as error:
        # Rules are checked before writing, so this is somebody else's write at the same moment.
        raise DatabaseConflict(
            "Somebody changed the same thing at the same moment. Nothing was changed; try again."
        ) from error
    except DatabaseError as error:
        # Its subclasses are our mistakes; the class itself is raised for a damaged SQLite file, and
        # PostgreSQL raises an InternalError when it has become read-only, or is damaged.
        if type(error) not in {DatabaseError, InternalError} and not is_forbidden(error):
            raise
        raise database_error(engine, error) from error
