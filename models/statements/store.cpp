// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/store.h"

#include "models/base/paths.h"
#include "models/base/resource.h"
#include "models/statements/wording.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

#include <atomic>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace statements {

using base::Errc;
using base::Error;
using base::Result;
using std::chrono::seconds;

namespace {

constexpr int kFormat = 1;
constexpr std::int64_t kFarOff = 9'000'000'000; // as oldest.sql: there is no bucket
constexpr std::chrono::hours kAtOnce{6};        // of the oldest, when there is too much
constexpr std::int64_t kApplication = 0x51445354; // "QDST"
enum SqliteCode { Busy = 5, Locked = 6, Corrupt = 11, Full = 13, NotADatabase = 26 }; // https://www.sqlite.org/rescode.html

int primaryCode(const QSqlError &said) { return said.nativeErrorCode().toInt() & 0xff; }

std::unexpected<Error> failure(const QSqlError &said, const QString &file)
{
    const QString words = said.databaseText().isEmpty() ? said.driverText() : said.databaseText();
    Error e{Errc::Io, words.toStdString(), {}, say(QT_TRANSLATE_NOOP("Statements", "use the memory of statements %1")).arg(file).toStdString()};
    switch (primaryCode(said)) {
    case Full:
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "Free space on its disk; it then goes on by itself.")).toStdString();
        break;
    case Busy:
    case Locked:
        e.code = Errc::TimedOut;
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "Another program holds it; try again.")).toStdString();
        break;
    case Corrupt:
    case NotADatabase:
        e.code = Errc::Invalid;
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "The file is damaged. The desktop program moves it aside at its next start and begins a new one.")).toStdString();
        break;
    default:
        e.remedy = say(QT_TRANSLATE_NOOP("Statements", "Make the file and its folder writable for you.")).toStdString();
    }
    return std::unexpected(std::move(e));
}

std::int64_t secondsOf(base::WallTime t) { return std::chrono::floor<seconds>(t).time_since_epoch().count(); }

std::int64_t bucketOf(std::int64_t second, seconds width)
{
    const std::int64_t over = second % width.count();
    return second - (over < 0 ? over + width.count() : over);
}

QVariantList &operator<<(QVariantList &values, const watch::StatementFigures &f)
{
    return values << f.calls << f.milliseconds << f.rows << f.blocksHit << f.blocksRead << f.blocksTemporary << f.walBytes;
}

watch::StatementFigures figuresFrom(const QSqlQuery &q, int at)
{
    const auto value = [&](int i) { return q.value(at + i).toDouble(); };
    return {value(0), value(1), value(2), value(3), value(4), value(5), value(6)};
}

QString text(const QString &s) { return s.isNull() ? u""_s : s; } // Qt binds a null string as NULL

} // namespace

QString standardFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/statements.sqlite"_s;
}

Store::Store(const QString &file, const Limits &limits, const QString &options) : m_file(file), m_limits(limits)
{
    static std::atomic<int> count;
    m_connection = u"statements-%1"_s.arg(++count);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(options);
}

Store::~Store()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Store>> Store::openToWrite(const QString &file, const Limits &limits, QString *moved)
{
    for (const bool again : {false, true}) {
        const int made = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (made < 0)
            return std::unexpected(Error{Errc::Io, std::strerror(errno), {},
                                         say(QT_TRANSLATE_NOOP("Statements", "use the memory of statements %1")).arg(file).toStdString(),
                                         say(QT_TRANSLATE_NOOP("Statements", "Make the file and its folder writable for you.")).toStdString()});
        ::close(made);
        std::unique_ptr<Store> store(new Store(file, limits, u"QSQLITE_BUSY_TIMEOUT=5000"_s));
        const Result<void> good = store->prepare();
        if (good)
            return store;
        store.reset();
        if (good.error().code != Errc::Invalid || again)
            return std::unexpected(good.error());
        const QString aside = file + u".damaged"_s;
        for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s}) {
            QFile::remove(aside + ending);
            QFile::rename(file + ending, aside + ending);
        }
        if (moved)
            *moved = aside;
    }
    return base::fail(Errc::Internal, "unreachable");
}

