// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/database.h"

#include "models/base/resource.h"
#include "models/journal/wording.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUrlQuery>

#include <atomic>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace journal {

using base::Errc;
using base::Error;
using base::Result;

namespace {

// https://www.sqlite.org/rescode.html, primary codes
enum SqliteCode { Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26 };

constexpr qint64 kApplication = 0x5144524A; // "QDRJ", PRAGMA application_id

int primaryCode(const QSqlError &said)
{
    return said.nativeErrorCode().toInt() & 0xff;
}

std::string opening(const QString &path)
{
    return say(QT_TRANSLATE_NOOP("journal", "open the journal %1")).arg(path).toStdString();
}

std::unexpected<Error> refuse(const QString &path, const QString &why, const QString &remedy)
{
    return std::unexpected(Error{Errc::Invalid, why.toStdString(), {}, opening(path), remedy.toStdString()});
}

QString immutableAddress(const QString &path)
{
    QUrl url = QUrl::fromLocalFile(path);
    QUrlQuery how;
    how.addQueryItem(QStringLiteral("immutable"), QStringLiteral("1"));
    url.setQuery(how);
    return url.toString(QUrl::FullyEncoded);
}

Error noneYet(const QString &path)
{
    return {Errc::Absent, say(QT_TRANSLATE_NOOP("journal", "there is no journal yet")).toStdString(), {}, opening(path), {}};
}

} // namespace

FileIdentity FileIdentity::of(const QString &path)
{
    struct stat s = {};
    if (::stat(QFile::encodeName(path).constData(), &s) != 0)
        return {};
    return {s.st_dev, s.st_ino};
}

bool meansDamage(const QSqlError &said)
{
    return primaryCode(said) == Corrupt || primaryCode(said) == NotADatabase;
}

std::unexpected<Error> sqlFailure(const QSqlError &said, const QString &path)
{
    Error e{Errc::Io, said.databaseText().toStdString()};
    e.action = say(QT_TRANSLATE_NOOP("journal", "use the journal %1")).arg(path).toStdString();
    switch (primaryCode(said)) {
    case Full:
        e.remedy = say(QT_TRANSLATE_NOOP("journal", "Free space on its disk; the journal then goes on by itself.")).toStdString();
        break;
    case ReadOnly:
    case CannotOpen:
    case IoError:
        e.remedy = say(QT_TRANSLATE_NOOP("journal", "Make the file and its folder writable for you, on a disk that works; the journal then goes on by itself."))
                       .toStdString();
        break;
    case Busy:
    case Locked:
        e.code = Errc::TimedOut;
        e.remedy = say(QT_TRANSLATE_NOOP("journal", "Another program holds it; end that program, or try again.")).toStdString();
        break;
    case Corrupt:
    case NotADatabase:
        e.code = Errc::Invalid;
        e.remedy = say(QT_TRANSLATE_NOOP("journal", "The file is damaged. The next program that writes the journal moves it aside and begins a new one."))
                       .toStdString();
        break;
    default:
        e.code = Errc::Internal;
    }
    return std::unexpected(std::move(e));
}

Result<void> execute(QSqlQuery &query, const QString &path)
{
    if (query.exec())
        return {};
    return sqlFailure(query.lastError(), path);
}

Database::Database(QString path, const QString &options, bool asAddress)
    : m_path(std::move(path)), m_identity(FileIdentity::of(m_path))
{
    static std::atomic<int> count;
    m_name = QStringLiteral("journal-%1").arg(++count);
    m_handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_handle.setDatabaseName(asAddress ? immutableAddress(m_path) : m_path);
    m_handle.setConnectOptions(options);
}

Database::Database(Database &&other) noexcept
    : m_name(std::exchange(other.m_name, {})), m_path(std::move(other.m_path)), m_identity(other.m_identity),
      m_handle(std::exchange(other.m_handle, {}))
{
}

Database::~Database()
{
    if (m_name.isEmpty())
        return;
    m_handle.close();
    m_handle = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Database::run(const QString &statement) const
{
    QSqlQuery query(m_handle);
    if (!query.exec(statement))
        return sqlFailure(query.lastError(), m_path);
    return {};
}

Result<qint64> Database::number(const QString &statement) const
{
    QSqlQuery query(m_handle);
    if (!query.exec(statement) || !query.next())
        return sqlFailure(query.lastError(), m_path);
    return query.value(0).toLongLong();
}

Result<bool> Database::emptyLog() const
{
    const auto busy = number(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); // its first column
    if (!busy)
        return std::unexpected(busy.error());
    return *busy == 0;
}

Result<QSqlQuery> Database::prepared(const QString &name) const
{
    const auto text = base::resource(QStringLiteral("sql/journal/%1.sql").arg(name));
    if (!text)
        return std::unexpected(text.error());
    QSqlQuery query(m_handle);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(*text)))
        return sqlFailure(query.lastError(), m_path);
    return query;
}

Result<void> Database::runNamed(const QString &name) const
{
    auto query = prepared(name);
    if (!query)
        return std::unexpected(query.error());
    return execute(*query, m_path);
}

