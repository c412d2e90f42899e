// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metricsendpoint.h"

#include "models/program/httplistener.h"
#include "models/watch/exposition.h"

#include <mutex>

using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto kSameAnswer = 500ms;
constexpr auto kScoresCount = 5s;

// As watch::exposition() writes figures.
QByteArray scorePage(const QString &environment, const watch::Delivery &scores, const QByteArray &before)
{
    const std::pair<QByteArray, const char *> kinds[] = {
        {watch::expositionName(QStringLiteral("health.score")), "Health score, 0 to 100; of target * that of all, which is the worst one."},
        {watch::expositionName(QStringLiteral("health.rules")), "1: the score is made by the rules with this id."}};
    QByteArray page;
    for (const auto &[name, help] : kinds) {
        if (before.contains("# TYPE " + name + ' '))
            continue; // somebody's own figure is called so
        QByteArray lines;
        for (const auto &sampled : scores.samples)
            for (const watch::Reading &reading : sampled.sample.readings)
                if (watch::expositionName(reading.metric.name()) == name)
                    lines += name + "{environment=\"" + watch::labelText(environment) + "\",target=\"" + watch::labelText(sampled.target) + '"'
                        + (reading.instance.isEmpty() ? QByteArray() : ",part=\"" + watch::labelText(reading.instance.raw()) + '"') + "} " + QByteArray::number(reading.value) + '\n';
        if (!lines.isEmpty())
            page += "# HELP " + name + ' ' + help + "\n# TYPE " + name + " gauge\n" + lines;
    }
    return page;
}

} // namespace

struct MetricsEndpoint::Shared : public std::enable_shared_from_this<MetricsEndpoint::Shared> {
    std::mutex guard; // guards what the feed's thread hands over
    MetricsEndpoint *owner = nullptr;
    environment::EnvironmentPtr environment;
    watch::CataloguePtr catalogue;
    QHash<QString, watch::SnapshotPtr> snapshots;
    watch::Delivery scores;
    // engine thread alone
    QByteArray page;
    base::TimePoint madeAt{};

    void take(const watch::Feed &feed)
    {
        const std::lock_guard lock(guard);
        environment = feed.environment();
        catalogue = feed.catalogue();
        snapshots = feed.snapshots();
    }
    const QByteArray &current()
    {
        const base::TimePoint now = base::Clock::system().now();
        if (now - madeAt < kSameAnswer)
            return page;
        environment::EnvironmentPtr e;
        watch::CataloguePtr c;
        QHash<QString, watch::SnapshotPtr> s;
        watch::Delivery known;
        {
            const std::lock_guard lock(guard);
            e = environment;
            c = catalogue;
            s = snapshots;
            known = scores;
        }
        page = e && c ? watch::exposition(*e, *c, s, now) : QByteArray();
        if (e && !known.samples.empty() && now - known.samples.front().sample.sentAt < kScoresCount)
            page += scorePage(e->name, known, page);
        madeAt = now;
        return page;
    }
    template <class F>
    void tell(F f)
    {
        const std::lock_guard lock(guard);
        if (owner)
            QMetaObject::invokeMethod(owner, [o = owner, f] { f(*o); }, Qt::QueuedConnection);
    }
    static flow::Task<program::HttpReply> answer(std::shared_ptr<Shared> shared, program::HttpRequest request)
    {
        const QByteArray plain("text/plain; charset=utf-8");
        if (request.path != "/metrics")
            co_return program::HttpReply(404, "the figures are at /metrics\n", plain);
        if (request.method != "GET")
            co_return program::HttpReply(405, "GET alone\n", plain);
        co_return program::HttpReply(200, shared->current(), "text/plain; version=0.0.4; charset=utf-8");
    }
    static flow::Task<void> serve(flow::Reactor &reactor, std::shared_ptr<Shared> shared, Place place)
    {
        program::HttpListener listener(reactor);
        if (auto listens = listener.listen(place.port, place.address); !listens) {
            shared->tell([error = listens.error()](MetricsEndpoint &o) { emit o.refused(error); });
            co_return;
        }
        shared->tell([port = listener.port()](MetricsEndpoint &o) { emit o.listening(port); });
        const program::HttpListener::Handler handler = [shared](program::HttpRequest request) { return answer(shared, std::move(request)); };
        co_await listener.serve(handler);
    }
};

MetricsEndpoint::MetricsEndpoint(watch::Feed &feed, const Place &place, QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>())
{
    m_shared->owner = this;
    m_shared->take(feed);
    connect(&feed, &watch::Feed::updated, this, [this, &feed] { m_shared->take(feed); });
    feed.postWithSecrets([shared = m_shared, place](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(Shared::serve(reactor, shared, place));
    });
}

MetricsEndpoint::~MetricsEndpoint()
{
    const std::lock_guard lock(m_shared->guard);
    m_shared->owner = nullptr;
}

void MetricsEndpoint::takeScores(const watch::Delivery &scores)
{
    const std::lock_guard lock(m_shared->guard);
    m_shared->scores = scores;
}

} // namespace app

#include "moc_metricsendpoint.cpp"