Result<void> Store::prepare()
{
    if (!m_database.open())
        return failure(m_database.lastError(), m_file);
    for (const char *setting : {"trusted_schema = OFF", "cell_size_check = ON", "journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"})
        if (auto set = pragma(u"PRAGMA "_s + QLatin1StringView(setting)); !set)
            return set;
    const auto tables = number("tables", {}), application = number("application", {}), version = number("version", {});
    for (const auto *r : {&tables, &application, &version})
        if (!*r)
            return std::unexpected(r->error());
    if (*tables > 0 && (*application != kApplication || *version > kFormat))
        return std::unexpected(Error{Errc::Io, say(QT_TRANSLATE_NOOP("Statements", "the file is not ours, or of a later version of this program")).toStdString(), {},
                                     say(QT_TRANSLATE_NOOP("Statements", "use the memory of statements %1")).arg(m_file).toStdString(),
                                     say(QT_TRANSLATE_NOOP("Statements", "Move it away; a new one is begun in its place.")).toStdString()});
    if (*tables > 0)
        return {};
    const auto schema = base::resource(u"sql/statements/schema.sql"_s);
    if (!schema)
        return std::unexpected(schema.error());
    return inTransaction([&]() -> Result<void> {
        for (const QString &statement : QString::fromUtf8(*schema).split(u"\n\n"_s))
            if (auto made = pragma(statement); !made)
                return made;
        return {};
    });
}

Result<std::unique_ptr<Store>> Store::openToRead(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        Error e{Errc::Absent, say(QT_TRANSLATE_NOOP("Statements", "nothing is kept of statements yet")).toStdString(), {}, {},
                say(QT_TRANSLATE_NOOP("Statements", "The desktop program keeps it while it runs.")).toStdString()};
        return std::unexpected(std::move(e));
    }
    std::unique_ptr<Store> store(new Store(file, Limits(), u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s));
    if (!store->m_database.open())
        return failure(store->m_database.lastError(), file);
    if (auto set = store->pragma(u"PRAGMA trusted_schema = OFF"_s); !set)
        return std::unexpected(set.error());
    return store;
}

Result<void> Store::pragma(const QString &statement) const
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return failure(query.lastError(), m_file);
    return {};
}

Result<QSqlQuery> Store::run(const char *name, const QVariantList &values) const
{
    QString &sql = m_texts[name];
    if (sql.isEmpty()) {
        const auto read = base::resource(u"sql/statements/%1.sql"_s.arg(QLatin1StringView(name)));
        if (!read)
            return std::unexpected(read.error());
        sql = QString::fromUtf8(*read);
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError(), m_file);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    if (!query.exec())
        return failure(query.lastError(), m_file);
    return query;
}

Result<std::int64_t> Store::number(const char *name, const QVariantList &values) const
{
    auto query = run(name, values);
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : -1;
}

