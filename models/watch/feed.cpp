// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/feed.h"

#include "models/base/log.h"
#include "models/secrets/secretsource.h"

namespace watch {

namespace {

constexpr qsizetype kLarge = 100; // targets
constexpr qint64 kUpdateMs = 200, kChangeMs = 50; // between two updates of a large environment

} // namespace

struct Feed::Engine { // engine thread only, but for its construction
    std::shared_ptr<Outbox> outbox;
    SecretSourceMaker makeSecrets;
    Watcher *watcher = nullptr;
    secrets::SecretSource *secrets = nullptr;
    flow::TaskScope *guests = nullptr;

    static flow::Task<void> main(flow::Reactor &reactor, std::shared_ptr<Engine> self)
    {
        const auto source = self->makeSecrets(reactor);
        Watcher watcher(reactor, *source, self->outbox);
        self->secrets = source.get();
        self->watcher = &watcher;
        flow::TaskScope guests(co_await flow::currentCancel());
        self->guests = &guests;
        co_await watcher.run();
        self->guests = nullptr;
        co_await guests.close();
        self->watcher = nullptr;
        self->secrets = nullptr;
    }
};

Feed::Feed(SecretSourceMaker makeSecrets, QObject *parent)
    : QObject(parent), m_outbox(std::make_shared<Outbox>()), m_shared(std::make_shared<Engine>())
{
    m_shared->outbox = m_outbox;
    m_shared->makeSecrets = std::move(makeSecrets);
    // The outbox is filled on the engine thread; the queued signal wakes this one.
    connect(m_outbox.get(), &Outbox::filled, this, &Feed::takeDelivery, Qt::QueuedConnection);
    m_later.setSingleShot(true);
    m_later.setTimerType(Qt::PreciseTimer);
    connect(&m_later, &QTimer::timeout, this, &Feed::tellUpdated);
    m_engine = std::make_unique<flow::EngineThread>(
        [shared = m_shared](flow::Reactor &reactor) { return Engine::main(reactor, shared); });
}

Feed::Feed(WithoutEngine, QObject *parent) : QObject(parent) { }

Feed::~Feed()
{
    if (m_engine)
        m_engine->stop();
}

void Feed::setEnvironment(environment::EnvironmentPtr environment)
{
    QList<environment::Issue> issues;
    m_environment = environment;
    m_catalogue = Catalogue::load(*environment, &issues);
    for (const auto &issue : issues)
        base::logWarning("watch", QStringLiteral("%1:%2: %3").arg(issue.at.file).arg(issue.at.line).arg(issue.text));
    m_targets.clear();
    for (const environment::Target &target : environment->targets)
        m_targets.insert(target.id);
    m_snapshots.removeIf([this](const auto &known) { return !m_targets.contains(known.key()); });
    emit environmentChanged();
    if (!m_engine)
        return;
    m_engine->post([shared = m_shared, environment](flow::Reactor &, flow::TaskScope &) {
        if (shared->watcher)
            shared->watcher->setEnvironment(environment);
    });
}

void Feed::retry(const QString &target)
{
    if (!m_engine)
        return;
    m_engine->post([shared = m_shared, target](flow::Reactor &, flow::TaskScope &) {
        if (shared->watcher)
            shared->watcher->retry(target);
    });
}

void Feed::rememberSecret(const QString &key, base::Secret secret)
{
    if (!m_engine)
        return;
    const auto held = std::make_shared<base::Secret>(std::move(secret)); // std::function wants to copy
    m_engine->post([shared = m_shared, key, held](flow::Reactor &, flow::TaskScope &) {
        if (shared->secrets)
            shared->secrets->remember(key, std::move(*held));
    });
}

void Feed::postWithSecrets(GuestWork f)
{
    if (!m_engine)
        return;
    m_engine->post([shared = m_shared, f = std::move(f)](flow::Reactor &reactor, flow::TaskScope &) {
        if (shared->guests)
            f(reactor, *shared->guests, *shared->secrets);
    });
}

void Feed::postWithDoor(const QString &target, DoorWork f)
{
    if (!m_engine)
        return;
    m_engine->post([shared = m_shared, target, f = std::move(f)](flow::Reactor &reactor, flow::TaskScope &) {
        if (shared->guests)
            f(reactor, *shared->guests, shared->watcher->facts(target), shared->watcher->door(target));
    });
}

void Feed::postWithContext(const QString &target, ContextWork f)
{
    if (!m_engine)
        return;
    m_engine->post([shared = m_shared, target, f = std::move(f)](flow::Reactor &, flow::TaskScope &) {
        if (shared->guests)
            f(shared->watcher->context(), *shared->guests, shared->watcher->door(target));
    });
}

void Feed::takeDelivery()
{
    const bool changed = take(m_outbox->take());
    const qint64 pause = m_targets.size() < kLarge ? 0 : changed ? kChangeMs : kUpdateMs;
    const qint64 left = m_told.isValid() ? pause - m_told.elapsed() : 0;
    if (left <= 0)
        tellUpdated();
    else if (!m_later.isActive() || m_later.remainingTime() > left)
        m_later.start(int(left));
}

void Feed::accept(const Delivery &delivery)
{
    take(delivery);
    tellUpdated();
}

bool Feed::take(const Delivery &delivery)
{
    QStringList changed;
    for (auto it = delivery.snapshots.cbegin(); it != delivery.snapshots.cend(); ++it) {
        if (!m_targets.contains(it.key()))
            continue; // a last word of a target that was removed
        SnapshotPtr &known = m_snapshots[it.key()];
        if (!known || known->status.condition != it.value()->status.condition)
            changed.push_back(it.key());
        known = it.value();
    }
    for (const QString &target : changed)
        emit conditionChanged(target);
    emit sampled(delivery);
    return !changed.isEmpty();
}

void Feed::tellUpdated()
{
    m_later.stop();
    m_told.start();
    emit updated();
}

} // namespace watch

#include "moc_feed.cpp"
