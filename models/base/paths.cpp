// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/paths.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace base {

namespace {

QString xdgFolder(const char *variable, const char *inHome)
{
    QString root = qEnvironmentVariable(variable);
    if (!QDir::isAbsolutePath(root)) { // relative values are to be ignored (XDG base directory specification)
        const QString home = qEnvironmentVariable("HOME");
        root = QDir::isAbsolutePath(home) ? home + QLatin1String(inHome) : QString();
    }
    return root.isEmpty() ? QString() : QDir::cleanPath(root + QStringLiteral("/quarterdeck"));
}

QString translated(const char *text)
{
    return QCoreApplication::translate("paths", text);
}

} // namespace

QString configFolder()
{
    return xdgFolder("XDG_CONFIG_HOME", "/.config");
}

QString stateFolder()
{
    return xdgFolder("XDG_STATE_HOME", "/.local/state");
}

QString defaultEnvironmentFile()
{
    const QString folder = configFolder();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/environment.yaml");
}

QString environmentStateFile(const QString &kind, const QString &environment)
{
    const QString stem = environmentStateFolder(kind, environment);
    return stem.isEmpty() ? QString() : stem + QStringLiteral(".jsonl");
}

QString environmentStateFolder(const QString &kind, const QString &environment)
{
    const QString folder = stateFolder();
    const QByteArray hash = QCryptographicHash::hash(environment.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return folder.isEmpty() ? QString() : QStringLiteral("%1/%2-%3").arg(folder, kind, QString::fromLatin1(hash));
}

Result<void> ensureFolder(const QString &folder)
{
    if (folder.isEmpty()) {
        Error e{Errc::Absent, translated("there is no home folder").toStdString()};
        e.remedy = translated(QT_TRANSLATE_NOOP("paths", "Set HOME, or XDG_CONFIG_HOME and XDG_STATE_HOME, to a folder you can write."))
                       .toStdString();
        return std::unexpected(std::move(e));
    }
    // Root's sandbox stands below and its servers run as an ordinary user: a way through that was opened stays open.
    const QFile::Permissions through = QFile::permissions(folder) & (QFile::ExeGroup | QFile::ExeOther);
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable()) {
        Error e{Errc::Io, translated("the folder %1 cannot be written").arg(folder).toStdString()};
        e.remedy = translated(QT_TRANSLATE_NOOP("paths", "Free space or change its owner, or set XDG_CONFIG_HOME and XDG_STATE_HOME to another folder."))
                       .toStdString();
        return std::unexpected(std::move(e));
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | through);
    return {};
}

} // namespace base