Result<void> Store::inTransaction(const std::function<Result<void>()> &body) const
{
    if (auto begun = pragma(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    auto done = body();
    if (done)
        done = pragma(u"COMMIT"_s);
    if (!done)
        (void)pragma(u"ROLLBACK"_s);
    return done;
}

Result<void> Store::add(const QString &scope, const QString &target, const watch::StatementInterval &interval)
{
    return inTransaction([&]() -> Result<void> {
        const auto id = number("addtarget", {text(scope), text(target)});
        if (!id)
            return std::unexpected(id.error());
        std::vector<std::int64_t> ids;
        for (const watch::StatementRow &row : interval.rows) {
            const watch::StatementText kept = row.text ? *row.text : watch::StatementText();
            const auto known = number("addstatement", {qint64(*id), text(row.database.raw()), text(row.user.raw()), qint64(row.key.query),
                                                       int(row.key.topLevel), text(kept.text.raw()), int(kept.cut)});
            if (!known)
                return std::unexpected(known.error());
            ids.push_back(*known);
        }
        for (const seconds width : {kFine, kCoarse})
            if (auto added = addTo(*id, width, ids, interval); !added)
                return added;
        return {};
    });
}

Result<void> Store::rename(const QString &scope, const QString &from, const QString &to)
{
    return inTransaction([&]() -> Result<void> {
        if (const auto free = run("freename", {text(scope), text(to)}); !free)
            return std::unexpected(free.error());
        if (const auto renamed = run("renametarget", {text(to), text(scope), text(from)}); !renamed)
            return std::unexpected(renamed.error());
        return {};
    });
}

Result<void> Store::addTo(std::int64_t target, seconds width, const std::vector<std::int64_t> &ids, const watch::StatementInterval &interval)
{
    const std::int64_t start = bucketOf(secondsOf(interval.from + (interval.to - interval.from) / 2), width);
    const auto before = number("newest", {qint64(target), qint64(width.count()), qint64(start)});
    if (!before)
        return std::unexpected(before.error());
    QVariantList sums{qint64(target), qint64(width.count()), qint64(start), interval.seconds};
    sums << interval.total;
    sums << interval.evicted << int(interval.reset) << int(interval.limited);
    if (auto added = run("addbucket", sums); !added)
        return std::unexpected(added.error());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QVariantList spent{qint64(target), qint64(width.count()), qint64(start), qint64(ids[i])};
        spent << interval.rows[i].spent;
        if (auto added = run("addspent", spent); !added)
            return std::unexpected(added.error());
    }
    // the bucket that is over, again and again until the next is: what came late is cut off, too
    const QVariantList over{qint64(target), qint64(width.count()), qint64(*before)};
    if (auto trimmed = run("trim", over + over + QVariantList{m_limits.statements}); !trimmed)
        return std::unexpected(trimmed.error());
    return {};
}

Result<bool> Store::drop(seconds width, std::int64_t before)
{
    const auto oldest = number("oldestofall", {qint64(width.count())});
    if (!oldest)
        return std::unexpected(oldest.error());
    if (*oldest >= std::min(before, kFarOff))
        return false;
    for (const char *from : {"forgetspent", "forgetbuckets"})
        if (auto gone = run(from, {qint64(width.count()), qint64(before)}); !gone)
            return std::unexpected(gone.error());
    if (width == kCoarse) // the fine ones are newer
        if (auto gone = run("forgetstatements", {}); !gone)
            return std::unexpected(gone.error());
    return true;
}

Result<void> Store::forget(base::WallTime now)
{
    return inTransaction([&]() -> Result<void> {
        if (const auto done = drop(kFine, secondsOf(now - m_limits.fine)); !done)
            return std::unexpected(done.error());
        const auto last = number("oldestofall", {qint64(kCoarse.count())});
        if (!last)
            return std::unexpected(last.error());
        // a few times a day: what goes with them has to be searched for
        if (*last < secondsOf(now - m_limits.coarse - kAtOnce))
            if (const auto done = drop(kCoarse, secondsOf(now - m_limits.coarse)); !done)
                return std::unexpected(done.error());
        while (bytes() > m_limits.bytes) {
            const auto oldest = number("oldestofall", {qint64(kCoarse.count())});
            if (!oldest)
                return std::unexpected(oldest.error());
            const std::int64_t before = *oldest + seconds(kAtOnce).count();
            for (const seconds width : {kFine, kCoarse})
                if (const auto done = drop(width, before); !done)
                    return std::unexpected(done.error());
            if (*oldest >= kFarOff)
                break;
        }
        return {};
    });
}

std::int64_t Store::bytes() const { return number("used", {}).value_or(0); }

Result<Period> Store::read(const QString &scope, const QString &target, base::WallTime from, base::WallTime to) const
{
    Period out{from, from, 0, {}, 0, false, false, {}};
    const auto id = number("findtarget", {text(scope), text(target)});
    if (!id)
        return std::unexpected(id.error());
    if (*id < 0)
        return out;
    const auto fineFrom = number("oldest", {qint64(*id), qint64(kFine.count())});
    if (!fineFrom)
        return std::unexpected(fineFrom.error());
    const seconds width = bucketOf(secondsOf(from), kFine) >= *fineFrom ? kFine : kCoarse;
    const std::int64_t first = bucketOf(secondsOf(from), width), end = secondsOf(to + seconds(1) - base::WallTime::duration(1));
    const QVariantList stretch{qint64(*id), qint64(width.count()), qint64(first), qint64(end)};
    auto sum = run("sum", stretch);
    if (!sum)
        return std::unexpected(sum.error());
    if (!sum->next() || sum->isNull(0))
        return out;
    out.from = base::WallTime(seconds(sum->value(0).toLongLong()));
    out.to = base::WallTime(seconds(sum->value(1).toLongLong()) + width);
    out.seconds = sum->value(2).toDouble();
    out.total = figuresFrom(*sum, 3);
    out.evicted = sum->value(10).toDouble();
    out.reset = sum->value(11).toBool();
    out.limited = sum->value(12).toBool();
    auto ranking = run("ranking", stretch);
    if (!ranking)
        return std::unexpected(ranking.error());
    while (ranking->next()) {
        Spent s;
        s.identity = {ranking->value(0).toString(), ranking->value(1).toString(), ranking->value(2).toLongLong(), ranking->value(3).toBool()};
        s.text = {base::Untrusted(ranking->value(4).toString()), ranking->value(5).toBool()};
        s.figures = figuresFrom(*ranking, 6);
        out.statements.push_back(std::move(s));
    }
    return out;
}

Result<QStringList> Store::targets(const QString &scope) const
{
    auto query = run("targets", {text(scope)});
    if (!query)
        return std::unexpected(query.error());
    QStringList out;
    while (query->next())
        out << query->value(0).toString();
    return out;
}

} // namespace statements
