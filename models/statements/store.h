// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The file that remembers statements on this workstation: sums of each minute for three hours and of each ten minutes
// for fifteen days, of the two hundred statements of each that took most time, in at most Limits::bytes. SQLite, so that
// the terminal reads while the desktop writes. One Store belongs to the thread that opened it; every call blocks.
// The format is described in resources/docs/statements.md.
//
// The long memory of figures is no place for them: its series are never forgotten by name, these come and go by the
// thousand, and what is asked of them is a sum over a stretch, ordered, not a curve.

#include "models/base/result.h"
#include "models/statements/period.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <map>
#include <memory>
#include <string_view>

namespace statements {

[[nodiscard]] QString standardFile(); // $XDG_STATE_HOME/quarterdeck/statements.sqlite; empty without a home

class Store {
public:
    struct Limits {
        std::chrono::seconds fine = std::chrono::hours(3), coarse = std::chrono::days(15);
        int statements = watch::kMostStatements; // of a bucket
        std::int64_t bytes = 500'000'000;
    };
    static constexpr std::chrono::seconds kFine = std::chrono::minutes(1), kCoarse = std::chrono::minutes(10);

    // Makes the file (0600) where there is none. A damaged one is moved aside to FILE.damaged, which `moved` then names.
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> openToWrite(const QString &file, const Limits &limits, QString *moved = nullptr);
    [[nodiscard]] static base::Result<std::unique_ptr<Store>> openToRead(const QString &file); // Absent: there is none
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    // scope: the name of the environment. An interval counts where its middle lies.
    [[nodiscard]] base::Result<void> add(const QString &scope, const QString &target, const watch::StatementInterval &interval);
    // What is kept of `from` is of `to` now: the target has another id. What was kept of `to` is nobody's.
    [[nodiscard]] base::Result<void> rename(const QString &scope, const QString &from, const QString &to);
    // Forgets what is older than planned, or too much. Cheap when nothing is due; each few minutes.
    [[nodiscard]] base::Result<void> forget(base::WallTime now);
    // Whole buckets from the one that holds `from` to the one before `to`; minutes where these are still kept.
    [[nodiscard]] base::Result<Period> read(const QString &scope, const QString &target, base::WallTime from, base::WallTime to) const;
    [[nodiscard]] base::Result<QStringList> targets(const QString &scope) const; // of which anything is kept
    [[nodiscard]] std::int64_t bytes() const;

private:
    Store(const QString &file, const Limits &limits, const QString &options);
    [[nodiscard]] base::Result<QSqlQuery> run(const char *name, const QVariantList &values) const; // resources/sql/statements
    [[nodiscard]] base::Result<void> pragma(const QString &statement) const;
    [[nodiscard]] base::Result<void> prepare();
    [[nodiscard]] base::Result<void> inTransaction(const std::function<base::Result<void>()> &body) const;
    [[nodiscard]] base::Result<std::int64_t> number(const char *name, const QVariantList &values) const;
    [[nodiscard]] base::Result<bool> drop(std::chrono::seconds width, std::int64_t before);
    [[nodiscard]] base::Result<void> addTo(std::int64_t target, std::chrono::seconds width, const std::vector<std::int64_t> &ids,
                                           const watch::StatementInterval &interval);

    const QString m_file;
    const Limits m_limits;
    QString m_connection;
    QSqlDatabase m_database;
    mutable std::map<std::string_view, QString> m_texts; // of the queries, by name
};

} // namespace statements