Result<void> Database::inTransaction(const std::function<Result<void>()> &body) const
{
    if (auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    auto done = body();
    if (done)
        done = run(QStringLiteral("COMMIT"));
    if (!done)
        (void)run(QStringLiteral("ROLLBACK"));
    return done;
}

Result<void> Database::makeTables() const
{
    const auto text = base::resource(QStringLiteral("sql/journal/schema.sql"));
    if (!text)
        return std::unexpected(text.error());
    return inTransaction([this, &text]() -> Result<void> {
        for (const QString &statement : QString::fromUtf8(*text).split(QStringLiteral("\n\n")))
            if (auto made = run(statement); !made)
                return made;
        return runNamed(QStringLiteral("found"));
    });
}

Result<void> Database::checkFormat(bool write, bool *damaged) const
{
    const auto application = number(QStringLiteral("PRAGMA application_id"));
    const auto version = number(QStringLiteral("PRAGMA user_version"));
    const auto tables = number(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    for (const auto *r : {&application, &version, &tables})
        if (!*r) {
            *damaged = r->error().code == Errc::Invalid;
            return std::unexpected(r->error());
        }
    if (*tables == 0 && *application == 0 && write)
        return makeTables();
    if (*tables == 0 && *application == 0) // somebody makes it at this moment
        return std::unexpected(noneYet(m_path));
    if (*application != kApplication)
        return refuse(m_path, say(QT_TRANSLATE_NOOP("journal", "the file is no journal")),
                      say(QT_TRANSLATE_NOOP("journal", "Move it away; a new journal is begun in its place.")));
    if (*version > kFormat)
        return refuse(m_path, say(QT_TRANSLATE_NOOP("journal", "the file was written by a later version of this program")),
                      say(QT_TRANSLATE_NOOP("journal", "Use that version, or move the file away.")));
    return {};
}

Result<Database> Database::openToWrite(const QString &path, bool *damaged)
{
    *damaged = false;
    // A file that is there is not opened to look: closing it again would take away the locks that another connection of this
    // process holds on it (fcntl(2)), and a program that ends then empties a log that is still written.
    const QByteArray name = QFile::encodeName(path);
    if (::access(name.constData(), R_OK | W_OK) != 0) {
        const int made = errno == ENOENT ? ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
        if (made < 0) {
            Error e{Errc::Io, std::strerror(errno), {}, opening(path)};
            e.remedy = say(QT_TRANSLATE_NOOP("journal", "Make the file and its folder writable for you, on a disk that works; the journal then goes on by itself."))
                           .toStdString();
            return std::unexpected(std::move(e));
        }
        ::close(made);
    }
    Database db(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"), false);
    const auto told = [damaged](const Error &e) {
        *damaged = *damaged || e.code == Errc::Invalid;
        return std::unexpected(e);
    };
    if (!db.m_handle.open())
        return sqlFailure(db.m_handle.lastError(), path);
    for (const char *pragma : {"trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "mmap_size = 0", "secure_delete = ON",
                               "recursive_triggers = ON", "synchronous = FULL"})
        if (auto set = db.run(QStringLiteral("PRAGMA ") + QLatin1StringView(pragma)); !set)
            return told(set.error());
    QSqlQuery mode(db.m_handle);
    if (!mode.exec(QStringLiteral("PRAGMA journal_mode = WAL")) || !mode.next()) {
        *damaged = meansDamage(mode.lastError());
        return sqlFailure(mode.lastError(), path);
    }
    if (mode.value(0).toString() != QLatin1StringView("wal"))
        return refuse(path, say(QT_TRANSLATE_NOOP("journal", "its file system cannot share a file between programs")),
                      say(QT_TRANSLATE_NOOP("journal", "Set XDG_STATE_HOME to a folder on a local disk.")));
    mode.finish();
    if (auto good = db.checkFormat(true, damaged); !good)
        return std::unexpected(good.error());
    QSqlQuery check(db.m_handle);
    if (!check.exec(QStringLiteral("PRAGMA quick_check(1)")) || !check.next()) {
        *damaged = meansDamage(check.lastError());
        return sqlFailure(check.lastError(), path);
    }
    if (check.value(0).toString() != QLatin1StringView("ok")) {
        *damaged = true;
        return refuse(path, check.value(0).toString(), {});
    }
    return db;
}

Result<Database> Database::openToRead(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return std::unexpected(noneYet(path));
    }
    const QString readOnly = QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000");
    Result<void> good;
    // Where SQLite cannot lay its shared memory beside the file, nobody writes either: unless a write-ahead log has
    // been left there, the file alone is all there is.
    const bool alone = QFileInfo(path + QStringLiteral("-wal")).size() == 0;
    for (const bool asAddress : {false, true}) {
        if (asAddress && !alone)
            break;
        Database db(path, asAddress ? readOnly + QStringLiteral(";QSQLITE_OPEN_URI") : readOnly, asAddress);
        if (!db.m_handle.open()) {
            good = sqlFailure(db.m_handle.lastError(), path);
            continue;
        }
        bool damaged = false;
        good = db.run(QStringLiteral("PRAGMA trusted_schema = OFF"));
        if (good)
            good = db.run(QStringLiteral("PRAGMA cell_size_check = ON"));
        if (good)
            good = db.checkFormat(false, &damaged);
        if (good)
            return db;
        if (good.error().code != Errc::Io)
            break;
    }
    return std::unexpected(good.error());
}

} // namespace journal
