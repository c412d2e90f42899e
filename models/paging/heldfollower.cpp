// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/heldfollower.h"

#include "models/paging/heldkeeper.h"

#include <QThread>

namespace paging {

namespace {

constexpr std::chrono::seconds kLastLook{2};

} // namespace

HeldFollower::HeldFollower(watch::Feed &feed, const Files &files, QObject *parent) : QObject(parent), m_feed(feed), m_keeper(new HeldKeeper(files))
{
    auto *thread = new QThread(this);
    thread->setObjectName(QStringLiteral("held"));
    m_keeper->moveToThread(thread);
    connect(thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(&m_feed, &watch::Feed::environmentChanged, this, &HeldFollower::follow);
    thread->start();
    follow();
}

HeldFollower::~HeldFollower()
{
    QThread *thread = m_keeper->thread();
    QMetaObject::invokeMethod(m_keeper, [thread] { thread->quit(); });
    if (!thread->wait(kLastLook))
        thread->setParent(nullptr); // the disk hangs: it is left to the end of the process
}

void HeldFollower::follow()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const bool shared = environment && environment->sharedJournal;
    QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper, shared] { keeper->follow(shared); });
}

} // namespace paging

#include "moc_heldfollower.cpp"
