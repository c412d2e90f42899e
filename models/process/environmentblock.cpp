// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/environmentblock.h"

#include <QMap>

namespace process {

QList<QByteArray> childEnvironment(const QString &home, const Variables &extra)
{
    QMap<QByteArray, QByteArray> all{
        {"PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
        {"LC_ALL", "C.UTF-8"},
        {"HOME", home.isEmpty() ? QByteArray("/") : home.toUtf8()},
    };
    if (const QByteArray zone = qgetenv("TZ"); !zone.isEmpty())
        all.insert("TZ", zone);
    for (const auto &[name, value] : extra)
        all.insert(name, value);
    QList<QByteArray> block;
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        block << it.key() + '=' + it.value();
    return block;
}

std::vector<char *> pointers(const QList<QByteArray> &list)
{
    std::vector<char *> out;
    for (const QByteArray &item : list)
        out.push_back(const_cast<char *>(item.constData()));
    out.push_back(nullptr);
    return out;
}

} // namespace process
