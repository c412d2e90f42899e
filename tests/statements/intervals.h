// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Builders of statement intervals for tests.

#include "models/statements/store.h"

#include <QString>

#include <initializer_list>

struct Ran {
    int query = 1;
    double calls = 1, milliseconds = 1; // in all
};

// Ends at `to` and is as long as the cold interval.
inline watch::StatementInterval ran(base::WallTime to, std::initializer_list<Ran> statements, std::chrono::seconds length = std::chrono::seconds(30))
{
    watch::StatementInterval out;
    out.from = to - length;
    out.to = to;
    out.seconds = double(length.count());
    for (const Ran &r : statements) {
        watch::StatementRow row;
        row.key = {1, 1, r.query, true};
        row.database = base::Untrusted(QStringLiteral("shop"));
        row.user = base::Untrusted(QStringLiteral("till"));
        row.text = std::make_shared<const watch::StatementText>(watch::StatementText{base::Untrusted(QStringLiteral("select %1 from item").arg(r.query)), false});
        row.spent = {r.calls, r.milliseconds, r.calls, 0, 0, 0, 0};
        out.total += row.spent;
        out.rows.push_back(std::move(row));
    }
    return out;
}

inline QString lines(const statements::Period &period)
{
    QStringList out;
    for (const statements::Spent &s : period.statements)
        out << QStringLiteral("%1:%2/%3").arg(s.identity.query).arg(s.figures.calls).arg(s.figures.milliseconds);
    return out.join(QLatin1Char(' '));
}
