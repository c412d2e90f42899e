// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the server would let this login do, asked at each connect. A console that claims to only look must say so when
// its account could do more. Pure function of one row of role.sql.

#include <libpq-fe.h>

#include <QString>
#include <QStringList>

namespace watch {

struct PostgresRole {
    QString role;         // viewer, observer, operator, admin
    QStringList findings; // "is a superuser", "can write to 3 tables"; translated
    bool readsStatistics = false; // sees what other roles' sessions do
};

[[nodiscard]] PostgresRole readRole(const PGresult *row);

} // namespace watch
