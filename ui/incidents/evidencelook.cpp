// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/evidencelook.h"

#include "models/incidents/frozenchanges.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace incidents {

void EvidenceLook::open(const QString &folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_changes.clear();
    m_elsewhere = false;
    if (folder.isEmpty())
        return;
    QThreadPool::globalInstance()->start([here = QPointer<EvidenceLook>(this), folder] {
        const bool elsewhere = !QFileInfo(folder).isDir();
        auto changes = std::make_shared<std::vector<events::Event>>(frozenChanges(folder));
        QMetaObject::invokeMethod(
            qApp,
            [here, folder, elsewhere, changes] {
                if (!here || here->m_folder != folder)
                    return;
                here->m_elsewhere = elsewhere;
                here->m_changes = std::move(*changes);
                emit here->looked();
            },
            Qt::QueuedConnection);
    });
}

} // namespace incidents

#include "moc_evidencelook.cpp"
