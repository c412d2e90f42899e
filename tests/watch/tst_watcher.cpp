// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretsource.h"
#include "models/watch/watcher.h"

#include <QTest>

using namespace flow;
using namespace std::chrono_literals;
using namespace watch;

namespace {

class NoSecrets final : public secrets::SecretSource {
public:
    Task<secrets::Answer> fromKeyring(QString, TimePoint) override { co_return secrets::Answer(); }
    Task<secrets::Answer> toKeyring(QString, base::Secret, TimePoint) override { co_return secrets::Answer(); }
    Task<secrets::Answer> removeFromKeyring(QString, TimePoint) override { co_return secrets::Answer(); }
    Task<secrets::Answer> fromCommand(QStringList, TimePoint) override { co_return secrets::Answer(); }
    void remember(const QString &, base::Secret) override {}
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &) const override { return {}; }
};

// Says what the test tells it to, and counts its lives.
class ScriptedProbe final : public Probe {
public:
    static inline int alive = 0;
    static inline QHash<QString, Publisher *> out;

    ScriptedProbe(const ProbeContext &context, QString id) : m_reactor(context.reactor), m_id(std::move(id)) { ++alive; }
    ~ScriptedProbe() override { --alive; }
    Task<void> run(Publisher &publisher) override
    {
        out.insert(m_id, &publisher);
        publisher.status(Condition::Connecting);
        while (co_await m_reactor.sleepFor(10s)) { }
    }
    void lookNow() override { ++looks[m_id]; }
    static inline QHash<QString, int> looks;

private:
    Reactor &m_reactor;
    QString m_id;
};

environment::EnvironmentPtr environmentOf(const QStringList &ids, std::chrono::milliseconds interval = 1s)
{
    auto e = std::make_shared<environment::Environment>();
    for (const QString &id : ids) {
        environment::Target t;
        t.id = id;
        t.hotInterval = interval;
        e->targets.append(t);
    }
    return e;
}

} // namespace

class TstWatcher : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    NoSecrets m_secrets;
    std::unique_ptr<Reactor> m_reactor;
    std::shared_ptr<Outbox> m_outbox;
    std::unique_ptr<Watcher> m_watcher;
    std::unique_ptr<TaskScope> m_scope;

    Publisher &probe(const char *id) { return *ScriptedProbe::out.value(QLatin1String(id)); }
    Sample sample(double value, const QString &instance = {})
    {
        Sample s;
        s.sentAt = m_clock.now();
        s.readings.emplace_back(MetricId(QStringLiteral("m")), value, base::Untrusted(instance));
        return s;
    }

