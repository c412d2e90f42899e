// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/servicefile.h"

#include "models/base/hardening.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace postgres {

namespace {
constexpr qsizetype kMostServices = 1000;
}

QStringList serviceFiles()
{
    if (const QString named = base::scrubbed("PGSERVICEFILE"); !named.isEmpty())
        return {named};
    return {QDir::homePath() + QStringLiteral("/.pg_service.conf"), QStringLiteral("/etc/postgresql-common/pg_service.conf")};
}

QList<ServiceEntry> listServices(const QString &path)
{
    QList<ServiceEntry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    while (!file.atEnd() && entries.size() < kMostServices) {
        QByteArray line = file.readLine(64 * 1024);
        const QByteArray text = line.trimmed();
        const auto at = text.indexOf('=');
        if (text.startsWith('[') && text.endsWith(']'))
            entries.append({QString::fromUtf8(text.mid(1, text.size() - 2)), {}});
        else if (at > 0 && !text.startsWith('#') && !entries.isEmpty() && text.left(at).trimmed() != "password")
            entries.last().words[text.left(at).trimmed().toStdString()] = text.mid(at + 1).trimmed().toStdString();
    }
    return entries;
}

base::Result<std::map<std::string, std::string>> readService(const QString &name, const QString &ownFile)
{
    const QStringList files = ownFile.isEmpty() ? serviceFiles() : QStringList{ownFile};
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
