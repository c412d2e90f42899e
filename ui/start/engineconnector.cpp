// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/engineconnector.h"

#include "models/environment/change.h"
#include "models/operate/targetact.h"
#include "models/watch/metriclookup.h"

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

// The target whose password was typed, and that is looked at afterwards.
const environment::Target *subjectOf(const environment::Change &change)
{
    if (const auto *added = std::get_if<environment::AddTargets>(&change))
        return added->targets.isEmpty() ? nullptr : &added->targets.last();
    const auto *replaced = std::get_if<environment::ReplaceTarget>(&change);
    return replaced ? &replaced->after : nullptr;
}

// What is changed, where, and where that is written down.
struct TargetEdit {
    environment::Change change;
    QString file;
    QString environment; // name of what the file holds; empty: not known here
    std::shared_ptr<operate::Bookkeeping> books; // null: nowhere
};

flow::Task<base::Result<>> makeChange(flow::Reactor &reactor, Side side, TargetEdit edit)
{
    if (!edit.books) {
        const std::function<base::Result<>()> write = [file = edit.file, change = edit.change] {
            return environment::saveChange(file, change, watch::metricLookup());
        };
        const auto written = co_await flow::offloadUnlessLate<base::Result<>>(reactor, side->files, reactor.now() + kWrite, write);
        co_return written ? *written : base::Result<>(std::unexpected(written.error()));
    }
    const QString person = co_await edit.books->person(reactor);
    operate::BookLedger ledger(edit.books);
    acts::Dispatcher dispatcher(ledger);
    auto acting = operate::actOnTarget(reactor, side->files, dispatcher, edit.file, edit.change, edit.environment, person);
    co_return co_await std::move(acting);
}

flow::Task<void> runSave(flow::Reactor &reactor, secrets::SecretSource &source, Side side, TargetEdit edit, SharedSecret password)
{
    const environment::Change &change = edit.change;
    auto changing = makeChange(reactor, side, edit);
    const auto written = co_await std::move(changing);
    if (!written) {
        emit side->saveFailed(written.error());
        co_return;
    }
    const environment::Target *subject = subjectOf(change);
    Saved saved;
    saved.target = subject ? subject->id : QString();
    saved.file = edit.file;
    if (const auto *replaced = std::get_if<environment::ReplaceTarget>(&change); replaced && replaced->before.id != replaced->after.id)
        saved.before = replaced->before.id;
    saved.hadPassword = subject && !password->empty();
    if (saved.hadPassword) {
        const QString key = subject->credential.key;
        const auto due = reactor.now() + kKeyring;
        const auto kept = co_await source.toKeyring(key, password->clone(), due);
        saved.keyring = kept.availability;
        saved.detail = kept.detail;
        if (kept.availability != secrets::Availability::Found || source.remembered(key)) // an older one for this session gives way
            source.remember(key, std::move(*password));
    }
    emit side->saved(saved);
}

flow::Task<void> runLook(flow::Reactor &reactor, Side side, environment::EnvironmentPtr environment)
{
    using Found = QList<watch::Importable>;
    const std::function<Found()> look = [environment] {
        return watch::importable(environment.get(), watch::readImportSources({}, {}));
    };
    const auto found = co_await flow::offload<Found>(reactor, side->files, reactor.now() + kWrite, look);
    emit side->importsFound(found ? *found : Found());
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
    connect(side, &ConnectorSide::importsFound, this, &Connector::importsFound, Qt::QueuedConnection);
    connect(side, &ConnectorSide::entered, this, &Connector::entered, Qt::QueuedConnection);
}

void EngineConnector::test(const environment::Target &target, base::Secret password)
{
    cancelTest();
    const auto held = std::make_shared<base::Secret>(std::move(password));
    m_feed.postWithSecrets([side = m_side, target, held, round = m_round, environment = m_feed.environment()](
                               flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &source) {
        const watch::ProbeContext context{reactor, side->dns, side->cancels, side->files, source, environment, nullptr, nullptr, &side->mounts};
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

void EngineConnector::save(const environment::Change &change, base::Secret password)
{
    const auto held = std::make_shared<base::Secret>(std::move(password));
    const QString file = fileOf(change);
    const environment::EnvironmentPtr open = m_feed.environment();
    const TargetEdit edit{change, file, open && open->file == file ? open->name : QString(), m_books};
    m_feed.postWithSecrets([side = m_side, edit, held](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &source) {
        scope.spawn(runSave(reactor, source, side, edit, held));
    });
}

void EngineConnector::lookForImports()
{
    m_feed.engine().post([side = m_side, environment = extended()](flow::Reactor &reactor, flow::TaskScope &scope) {
        scope.spawn(runLook(reactor, side, environment));
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
    const watch::SnapshotPtr known = m_feed.snapshot(target);
    if (!known || known->status.condition != watch::Condition::Up)
        m_feed.retry(target);
}

QString EngineConnector::fileToExtend() const
{
    const auto open = m_feed.environment();
    const bool own = open && open->kind != environment::Kind::Sandbox && !open->file.isEmpty();
    return own ? open->file : m_file;
}

// New targets never go into the file of a sandbox, which is written anew each time it starts.
QString EngineConnector::fileOf(const environment::Change &change) const
{
    const auto open = m_feed.environment();
    const bool adds = std::holds_alternative<environment::AddTargets>(change);
    return adds || !open ? fileToExtend() : open->file;
}

environment::EnvironmentPtr EngineConnector::environment() const
{
    return m_feed.environment();
}

environment::EnvironmentPtr EngineConnector::extended() const
{
    const auto open = m_feed.environment();
    return open && open->file == fileToExtend() ? open : nullptr;
}

} // namespace start

#include "moc_engineconnector.cpp"
