// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/servicefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace postgres {

base::Result<std::map<std::string, std::string>> readService(const QString &name, const QString &ownFile)
{
    QStringList files{ownFile};
    if (ownFile.isEmpty())
        files = {QDir::homePath() + QStringLiteral("/.pg_service.conf"), QStringLiteral("/etc/postgresql-common/pg_service.conf")};
    const QByteArray wanted = '[' + name.toUtf8() + ']';
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        bool inside = false, found = false;
        std::map<std::string, std::string> out;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine(64 * 1024).trimmed();
            if (line.isEmpty() || line.startsWith('#'))
                continue;
            if (line.startsWith('[')) {
                inside = line == wanted;
                found = found || inside;
                continue;
            }
            if (const auto at = line.indexOf('='); inside && at > 0)
                out[line.left(at).trimmed().toStdString()] = line.mid(at + 1).trimmed().toStdString();
        }
        if (found)
            return out;
    }
    base::Error e{base::Errc::Absent, QCoreApplication::translate("postgres", "there is no service '%1' in %2").arg(name, files.join(QStringLiteral(", "))).toStdString()};
    e.remedy = QCoreApplication::translate("postgres", "Add the service to one of these files, or write host and port into the environment file.").toStdString();
    return std::unexpected(std::move(e));
}

} // namespace postgres
