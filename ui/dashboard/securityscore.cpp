// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/securityscore.h"

#include "models/audit/desk.h"
#include "models/audit/securitylooks.h"

namespace dashboard {

SecurityScore::SecurityScore(watch::Feed &feed, const audit::Desk &desk, const QString &folder, QObject *parent) :
    QObject(parent), m_feed(feed), m_desk(desk), m_folder(folder), m_side(std::make_shared<SecurityScoreSide>())
{
    connect(m_side.get(), &SecurityScoreSide::read, this, [this](const QString &environment, const health::SecurityLooks &looks) {
        if (!m_environment || environment != m_environment->name)
            return;
        for (auto look = looks.cbegin(); look != looks.cend(); ++look)
            m_looks.insert(look.key(), audit::together(m_looks.value(look.key()), *look));
        emit changed();
    }, Qt::QueuedConnection);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &SecurityScore::beginAnew);
    connect(&m_desk, &audit::Desk::changed, this, &SecurityScore::take);
    beginAnew();
}

void SecurityScore::beginAnew()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment)
        return;
    const environment::EnvironmentPtr before = std::exchange(m_environment, environment);
    m_looks.removeIf([&](health::SecurityLooks::iterator look) { // the same id may be another server now
        const environment::Target *then = before && before->name == environment->name ? before->find(look.key()) : nullptr;
        const environment::Target *now = environment->find(look.key());
        return !then || !now || then->settings != now->settings;
    });
    if (!m_folder.isEmpty() && m_feed.hasEngine()) // nobody waits for it: it comes whenever the disk is done
        m_side->files.submit([side = m_side, folder = m_folder, environment] { emit side->read(environment->name, audit::keptLooks(folder, *environment)); });
    emit changed();
}

void SecurityScore::take(const QString &target)
{
    const audit::Desk::Entry &entry = m_desk.entry(target);
    if (entry.busy || !entry.audit || !m_environment || entry.audit->environment != m_environment->name || m_looks.value(target).at >= entry.audit->at)
        return;
    m_looks.insert(target, audit::securityLook(*entry.audit, m_looks.value(target)));
    emit changed();
}

} // namespace dashboard

#include "moc_securityscore.cpp"
