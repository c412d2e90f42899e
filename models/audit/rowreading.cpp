// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/rowreading.h"

#include <QCoreApplication>

namespace audit {

base::Untrusted field(const PGresult *rows, int row, const char *column)
{
    const int c = PQfnumber(rows, column);
    if (c < 0 || PQgetisnull(rows, row, c))
        return {};
    return base::Untrusted(std::string_view(PQgetvalue(rows, row, c), std::size_t(PQgetlength(rows, row, c))));
}

bool isTrue(const PGresult *rows, int row, const char *column)
{
    const QString value = field(rows, row, column).raw();
    return value == QLatin1String("t") || value == QLatin1String("true");
}

std::string arrayOf(const QStringList &values)
{
    std::string out = "{";
    for (const QString &v : values) {
        out += out.size() > 1 ? ",\"" : "\"";
        for (const char c : v.toStdString()) {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
        out += '"';
    }
    return out + '}';
}

base::Untrusted reasonOf(const base::Error &error)
{
    if (error.sqlstate == "55P03")
        return base::Untrusted(QCoreApplication::translate("audit", "somebody holds a lock that it needs"));
    if (error.sqlstate == "57014" || error.code == base::Errc::TimedOut)
        return base::Untrusted(QCoreApplication::translate("audit", "it took too long"));
    return base::Untrusted(std::string_view(error.text));
}

} // namespace audit
