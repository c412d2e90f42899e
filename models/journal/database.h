// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The SQLite file of the journal through Qt SQL. One Database belongs to the thread that opened it; every call blocks.
// Needs a QCoreApplication (the driver is a plug-in).

#include "models/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <functional>

#include <sys/types.h>

namespace journal {

inline constexpr int kFormat = 1; // PRAGMA user_version

// Which file lies under a name: another inode is another journal, whatever its name.
struct FileIdentity {
    dev_t device = 0;
    ino_t node = 0;
    [[nodiscard]] static FileIdentity of(const QString &path); // zeros when there is none
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

class Database {
public:
    // Makes the file (0600) and its tables where there are none. Errc::Invalid with `damaged` true: SQLite cannot make
    // sense of the file. A file of a later version, or of another program, is refused and left alone.
    [[nodiscard]] static base::Result<Database> openToWrite(const QString &path, bool *damaged);
    // Errc::Absent when there is no file. Also reads where nothing can be written.
    [[nodiscard]] static base::Result<Database> openToRead(const QString &path);

    Database(Database &&other) noexcept;
    Database &operator=(Database &&) = delete;
    ~Database();

    // resources/sql/journal/NAME.sql, prepared.
    [[nodiscard]] base::Result<QSqlQuery> prepared(const QString &name) const;
    [[nodiscard]] base::Result<void> run(const QString &statement) const; // one of our own, without data in it
    [[nodiscard]] base::Result<void> runNamed(const QString &name) const; // prepared(), run at once
    // Moves what stands in the write-ahead log into the file and empties it. False: somebody reads there; it is emptied later.
    [[nodiscard]] base::Result<bool> emptyLog() const;
    // Holds the file for writing; what `body` did is on disk when it returns, or undone where anything failed.
    [[nodiscard]] base::Result<void> inTransaction(const std::function<base::Result<void>()> &body) const;
    [[nodiscard]] const FileIdentity &identity() const { return m_identity; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    Database(QString path, const QString &options, bool asAddress);
    [[nodiscard]] base::Result<qint64> number(const QString &statement) const;
    [[nodiscard]] base::Result<void> checkFormat(bool write, bool *damaged) const;
    [[nodiscard]] base::Result<void> makeTables() const;

    QString m_name;
    QString m_path;
    FileIdentity m_identity;
    QSqlDatabase m_handle;
};

// As Database::run and for a query that failed: what was tried, what SQLite said, what to do.
[[nodiscard]] std::unexpected<base::Error> sqlFailure(const QSqlError &said, const QString &path);
[[nodiscard]] bool meansDamage(const QSqlError &said);
[[nodiscard]] base::Result<void> execute(QSqlQuery &query, const QString &path);

// A value for a text column: Qt binds a null string as NULL.
[[nodiscard]] inline QString column(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

} // namespace journal
