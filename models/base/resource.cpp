// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/resource.h"

#include <QFile>

namespace base {

Result<QByteArray> resource(const QString &path)
{
    const QString own = qEnvironmentVariable("QUARTERDECK_RESOURCES");
    QStringList places;
    if (!own.isEmpty())
        places << own + QLatin1Char('/') + path;
    places << QStringLiteral(":/resources/") + path;
    for (const QString &place : places) {
        QFile file(place);
        if (file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    Error e{Errc::Absent, "there is no resource " + path.toStdString()};
    e.action = "read " + places.constFirst().toStdString();
    return std::unexpected(std::move(e));
}

} // namespace base
