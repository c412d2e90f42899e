// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/askedtests.h"

#include "models/base/paths.h"
#include "models/notify/words.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QString fileOf(const QString &outboxFile) { return outboxFile + u".tests"_s; }

} // namespace

base::Result<void> askTest(const QString &outboxFile, const QString &channel)
{
    const QString path = fileOf(outboxFile);
    if (auto made = base::ensureFolder(QFileInfo(path).path()); !made)
        return made;
    QFile file(path);
    const QByteArray line = channel.toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner) || file.write(line) != line.size())
        return std::unexpected(base::Error{base::Errc::Io, file.errorString().toStdString(), {}, Words::tr("ask for the test in %1").arg(path).toStdString()});
    return {};
}

QStringList takeAskedTests(const QString &outboxFile)
{
    const QString path = fileOf(outboxFile), mine = path + u".taken"_s;
    QStringList out;
    if (!QFile::exists(path))
        return out;
    QFile::remove(mine);
    if (!QFile::rename(path, mine)) // what is asked from here on is in a new file
        return out;
    QFile file(mine);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.read(1 << 16).split('\n'))
            if (const QString id = QString::fromUtf8(line).trimmed(); !id.isEmpty() && !out.contains(id))
                out << id;
    file.remove();
    return out;
}

} // namespace notify
