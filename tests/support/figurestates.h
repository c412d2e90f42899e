// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The servers of a stage, watched as the console watches them, while their figures are driven from fine over warning to critical
// and back, many at a time. What is judged is the finding and its sentence, not the number.

#include "models/health/wording.h"
#include "models/watch/watcher.h"
#include "tests/support/figurestage.h"
#include "tests/support/probebench.h"

#include <QElapsedTimer>
#include <QSet>

class FigureStates {
public:
    using Step = FigureRow::Step;
    using Severity = base::Severity;

    explicit FigureStates(int major) : m_major(major), m_stage(major), m_rows(figureRows(m_stage.baseline())) {}

    // What went wrong; empty: nothing.
    QString drive()
    {
        QElapsedTimer took;
        took.start();
        watchThem();
        const QString wrong = steps();
        int driven = 0;
        for (const FigureRow &row : m_rows)
            driven += isDriven(row);
        for (const QString &reason : notDriven())
            qInfo("PostgreSQL %d: not driven: %s", m_major, qPrintable(reason));
        qInfo("PostgreSQL %d: %d figures driven, %d not, in %.1f s", m_major, driven, int(notDriven().size()), double(took.elapsed()) / 1000);
        return wrong;
    }
    [[nodiscard]] const QHash<QString, QString> &sentences() const { return m_sentences; } // of the worst state, by metric

    // Figures with limits of their own that nobody drives and nobody excuses.
    static QStringList forgotten()
    {
        QSet<QString> known;
        for (const FigureRow &row : figureRows({}))
            known << QLatin1String(row.metric);
        for (const NotDriven &n : kNotDriven)
            known << QLatin1String(n.metric);
        QStringList out;
        const auto catalogue = watch::Catalogue::load({});
        for (const watch::Metric *metric : catalogue->ofKind(environment::TargetKind::Postgres))
            if ((metric->threshold.warning || metric->threshold.critical) && !known.contains(metric->id.name()))
                out << metric->id.name();
        return out;
    }

private:
    void watchThem()
    {
        auto e = std::make_shared<environment::Environment>();
        for (const auto &[id, server] : {std::pair("db", &m_stage.primary()), std::pair("standby", &m_stage.standby())}) {
            environment::PostgresSettings s;
            s.host = QStringLiteral("localhost");
            s.port = server->port();
            s.user = QStringLiteral("postgres");
            s.tls.rootCertificate = m_stage.authority().certificate();
            if (server == &m_stage.primary())
                s.expectedStandbys = {QStringLiteral("standby1")};
            environment::Target t = targetOf(QLatin1String(id), environment::TargetKind::Postgres, s);
            t.hotInterval = std::chrono::milliseconds(300); // the watcher tells the newest four times a second
            t.coldInterval = std::chrono::milliseconds(300);
            t.deadline = std::chrono::seconds(5);
            for (const FigureRow &row : m_rows)
                t.thresholds.insert(QLatin1String(row.metric), {row.warning, row.critical, row.below});
            e->targets.append(t);
        }
        m_environment = e;
        m_catalogue = watch::Catalogue::load(*e);
        m_outbox = std::make_shared<watch::Outbox>();
        m_watcher = std::make_unique<watch::Watcher>(m_reactor, m_secrets, m_outbox);
        m_scope = std::make_unique<flow::TaskScope>();
        m_scope->spawn(m_watcher->run());
        m_watcher->setEnvironment(m_environment);
        flow::ReadyQueue::here().pump();
    }

    // --- what the console makes of them

