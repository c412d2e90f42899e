// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace bench {

// Settings, state and home of this program and its children, thrown away at the end. Before anything asks for them.
class OwnFolders {
public:
    OwnFolders()
    {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
            const QString folder = m_home.filePath(QString::fromLatin1(name).toLower());
            QDir().mkpath(folder);
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            qputenv(name, folder.toUtf8());
        }
        qputenv("HOME", m_home.path().toUtf8());
    }

private:
    QTemporaryDir m_home;
};

} // namespace bench
