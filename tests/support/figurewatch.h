// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Targets watched as the console watches them, while a test drives their figures from fine over warning to critical and back.
// What is judged is the finding and its sentence, not the number.

#include "models/health/wording.h"
#include "models/watch/watcher.h"
#include "tests/support/figurerows.h"
#include "tests/support/probebench.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

// What a test does to a server so that a figure of it turns bad, worse and good again; an empty one: time alone does it.
struct FigureDeed {
    std::function<void()> warning, critical, back;
};

class FigureWatch {
public:
    using Severity = base::Severity;
    using Rows = std::vector<const FigureRow *>;
    using Passwords = std::map<QString, std::string>; // by target

    // The rows give the targets their limits; a figure's target may look as often and as fast as its test likes.
    FigureWatch(const QList<environment::Target> &targets, std::vector<FigureRow> rows, Passwords passwords = {}, const base::Clock &clock = base::Clock::system())
        : m_rows(std::move(rows)), m_reactor(clock)
    {
        m_secrets.table = std::move(passwords);
        auto e = std::make_shared<environment::Environment>();
        e->targets = targets;
        for (environment::Target &t : e->targets)
            for (const FigureRow &row : m_rows)
                if (t.id == QLatin1String(row.target))
                    t.thresholds.insert(QLatin1String(row.metric), {row.warning, row.critical, row.below});
        m_environment = e;
        m_catalogue = watch::Catalogue::load(*e);
        for (const FigureRow &row : m_rows)
            if (const watch::Metric *metric = m_catalogue->find(watch::MetricId(QLatin1String(row.metric))))
                m_longestHold = std::max(m_longestHold, std::chrono::seconds(qint64(metric->holdSeconds)));
        m_outbox = std::make_shared<watch::Outbox>();
        m_watcher = std::make_unique<watch::Watcher>(m_reactor, m_secrets, m_outbox);
        m_scope = std::make_unique<flow::TaskScope>();
        m_scope->spawn(m_watcher->run());
        m_watcher->setEnvironment(m_environment);
        flow::ReadyQueue::here().pump();
    }

    std::function<void()> meanwhile; // done between two looks: what goes on all the time

    [[nodiscard]] const std::vector<FigureRow> &rows() const { return m_rows; }
    [[nodiscard]] Rows all() const
    {
        Rows out;
        for (const FigureRow &row : m_rows)
            out.push_back(&row);
        return out;
    }
    [[nodiscard]] const QHash<QString, QString> &sentences() const { return m_sentences; } // of the worst state, by metric

    // Until each of these was seen so, or, for Ok, all are so now. What went wrong; empty: nothing.
    QString reach(Severity severity, const Rows &rows, const char *what, int seconds = 30)
    {
        m_seen.clear();
        for (const FigureRow *row : rows)
            if (severity == Severity::Ok || (severity == Severity::Warning ? row->warning : row->critical))
                m_seen.push_back({row, Severity::Unknown, {}});
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
    // All the way, each figure as far as it has limits; it is put right in any case.
    QString drive(const Rows &rows, const FigureDeed &deed, int seconds = 30)
    {
        const auto done = [](const std::function<void()> &act) {
            if (act)
                act();
        };
        QString wrong = reach(Severity::Ok, rows, "fine", seconds);
        if (wrong.isEmpty()) {
            done(deed.warning);
            wrong = reach(Severity::Warning, rows, "warning", seconds);
        }
        if (wrong.isEmpty()) {
            done(deed.critical);
            wrong = reach(Severity::Critical, rows, "critical", seconds);
        }
        done(deed.back);
        return wrong.isEmpty() ? reach(Severity::Ok, rows, "fine again", seconds) : wrong;
    }

    // The same as a function of QtTest with data: a row for each figure, and the deeds by metric.
    void addRows() const
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(m_rows.size()); ++i)
            QTest::newRow(m_rows[std::size_t(i)].metric) << i;
    }
    void driveRow(const QMap<QString, FigureDeed> &deeds)
    {
        QFETCH(int, index);
        const FigureRow &row = m_rows[std::size_t(index)];
        const QString metric = QLatin1String(row.metric);
        QVERIFY2(deeds.contains(metric), "nothing drives it");
        const QString wrong = drive({&row}, deeds[metric]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%s", qPrintable(m_sentences.value(metric)));
        QVERIFY(!m_sentences.value(metric).isEmpty());
    }

private:
    struct FigureSeen {
        const FigureRow *row;
        Severity now;
        QSet<Severity> seen;
    };
    // The findings on a target if everything stays as it is for as long as the figures with a hold ask for.
    [[nodiscard]] std::vector<health::Finding> findings(const environment::Target &target, health::Memory &memory) const
    {
        using namespace std::chrono_literals;
        const watch::SnapshotPtr snapshot = m_now.value(target.id);
        std::vector<health::Finding> out;
        const auto begin = std::chrono::steady_clock::now();
        for (auto later = 0s; snapshot && later < m_longestHold + 9s; later += 9s) // less than a memory forgets after
            out = health::findingsOf(target, *snapshot, *m_catalogue, memory, begin + later, {});
        return out;
    }
    void look()
    {
        if (meanwhile)
            meanwhile();
        QTest::qWait(10);
        for (const auto &[id, snapshot] : m_outbox->take().snapshots.asKeyValueRange())
            m_now.insert(id, snapshot);
        QHash<QString, Severity> bad;
        for (const environment::Target &target : m_environment->targets) {
            health::Memory memory;
            const health::Wording wording(*m_environment, *m_catalogue, std::chrono::steady_clock::now());
            for (const health::Finding &f : findings(target, memory)) {
                for (const health::Excess &e : f.excesses) {
                    for (const QString &key : {keyOf(target.id, e.metric->id.name()), keyOf(target.id, e.metric->id.name(), e.instance)})
                        bad[key] = std::max(bad.value(key, Severity::Ok), e.severity);
                    m_sentences[e.metric->id.name()] = wording.of(f).sentence;
                }
            }
        }
        for (FigureSeen &s : m_seen) {
            const QString target = QLatin1String(s.row->target), metric = QLatin1String(s.row->metric);
            s.now = isMeasured(target, metric) ? bad.value(keyOf(target, metric, QLatin1String(s.row->instance)), Severity::Ok) : Severity::Unknown;
            s.seen.insert(s.now);
        }
    }
    [[nodiscard]] static QString keyOf(const QString &target, const QString &metric, const QString &instance = {})
    {
        return target + metric + QLatin1Char('/') + instance;
    }
    [[nodiscard]] bool isMeasured(const QString &target, const QString &metric) const
    {
        const watch::SnapshotPtr snapshot = m_now.value(target);
        return snapshot && snapshot->status.condition == watch::Condition::Up
            && std::any_of(snapshot->latest.begin(), snapshot->latest.end(), [&metric](const watch::TargetSnapshot::Latest &l) {
                   return l.reading.metric.name() == metric && (l.reading.hasValue() || l.reading.noValue == watch::NoValue::NotApplicable);
               });
    }
    // For the message: what the figure says now.
    [[nodiscard]] QString told(const FigureSeen &s) const
    {
        QString text = QLatin1String(s.row->metric);
        if (const auto snapshot = m_now.value(QLatin1String(s.row->target)))
            for (const auto &l : snapshot->latest)
                if (l.reading.metric.name() == QLatin1String(s.row->metric))
                    text += QStringLiteral(" [%1 %2 %3]").arg(l.reading.instance.visible()).arg(l.reading.value).arg(l.reading.why.visible());
        return text;
    }

    const std::vector<FigureRow> m_rows;
    std::chrono::seconds m_longestHold{0};
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
