// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/engineconnector.h"

#include "models/environment/writer.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace start {
namespace {

using Side = std::shared_ptr<ConnectorSide>;
using SharedSecret = std::shared_ptr<base::Secret>; // std::function wants to copy

constexpr auto kWrite = 10s;
constexpr auto kKeyring = 60s; // a person may have to unlock it

flow::Task<void> runTest(watch::ProbeContext context, Side side, environment::Target target, SharedSecret password, int round)
{
    std::optional<watch::ConnectionReport> report;
    {
        flow::TaskScope testing(co_await flow::currentCancel());
        side->testing = &testing;
        testing.spawn(flow::detail::into(&report, watch::testConnection(context, target, std::move(*password))));
        co_await testing.join();
        if (side->testing == &testing)
            side->testing = nullptr;
    }
    if (report)
        emit side->tested(round, *report);
}

flow::Task<void> runSave(flow::Reactor &reactor, secrets::SecretSource &source, Side side, environment::Target target,
                         SharedSecret password, QString file)
{
    const std::function<base::Result<>()> write = [file, target] { return environment::saveTarget(file, target); };
    const auto written = co_await flow::offload<base::Result<>>(reactor, side->files, reactor.now() + kWrite, write);
    if (!written || !*written) {
        emit side->saveFailed(written ? written->error() : written.error());
        co_return;
    }
    Saved saved;
    saved.target = target.id;
    saved.file = file;
    saved.hadPassword = !password->empty();
    if (saved.hadPassword) {
        const QString key = target.credential.key;
        const auto due = reactor.now() + kKeyring;
        const auto kept = co_await source.toKeyring(key, password->clone(), due);
        saved.keyring = kept.availability;
        saved.detail = kept.detail;
        if (kept.availability != secrets::Availability::Found)
            source.remember(key, std::move(*password));
    }
    emit side->saved(saved);
}

flow::Task<void> runEnter(flow::Reactor &reactor, secrets::SecretSource &source, Side side, QString target, QString key,
                          SharedSecret password)
{
    const auto due = reactor.now() + kKeyring;
    const auto kept = co_await source.toKeyring(key, std::move(*password), due);
    emit side->entered(target, kept.availability, kept.detail);
}

} // namespace

EngineConnector::EngineConnector(watch::Feed &feed, QString environmentFile, QObject *parent) :
    Connector(parent), m_feed(feed), m_file(std::move(environmentFile)), m_side(std::make_shared<ConnectorSide>())
{
    const ConnectorSide *side = m_side.get();
    connect(side, &ConnectorSide::tested, this, [this](int round, const watch::ConnectionReport &report) {
        if (round == m_round)
            emit tested(report);
    }, Qt::QueuedConnection);
    connect(side, &ConnectorSide::saved, this, &Connector::saved, Qt::QueuedConnection);
    connect(side, &ConnectorSide::saveFailed, this, &Connector::saveFailed, Qt::QueuedConnection);
    connect(side, &ConnectorSide::entered, this, &Connector::entered, Qt::QueuedConnection);
}

void EngineConnector::test(const environment::Target &target, base::Secret password)
{
    cancelTest();
    const auto held = std::make_shared<base::Secret>(std::move(password));
    m_feed.postWithSecrets([side = m_side, target, held, round = m_round, environment = m_feed.environment()](
                               flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &source) {
        const watch::ProbeContext context{reactor, side->dns, side->cancels, side->files, source, environment};
        scope.spawn(runTest(context, side, target, held, round));
    });
}

void EngineConnector::cancelTest()
{
    ++m_round;
    m_feed.engine().post([side = m_side](flow::Reactor &, flow::TaskScope &) {
        if (side->testing)
            side->testing->cancel();
    });
}

void EngineConnector::save(const environment::Target &target, base::Secret password)
{
    const auto held = std::make_shared<base::Secret>(std::move(password));
    m_feed.postWithSecrets([side = m_side, target, held, file = fileToExtend()](
                               flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &source) {
        scope.spawn(runSave(reactor, source, side, target, held, file));
    });
}

void EngineConnector::enterPassword(const QString &target, const QString &key, base::Secret password, bool keep)
{
    if (keep) {
        const auto held = std::make_shared<base::Secret>(password.clone());
        m_feed.postWithSecrets([side = m_side, target, key, held](flow::Reactor &reactor, flow::TaskScope &scope,
                                                                  secrets::SecretSource &source) {
            scope.spawn(runEnter(reactor, source, side, target, key, held));
        });
    }
    m_feed.rememberSecret(key, std::move(password));
    m_feed.retry(target);
}

QString EngineConnector::fileToExtend() const
{
    const auto open = m_feed.environment();
    const bool own = open && open->kind != environment::Kind::Sandbox && !open->file.isEmpty();
    return own ? open->file : m_file;
}

QStringList EngineConnector::takenIds() const
{
    QStringList ids;
    const auto open = m_feed.environment();
    if (open && open->file == fileToExtend())
        for (const environment::Target &target : open->targets)
            ids.append(target.id);
    return ids;
}

QStringList EngineConnector::tiers() const
{
    QStringList tiers;
    const auto open = m_feed.environment();
    if (open && open->file == fileToExtend())
        for (const environment::Tier &tier : open->tiers)
            tiers.append(tier.title.isEmpty() ? tier.id : tier.title);
    return tiers;
}

} // namespace start
