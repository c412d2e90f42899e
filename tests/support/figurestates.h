// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The servers of a stage, watched while their figures are driven from fine over warning to critical and back, many at a time.

#include "tests/support/figurestage.h"
#include "tests/support/figurewatch.h"

class FigureStates {
public:
    using Step = FigureRow::Step;
    using Severity = base::Severity;

    explicit FigureStates(int major) : m_major(major), m_stage(major), m_watch(targets(), figureRows(m_stage.baseline())) {}

    // What went wrong; empty: nothing.
    QString drive()
    {
        QElapsedTimer took;
        took.start();
        const QString wrong = steps();
        int driven = 0;
        for (const FigureRow &row : m_watch.rows())
            driven += isDriven(row);
        for (const QString &reason : notDriven())
            qInfo("PostgreSQL %d: not driven: %s", m_major, qPrintable(reason));
        qInfo("PostgreSQL %d: %d figures driven, %d not, in %.1f s", m_major, driven, int(notDriven().size()), double(took.elapsed()) / 1000);
        return wrong;
    }
    [[nodiscard]] const QHash<QString, QString> &sentences() const { return m_watch.sentences(); }

private:
    [[nodiscard]] QList<environment::Target> targets() const
    {
        QList<environment::Target> out;
        for (const auto &[id, server] : {std::pair("db", &m_stage.primary()), std::pair("standby", &m_stage.standby())}) {
            environment::PostgresSettings s;
            s.host = QStringLiteral("localhost");
            s.port = server->port();
            s.user = QStringLiteral("postgres");
            s.tls.rootCertificate = m_stage.authority().certificate();
            if (server == &m_stage.primary()) {
                s.expectedStandbys = {QStringLiteral("standby1")};
                s.backup.statusFile = m_stage.backupFile();
            }
            environment::Target t = targetOf(QLatin1String(id), environment::TargetKind::Postgres, s);
            t.hotInterval = std::chrono::milliseconds(300); // the watcher tells the newest four times a second
            t.coldInterval = std::chrono::milliseconds(300);
            t.deadline = std::chrono::seconds(5);
            out << t;
        }
        return out;
    }
    [[nodiscard]] bool isDriven(const FigureRow &row) const
    {
        return row.since <= m_major && (m_stage.compiles() || qstrcmp(row.metric, "pg.jit.share") != 0);
    }
    [[nodiscard]] QStringList notDriven() const
    {
        QStringList out;
        for (const NotDriven &n : kNotDriven)
            out << QStringLiteral("%1: %2").arg(QLatin1String(n.metric), QLatin1String(n.why));
        for (const FigureRow &row : m_watch.rows())
            if (row.since > m_major)
                out << QStringLiteral("%1: PostgreSQL has it from %2 on").arg(QLatin1String(row.metric)).arg(row.since);
            else if (!isDriven(row))
                out << QStringLiteral("%1: this build of PostgreSQL has no compiler").arg(QLatin1String(row.metric));
        return out;
    }
    QString reach(Severity severity, std::initializer_list<Step> of, const char *what, int seconds = 30)
    {
        FigureWatch::Rows rows;
        for (const FigureRow &row : m_watch.rows())
            if (isDriven(row) && std::find(of.begin(), of.end(), row.step) != of.end())
                rows.push_back(&row);
        return m_watch.reach(severity, rows, what, seconds);
    }
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

    int m_major;
    FigureStage m_stage;
    FigureWatch m_watch;
};
