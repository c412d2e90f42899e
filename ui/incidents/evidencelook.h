// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What of an incident's evidence stands beside it: whether it lies on this computer, and what changed before. Read on a pool
// thread. GUI thread.

#include "models/events/event.h"

#include <QObject>

namespace incidents {

class EvidenceLook : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void open(const QString &folder); // empty: there is none
    [[nodiscard]] const std::vector<events::Event> &changes() const { return m_changes; }
    [[nodiscard]] bool isElsewhere() const { return m_elsewhere; } // another console froze it, and kept it

signals:
    void looked();

private:
    QString m_folder;
    std::vector<events::Event> m_changes;
    bool m_elsewhere = false;
};

} // namespace incidents
