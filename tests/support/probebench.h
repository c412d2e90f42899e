// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs one probe as the watcher would and remembers everything it published. The test's own thread is the engine.

#include "models/secrets/secretsource.h"
#include "models/watch/probe.h"
#include "tests/support/runtask.h"

#include <QElapsedTimer>

#include <map>
#include <memory>
#include <vector>

// Answers from a table; keyring and commands alike.
class ScriptedSecrets final : public secrets::SecretSource {
public:
    std::map<QString, std::string> table; // key or argv[0] -> secret
    secrets::Availability otherwise = secrets::Availability::Absent;
    int asked = 0;

    flow::Task<secrets::Answer> fromKeyring(QString key, flow::TimePoint) override { co_return answer(key); }
    flow::Task<secrets::Answer> toKeyring(QString, base::Secret, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> fromCommand(QStringList argv, flow::TimePoint) override { co_return answer(argv.value(0)); }
    void remember(const QString &, base::Secret) override {}
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &) const override { return {}; }

private:
    secrets::Answer answer(const QString &key)
    {
        ++asked;
        const auto it = table.find(key);
        if (it == table.end())
            return {otherwise, base::Secret()};
        return {secrets::Availability::Found, base::Secret(std::string(it->second))};
    }
};

class ProbeBench final : public watch::Publisher {
public:
    struct Change {
        watch::Condition condition;
        base::Error error;
        base::TimePoint nextTry, at;
    };

    ProbeBench() { m_environment = std::make_shared<environment::Environment>(); }
    ~ProbeBench() override { stop(); }

    flow::Reactor reactor;
    ScriptedSecrets secrets;
    std::vector<Change> changes; // of condition
    std::vector<watch::Sample> samples;
    std::vector<watch::StorageRow> rows;
    watch::Facts lastFacts;
    int rounds = 0; // samples with a value in them

    void add(environment::Target target) { m_environment->targets.append(std::move(target)); }
    [[nodiscard]] watch::ProbeContext context() { return {reactor, m_dns, m_cancels, m_files, secrets, m_environment}; }

    // Watches the first target of the environment.
    template <class SomeProbe>
    void start()
    {
        const watch::ProbeContext c = context();
        m_probe = std::make_unique<SomeProbe>(c, m_environment->targets.first());
        m_scope = std::make_unique<flow::TaskScope>();
        m_scope->spawn(m_probe->run(*this));
        flow::ReadyQueue::here().pump();
    }
    void stop()
    {
        m_scope.reset();
        m_probe.reset();
    }

    [[nodiscard]] watch::Condition condition() const { return changes.empty() ? watch::Condition::Unknown : changes.back().condition; }
    [[nodiscard]] QString says() const { return changes.empty() ? QString() : QString::fromStdString(changes.back().error.text); }
    // Newest reading; noValue NotYet when there never was one.
    [[nodiscard]] watch::Reading reading(const QString &metric, const QString &instance = {}) const
    {
        const auto it = m_latest.find({metric, instance});
        return it == m_latest.end() ? watch::Reading() : it->second;
    }
    [[nodiscard]] double value(const char *metric, const QString &instance = {}) const
    {
        const auto r = reading(QLatin1String(metric), instance);
        return r.hasValue() ? r.value : std::numeric_limits<double>::quiet_NaN();
    }
    [[nodiscard]] watch::NoValue noValue(const char *metric, const QString &instance = {}) const
    {
        return reading(QLatin1String(metric), instance).noValue;
    }
    [[nodiscard]] QString why(const char *metric, const QString &instance = {}) const
    {
        return reading(QLatin1String(metric), instance).why.visible();
    }
    [[nodiscard]] std::size_t metrics() const { return m_latest.size(); }

    void status(watch::Condition condition, base::Error error, base::TimePoint nextTry) override
    {
        if (changes.empty() || changes.back().condition != condition)
            changes.push_back({condition, std::move(error), nextTry, reactor.now()});
        else
            changes.back().nextTry = nextTry;
    }
    void answered(base::TimePoint) override {}
    void asked(base::TimePoint, base::TimePoint) override {}
    void facts(const watch::Facts &facts) override { lastFacts = facts; }
    void sample(watch::Sample sample, std::chrono::milliseconds) override
    {
        bool valued = false;
        for (const watch::Reading &r : sample.readings) {
            m_latest[{r.metric.name(), r.instance.raw()}] = r;
            valued = valued || r.hasValue();
        }
        rounds += valued ? 1 : 0;
        samples.push_back(std::move(sample));
    }
    void sessions(std::vector<watch::SessionRow>) override {}
    void replication(std::vector<watch::ReplicationRow>, std::vector<watch::SlotRow>) override {}
    void pools(std::vector<watch::PoolRow>) override {}
    void storage(std::vector<watch::StorageRow> newRows) override { rows = std::move(newRows); }
    void statements(watch::StatementsState) override {}

private:
    std::shared_ptr<environment::Environment> m_environment;
    flow::BlockingPool m_dns{2}, m_cancels{1}, m_files{1};
    std::map<std::pair<QString, QString>, watch::Reading> m_latest;
    std::unique_ptr<watch::Probe> m_probe;
    std::unique_ptr<flow::TaskScope> m_scope;
};

// A target with short intervals, so that tests are quick.
inline environment::Target targetOf(const QString &id, environment::TargetKind kind, environment::TargetSettings settings)
{
    environment::Target t;
    t.id = id;
    t.kind = kind;
    t.settings = std::move(settings);
    t.hotInterval = std::chrono::milliseconds(100);
    t.coldInterval = std::chrono::milliseconds(1000);
    t.deadline = std::chrono::milliseconds(500);
    return t;
}