    [[nodiscard]] bool isDriven(const FigureRow &row) const
    {
        return row.since <= m_major && (m_stage.compiles() || qstrcmp(row.metric, "pg.jit.share") != 0);
    }
    [[nodiscard]] QStringList notDriven() const
    {
        QStringList out;
        for (const NotDriven &n : kNotDriven)
            out << QStringLiteral("%1: %2").arg(QLatin1String(n.metric), QLatin1String(n.why));
        for (const FigureRow &row : m_rows)
            if (row.since > m_major)
                out << QStringLiteral("%1: PostgreSQL has it from %2 on").arg(QLatin1String(row.metric)).arg(row.since);
            else if (!isDriven(row))
                out << QStringLiteral("%1: this build of PostgreSQL has no compiler").arg(QLatin1String(row.metric));
        return out;
    }
    // The findings on a target if everything stays as it is for as long as the figures with a hold ask for.
    [[nodiscard]] std::vector<health::Finding> findings(const QString &target, health::Memory &memory) const
    {
        using namespace std::chrono_literals;
        const watch::SnapshotPtr snapshot = m_now.value(target);
        std::vector<health::Finding> out;
        const auto begin = std::chrono::steady_clock::now();
        for (auto later = 0s; snapshot && later <= 63s; later += 9s)
            out = health::findingsOf(*m_environment->find(target), *snapshot, *m_catalogue, memory, begin + later, {});
        return out;
    }
    void look()
    {
        QTest::qWait(10);
        for (const auto &[id, snapshot] : m_outbox->take().snapshots.asKeyValueRange())
            m_now.insert(id, snapshot);
        QHash<QString, Severity> bad;
        for (const QString &target : {QStringLiteral("db"), QStringLiteral("standby")}) {
            health::Memory memory;
            const health::Wording wording(*m_environment, *m_catalogue, std::chrono::steady_clock::now());
            for (const health::Finding &f : findings(target, memory)) {
                for (const health::Excess &e : f.excesses) {
                    for (const QString &key : {target + e.metric->id.name() + QLatin1Char('/'), target + e.metric->id.name() + QLatin1Char('/') + e.instance})
                        bad[key] = std::max(bad.value(key, Severity::Ok), e.severity);
                    m_sentences[e.metric->id.name()] = wording.of(f).sentence;
                }
            }
        }
        for (FigureSeen &s : m_seen) {
            const QString target = s.row->onStandby ? QStringLiteral("standby") : QStringLiteral("db");
            s.now = isMeasured(target, s.row->metric) ? bad.value(target + QLatin1String(s.row->metric) + QLatin1Char('/') + QLatin1String(s.row->instance), Severity::Ok) : Severity::Unknown;
            s.seen.insert(s.now);
        }
    }
    [[nodiscard]] bool isMeasured(const QString &target, const char *metric) const
    {
        const watch::SnapshotPtr snapshot = m_now.value(target);
        return snapshot && snapshot->status.condition == watch::Condition::Up
            && std::any_of(snapshot->latest.begin(), snapshot->latest.end(), [metric](const watch::TargetSnapshot::Latest &l) {
                   return l.reading.metric.name() == QLatin1String(metric) && (l.reading.hasValue() || l.reading.noValue == watch::NoValue::NotApplicable);
               });
    }
    // Until each of these was seen so, or, for Ok, all are so now.
    QString reach(Severity severity, std::initializer_list<Step> of, const char *what, int seconds = 30)
    {
        m_seen.clear();
        for (const FigureRow &row : m_rows) {
            const bool has = severity == Severity::Ok || (severity == Severity::Warning ? row.warning : row.critical).has_value();
            if (isDriven(row) && has && std::find(of.begin(), of.end(), row.step) != of.end())
                m_seen.push_back({&row, Severity::Unknown, {}});
        }
        QElapsedTimer since;
        since.start();
        QStringList open;
        do {
            look();
            open.clear();
            for (const FigureSeen &s : m_seen)
                if (severity == Severity::Ok ? s.now != Severity::Ok : !s.seen.contains(severity))
                    open << told(s);
        } while (!open.isEmpty() && since.elapsed() < seconds * 1000);
        qInfo("%s after %.1f s", what, double(since.elapsed()) / 1000);
        return open.isEmpty() ? QString() : QStringLiteral("%1: not %2").arg(QLatin1String(what), open.join(QStringLiteral(", ")));
    }

    // --- the steps

