// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/securityscore.h"

#include "models/audit/desk.h"
#include "models/audit/securitylooks.h"

using namespace std::chrono_literals;

namespace dashboard {

namespace {

constexpr auto kReadLooks = 30s;

flow::Task<void> readKeptLooks(flow::Reactor &reactor, std::shared_ptr<SecurityScoreSide> side, QString folder, environment::EnvironmentPtr environment)
{
    const std::function<health::SecurityLooks()> read = [folder, environment] { return audit::keptLooks(folder, *environment); };
    const auto looks = co_await flow::offload<health::SecurityLooks>(reactor, side->files, reactor.now() + kReadLooks, read);
    if (looks)
        emit side->read(environment->name, *looks);
}

} // namespace

SecurityScore::SecurityScore(watch::Feed &feed, const audit::Desk &desk, const QString &folder, QObject *parent) :
    QObject(parent), m_feed(feed), m_desk(desk), m_folder(folder), m_side(std::make_shared<SecurityScoreSide>())
{
    connect(m_side.get(), &SecurityScoreSide::read, this, [this](const QString &environment, const health::SecurityLooks &looks) {
        if (environment != m_environment)
            return;
        for (auto look = looks.cbegin(); look != looks.cend(); ++look)
            if (m_looks.value(look.key()).at < look->at)
                m_looks.insert(look.key(), *look);
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
    if (std::exchange(m_environment, environment->name) != environment->name)
        m_looks.clear();
    if (!m_folder.isEmpty() && m_feed.hasEngine())
        m_feed.postWithSecrets([side = m_side, folder = m_folder, environment](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
            scope.spawn(readKeptLooks(reactor, side, folder, environment));
        });
    emit changed();
}

void SecurityScore::take(const QString &target)
{
    const audit::Desk::Entry &entry = m_desk.entry(target);
    if (entry.busy || !entry.audit || entry.audit->environment != m_environment || m_looks.value(target).at >= entry.audit->at)
        return;
    m_looks.insert(target, audit::securityLook(*entry.audit, m_looks.value(target)));
    emit changed();
}

} // namespace dashboard

#include "moc_securityscore.cpp"