private slots:
    void init()
    {
        m_reactor = std::make_unique<Reactor>(m_clock);
        m_outbox = std::make_shared<Outbox>();
        m_watcher = std::make_unique<Watcher>(*m_reactor, m_secrets, m_outbox,
            [](const ProbeContext &context, const environment::Target &t) { return std::make_unique<ScriptedProbe>(context, t.id); });
        m_scope = std::make_unique<TaskScope>();
        m_scope->spawn(m_watcher->run());
    }
    void cleanup()
    {
        m_scope->cancel();
        m_reactor->advance(m_clock, 50ms);
        QCOMPARE(m_scope->size(), 0u);
        m_watcher.reset();
        QCOMPARE(ScriptedProbe::alive, 0);
        m_scope.reset();
        m_reactor.reset();
        QVERIFY(liveTasks().empty());
    }

    void aWholeSampleDropsTheInstancesItDoesNotName()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        probe("a").status(Condition::Up);
        const auto instances = [this] {
            (void)m_outbox->take();
            probe("a").status(Condition::Down);
            probe("a").status(Condition::Up);
            QStringList names;
            for (const auto &l : m_outbox->take().snapshots.value(QStringLiteral("a"))->latest)
                names << l.reading.instance.raw();
            return names;
        };
        const auto put = [this](Sample s, bool whole) {
            m_reactor->advance(m_clock, 10ms);
            s.sentAt = m_clock.now();
            s.whole = whole;
            probe("a").sample(std::move(s), 300s);
        };
        put(sample(1, QStringLiteral("one")), true);
        put(sample(1, QStringLiteral("two")), false);
        QCOMPARE(instances(), QStringList({QStringLiteral("one"), QStringLiteral("two")}));
        put(sample(1, QStringLiteral("two")), true);
        QCOMPARE(instances(), QStringList{QStringLiteral("two")});
        Sample refused; // says nothing about what is there
        refused.readings.push_back(Reading::missing(MetricId(QStringLiteral("m")), NoValue::TimedOut));
        put(refused, true);
        QVERIFY(instances().contains(QStringLiteral("two")));
        Sample none;
        none.readings.push_back(Reading::missing(MetricId(QStringLiteral("m")), NoValue::NotApplicable));
        put(none, true);
        QCOMPARE(instances(), QStringList{QString()});
    }

    void whatHangsOnAMountIsNotInTheWayOfOtherFiles()
    {
        const ProbeContext context = m_watcher->context();
        QVERIFY(&context.othersFiles() != &context.files);
    }

    void aChangeOfConditionIsDeliveredAtOnce()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        (void)m_outbox->take();
        probe("a").status(Condition::Up);
        QCOMPARE(m_outbox->take().snapshots.value(QStringLiteral("a"))->status.condition, Condition::Up);
        probe("a").status(Condition::Down, {base::Errc::Closed, "refused"});
        const auto snapshot = m_outbox->take().snapshots.value(QStringLiteral("a"));
        QCOMPARE(snapshot->status.condition, Condition::Down);
        QCOMPARE(snapshot->status.error.text, std::string("refused"));
    }

    void whoDependsOnWhatCameBackIsLookedAtAtOnce()
    {
        auto e = std::make_shared<environment::Environment>();
        for (const char *id : {"host", "db", "api", "other"}) {
            environment::Target t;
            t.id = QLatin1String(id);
            e->targets.append(t);
        }
        e->targets[1].edges.append({environment::EdgeKind::RunsOn, QStringLiteral("host")});
        e->targets[2].edges.append({environment::EdgeKind::Uses, QStringLiteral("db")});
        ScriptedProbe::looks.clear();
        m_watcher->setEnvironment(e);
        for (const char *id : {"host", "db"})
            probe(id).status(Condition::Up);
        QVERIFY(ScriptedProbe::looks.isEmpty()); // a start is no return
        probe("host").status(Condition::Down, {base::Errc::Closed, "refused"});
        QVERIFY(ScriptedProbe::looks.isEmpty());
        probe("host").status(Condition::Up);
        QCOMPARE(ScriptedProbe::looks, (QHash<QString, int>{{QStringLiteral("db"), 1}}));
        probe("host").status(Condition::Up);
        QCOMPARE(ScriptedProbe::looks.value(QStringLiteral("db")), 1);
        probe("db").status(Condition::NotAnswering, {base::Errc::TimedOut, "silent"});
        probe("db").status(Condition::Up);
        QCOMPARE(ScriptedProbe::looks.value(QStringLiteral("api")), 1);
    }

    void whatWatchingCostsIsToldWhileItLasts()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        Facts facts;
        facts.connections = 2;
        probe("a").facts(facts);
        probe("a").status(Condition::Up);
        for (int i = 0; i < 20; ++i) {
            probe("a").asked(m_clock.now(), m_clock.now() + 4ms);
            probe("a").sample(sample(i), 1s);
            m_reactor->advance(m_clock, 1s);
        }
        const auto costOf = [this] { return m_outbox->take().snapshots.value(QStringLiteral("a"))->cost; };
        const Cost up = costOf();
        QCOMPARE(up.connections, 2);
        QVERIFY2(up.serverMilliseconds > 3 && up.serverMilliseconds < 5, qPrintable(QString::number(up.serverMilliseconds)));
        probe("a").status(Condition::Down, {base::Errc::Closed, "refused"});
        QCOMPARE(costOf().connections, 0);
    }

    void figuresComeInBatchesAndNoneIsLost()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a"), QStringLiteral("b")}));
        probe("a").status(Condition::Up);
        (void)m_outbox->take();
        for (int i = 0; i < 3; ++i)
            probe("a").sample(sample(i), 1s);
        QVERIFY(m_outbox->take().samples.empty());
        m_reactor->advance(m_clock, 300ms);
        const Delivery d = m_outbox->take();
        QCOMPARE(d.samples.size(), 3u);
        QCOMPARE(d.snapshots.value(QStringLiteral("a"))->find(MetricId(QStringLiteral("m")))->reading.value, 2.0);
    }

    void reconnectingDoesNotTakeDownOffTheScreen()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        probe("a").status(Condition::Down, {base::Errc::Closed, "refused"});
        const auto since = m_outbox->take().snapshots.value(QStringLiteral("a"))->status.since;
        m_reactor->advance(m_clock, 2s);
        probe("a").status(Condition::Connecting);
        probe("a").status(Condition::Down, {base::Errc::Closed, "refused again"});
        m_reactor->advance(m_clock, 300ms);
        const auto status = m_outbox->take().snapshots.value(QStringLiteral("a"))->status;
        QCOMPARE(status.condition, Condition::Down);
        QCOMPARE(status.since, since);
        QCOMPARE(status.error.text, std::string("refused again"));
    }

    void theLastValueStaysWhenTheTargetFallsSilent()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        probe("a").sample(sample(7), 1s);
        Sample none;
        none.sentAt = m_clock.now();
        none.readings.push_back(Reading::missing(MetricId(QStringLiteral("m")), NoValue::Unreachable));
        probe("a").sample(none, 1s);
        m_reactor->advance(m_clock, 300ms);
        QCOMPARE(m_outbox->take().snapshots.value(QStringLiteral("a"))->find(MetricId(QStringLiteral("m")))->reading.value, 7.0);
    }

    void anInstanceThatIsGoneIsForgotten()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        probe("a").status(Condition::Up);
        m_reactor->advance(m_clock, 100ms);
        probe("a").sample(sample(1, QStringLiteral("slot1")), 1s);
        for (int i = 0; i < 5; ++i) {
            m_reactor->advance(m_clock, 1s);
            probe("a").sample(sample(2, QStringLiteral("slot2")), 1s);
        }
        m_reactor->advance(m_clock, 300ms);
        const auto snapshot = m_outbox->take().snapshots.value(QStringLiteral("a"));
        QVERIFY(snapshot->find(MetricId(QStringLiteral("m")), QStringLiteral("slot2")));
        QVERIFY(!snapshot->find(MetricId(QStringLiteral("m")), QStringLiteral("slot1")));
    }

    void unchangedTargetsKeepTheirProbes()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a"), QStringLiteral("b")}));
        Publisher *a = &probe("a");
        m_watcher->setEnvironment(environmentOf({QStringLiteral("c"), QStringLiteral("a")}));
        m_reactor->advance(m_clock, 50ms);
        QCOMPARE(&probe("a"), a);
        QCOMPARE(ScriptedProbe::alive, 2);
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}, 5s)); // says something else now
        m_reactor->advance(m_clock, 50ms);
        QVERIFY(&probe("a") != a);
        QCOMPARE(ScriptedProbe::alive, 1);
    }

    void retryStartsANewProbeAndKeepsWhatWasKnown()
    {
        m_watcher->setEnvironment(environmentOf({QStringLiteral("a")}));
        probe("a").sample(sample(7), 1s);
        m_reactor->advance(m_clock, 300ms);
        (void)m_outbox->take();
        Publisher *before = &probe("a");
        m_watcher->retry(QStringLiteral("a"));
        m_reactor->advance(m_clock, 300ms);
        QVERIFY(&probe("a") != before);
        QCOMPARE(ScriptedProbe::alive, 1);
        probe("a").status(Condition::Up);
        QCOMPARE(m_outbox->take().snapshots.value(QStringLiteral("a"))->find(MetricId(QStringLiteral("m")))->reading.value, 7.0);
    }
};

QTEST_GUILESS_MAIN(TstWatcher)
#include "tst_watcher.moc"