    QString steps()
    {
        static constexpr auto kAll = {Step::Main, Step::Conflict, Step::Log, Step::Lag, Step::SlotState, Step::Link};
        QString wrong = reach(Severity::Ok, kAll, "fine");
        const auto then = [&](Severity severity, Step step, const char *what, int seconds = 30) {
            if (wrong.isEmpty())
                wrong = reach(severity, {step}, what, seconds);
        };
        // A rate is seen by one look in three tenths of a second: a console that was busy then tells of the next one only.
        for (const auto &[severity, readers, what] : {std::tuple(Severity::Warning, 1, "one conflict"), {Severity::Critical, 40, "many conflicts"}}) {
            QString conflict = QStringLiteral("not tried");
            for (int attempt = 0; wrong.isEmpty() && !conflict.isEmpty() && attempt < 4; ++attempt) {
                m_stage.conflict(readers);
                conflict = reach(severity, {Step::Conflict}, what, 5);
            }
            if (wrong.isEmpty())
                wrong = conflict;
        }
        // The server tells this lag until the standby has said twice that it has everything: each second, and each time it is
        // asked whether it lives. Both close together would leave nothing to see.
        m_stage.primary().set(QStringLiteral("wal_sender_timeout"), QStringLiteral("60s"));
        QString lag = QStringLiteral("not tried");
        for (int attempt = 0; wrong.isEmpty() && !lag.isEmpty() && attempt < 4; ++attempt) {
            m_stage.standby().sql(QStringLiteral("select pg_wal_replay_pause()"));
            m_stage.sql("insert into big values (0, 'x')");
            QTest::qWait(900); // that is the lag
            m_stage.standby().sql(QStringLiteral("select pg_wal_replay_resume()"));
            lag = reach(Severity::Warning, {Step::Lag}, "some lag", 5);
        }
        if (wrong.isEmpty())
            wrong = lag;
        m_stage.primary().set(QStringLiteral("wal_sender_timeout"), QStringLiteral("2s"));
        if (wrong.isEmpty())
            m_stage.keepLog();
        then(Severity::Warning, Step::Log, "some log is kept");
        if (wrong.isEmpty())
            m_stage.towardsWarning();
        then(Severity::Warning, Step::Main, "warning", 60);
        if (wrong.isEmpty())
            m_stage.towardsCritical();
        then(Severity::Critical, Step::Main, "critical", 60);
        then(Severity::Critical, Step::Log, "much log is kept");
        if (!wrong.isEmpty())
            return wrong;
        m_stage.load().setLevel(0);
        m_stage.standby().sql(QStringLiteral("select pg_wal_replay_resume()"));
        then(Severity::Critical, Step::Lag, "much lag");
        m_stage.primary().set(QStringLiteral("max_slot_wal_keep_size"), QStringLiteral("1MB"));
        m_stage.segments(3);
        then(Severity::Warning, Step::SlotState, "slot unreserved");
        m_stage.sql("checkpoint");
        then(Severity::Critical, Step::SlotState, "slot lost");
        m_stage.standby().set(QStringLiteral("primary_conninfo"), QStringLiteral("host=/nowhere"));
        then(Severity::Warning, Step::Link, "link cut");
        then(Severity::Critical, Step::Link, "link silent");
        if (wrong.isEmpty())
            m_stage.putRight();
        if (wrong.isEmpty())
            wrong = reach(Severity::Ok, kAll, "fine again", 60);
        return wrong;
    }

    struct FigureSeen {
        const FigureRow *row;
        Severity now;
        QSet<Severity> seen;
    };
    // For the message: what the figure says now.
    [[nodiscard]] QString told(const FigureSeen &s) const
    {
        QString text = QLatin1String(s.row->metric);
        if (const auto snapshot = m_now.value(s.row->onStandby ? QStringLiteral("standby") : QStringLiteral("db")))
            for (const auto &l : snapshot->latest)
                if (l.reading.metric.name() == QLatin1String(s.row->metric))
                    text += QStringLiteral(" [%1 %2 %3]").arg(l.reading.instance.visible()).arg(l.reading.value).arg(l.reading.why.visible());
        return text;
    }

    int m_major;
    FigureStage m_stage;
    std::vector<FigureRow> m_rows;
    environment::EnvironmentPtr m_environment;
    watch::CataloguePtr m_catalogue;
    flow::Reactor m_reactor;
    ScriptedSecrets m_secrets;
    std::shared_ptr<watch::Outbox> m_outbox;
    std::unique_ptr<watch::Watcher> m_watcher;
    std::unique_ptr<flow::TaskScope> m_scope; // before the watcher it runs
    QHash<QString, watch::SnapshotPtr> m_now;
    QHash<QString, QString> m_sentences;
    std::vector<FigureSeen> m_seen;
};
