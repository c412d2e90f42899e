// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An environment with an endpoint and a server, and a way to look at them second by second as the probes do.

#include "models/promises/ledger.h"
#include "models/promises/objectivetally.h"
#include "tests/history/archivefixture.h"

namespace test {

inline QString s(const char *text) { return QString::fromUtf8(text); }

struct Looks {
    Looks()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        clock.reset();
        environment = std::make_shared<environment::Environment>();
        environment->name = s("shop");
        environment::Target api, db;
        api.id = s("api");
        api.kind = environment::TargetKind::Http;
        api.settings = environment::HttpSettings{};
        db.id = s("db");
        db.settings = environment::PostgresSettings{};
        environment->targets = {api, db};
    }
    environment::Objective &objective(const char *id, const char *target, const char *metric, double goal, std::chrono::hours window,
                                      std::optional<double> limit = {})
    {
        environment->objectives.append({s(id), s(target), s(metric), goal, limit, window, {}});
        return environment->objectives.last();
    }
    environment::Promise &promise(const char *id, const char *metric, const char *comparison, double goal, std::chrono::hours window = std::chrono::hours(1))
    {
        environment->promises.append({s(id), s("as it was said"), s(metric), {}, goal, s(comparison), window, {}});
        return environment->promises.last();
    }
    void begin()
    {
        archive = open(folder->path() + s("/history"), clock);
        catalogue = watch::Catalogue::load(*environment);
        tally.setEnvironment(environment, catalogue);
    }
    void see(const char *target, watch::Reading reading, watch::Condition condition = watch::Condition::Up)
    {
        watch::Delivery delivery;
        auto snapshot = std::make_shared<watch::TargetSnapshot>();
        snapshot->status.condition = condition;
        delivery.snapshots.insert(s(target), snapshot);
        watch::Sample sample;
        sample.wallAt = clock.wallNow();
        sample.readings.push_back(std::move(reading));
        delivery.samples.push_back({s(target), std::move(sample), std::chrono::seconds(1)});
        for (const watch::Delivery &d : {delivery, tally.take(delivery)})
            for (const auto &sampled : d.samples)
                for (const watch::Reading &r : sampled.sample.readings)
                    if (r.hasValue())
                        archive->add({environment->name, {sampled.target, r.metric, r.instance.raw()}}, sampled.sample.wallAt, r.value);
        if (delivery.samples.front().sample.wallAt - flushed >= std::chrono::seconds(10)) {
            flushed = clock.wallNow();
            if (!archive->flush())
                qFatal("cannot write the archive");
        }
    }
    void up(std::int64_t seconds)
    {
        for (; seconds > 0; --seconds, clock.pass(1))
            see("api", watch::Reading(watch::MetricId(s("http.ok")), 1));
    }
    void down(std::int64_t seconds, std::int64_t every = 1)
    {
        for (; seconds > 0; seconds -= every, clock.pass(every))
            see("api", watch::Reading::missing(watch::MetricId(s("http.ok")), watch::NoValue::Unreachable), watch::Condition::Down);
    }
    void slow(std::int64_t seconds, double milliseconds)
    {
        for (; seconds > 0; --seconds, clock.pass(1))
            see("api", watch::Reading(watch::MetricId(s("http.total")), milliseconds));
    }
    void away(std::int64_t seconds) { clock.pass(seconds); }
    // One more look, so that the last second is over.
    void end() { archive->close().has_value() ? void() : qFatal("cannot close the archive"); }
    [[nodiscard]] promises::ObjectiveState state(const char *id = "available") const
    {
        for (const environment::Objective &o : environment->objectives)
            if (o.id == s(id))
                return promises::stateOf(o, environment->name, archive.get(), promises::BurnRules::shipped(), clock.wallNow());
        return {};
    }
    [[nodiscard]] promises::LedgerPlaces places() const { return {folder->path(), folder->path() + s("/journal.sqlite")}; }

    std::unique_ptr<QTemporaryDir> folder = temporaryFolder();
    TwoHandedClock clock;
    std::shared_ptr<environment::Environment> environment;
    watch::CataloguePtr catalogue;
    std::unique_ptr<history::Archive> archive;
    promises::ObjectiveTally tally;
    base::WallTime flushed{};
};

} // namespace test
