// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/plainsql.h"

#include "models/base/hidden.h"

#include <QList>

namespace base {

namespace {

bool mustBeEscaped(char32_t c) { return c < 0x20 || c == 0x7f || isHidden(c); }

// What stands between two quotes.
QString escaped(QStringView inside)
{
    QString out;
    bool any = false;
    for (const char32_t c : inside.toUcs4()) {
        if (mustBeEscaped(c)) {
            out += c > 0xffff ? QStringLiteral("\\+%1").arg(uint(c), 6, 16, QLatin1Char('0')) : QStringLiteral("\\%1").arg(uint(c), 4, 16, QLatin1Char('0'));
            any = true;
        } else if (c == U'\\') {
            out += QStringLiteral("\\\\");
        } else {
            out += QString::fromUcs4(&c, 1);
        }
    }
    return any ? out : QString();
}

// Where the quote that opens at `from` is closed; -1: nowhere.
qsizetype closing(const QString &sql, qsizetype from)
{
    for (qsizetype at = from + 1; at < sql.size(); ++at) {
        if (sql[at] != sql[from])
            continue;
        if (at + 1 >= sql.size() || sql[at + 1] != sql[from])
            return at;
        ++at; // doubled: part of it
    }
    return -1;
}

} // namespace

QString plainSql(const QString &sql)
{
    QString out;
    qsizetype at = 0;
    while (at < sql.size()) {
        const bool quote = sql[at] == QLatin1Char('"') || sql[at] == QLatin1Char('\'');
        const bool prefixed = at > 0 && (sql[at - 1].isLetterOrNumber() || sql[at - 1] == QLatin1Char('&')); // E'..', U&".."
        const qsizetype end = quote ? closing(sql, at) : -1;
        if (end < 0) {
            out += sql[at++];
            continue;
        }
        const QString inside = prefixed ? QString() : escaped(QStringView(sql).mid(at + 1, end - at - 1));
        out += inside.isEmpty() ? sql.mid(at, end - at + 1) : QStringLiteral("U&") + sql[at] + inside + sql[at];
        at = end + 1;
    }
    return out;
}

} // namespace base
