// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Frames for the recorder's tests: a small platform whose sessions live, and the comparison of every recorded field.

#include "models/recorder/packing.h"

#include <random>

namespace test {

inline base::Untrusted u(const QString &text)
{
    return base::Untrusted(text);
}

class LivingPlatform {
public:
    explicit LivingPlatform(int sessions = 20, unsigned seed = 1) : m_random(seed)
    {
        for (int i = 0; i < sessions; ++i)
            m_rows.push_back(session(1000 + i));
        frame.scope = QStringLiteral("shop");
        frame.moment.now = base::TimePoint(std::chrono::hours(7));
        frame.moment.wallNow = base::WallTime(std::chrono::seconds(1'790'000'000));
        build();
    }

    // A second later: `share` of the sessions do something else, now and then one comes or goes.
    const recorder::Frame &second(double share = 0.3)
    {
        frame.moment.now += std::chrono::microseconds(1'000'000 + pick(900));
        frame.moment.wallNow += std::chrono::seconds(1);
        const std::int64_t passed = 1'000'000 + pick(900);
        for (watch::SessionRow &row : m_rows) {
            if (pick(1000) < share * 1000) {
                row = session(row.pid);
                continue;
            }
            for (std::optional<double> *age : {&row.stateSeconds, &row.transactionSeconds, &row.querySeconds})
                if (*age)
                    *age = recorder::fromMillionths(*recorder::millionths(**age) + passed);
        }
        if (pick(10) == 0 && !m_rows.empty())
            m_rows.erase(m_rows.begin() + pick(int(m_rows.size())));
        if (pick(10) == 0)
            m_rows.insert(m_rows.begin() + pick(int(m_rows.size()) + 1), session(int(5000 + m_made)));
        build();
        return frame;
    }

    recorder::Frame frame;

private:
    int pick(int below) { return int(m_random() % unsigned(below)); }
    std::optional<double> seconds() { return pick(9) == 0 ? std::nullopt : std::optional(recorder::fromMillionths(pick(40'000'000))); }

    watch::SessionRow session(int pid)
    {
        ++m_made;
        watch::SessionRow row;
        row.pid = pid;
        row.leaderPid = pick(20) == 0 ? 1000 : 0;
        row.user = u(QStringLiteral("app_%1").arg(pick(4)));
        row.database = u(QStringLiteral("shop"));
        row.application = u(pick(2) ? QStringLiteral("api") : QString(QChar(0xd800)) + QStringLiteral("half"));
        row.client = u(QStringLiteral("10.1.2.%1").arg(pick(250)));
        row.backendType = QStringLiteral("client backend");
        row.state = pick(2) ? QStringLiteral("active") : QStringLiteral("idle in transaction");
        if (pick(3) == 0) {
            row.waitType = QStringLiteral("Lock");
            row.waitEvent = QStringLiteral("transactionid");
            row.blockedBy = {1000 + pick(20), 0};
            row.wait.type = QStringLiteral("advisory");
            row.wait.mode = QStringLiteral("ShareLock");
            row.wait.relation = u(QStringLiteral("public.orders"));
            row.wait.key = QStringLiteral("4711");
            row.wait.row = QStringLiteral("(0,%1)").arg(m_made % 50);
            row.wait.blockers.resize(std::size_t(m_made % 3));
            for (watch::LockBlocker &blocker : row.wait.blockers) {
                blocker.mode = QStringLiteral("ExclusiveLock");
                blocker.queued = m_made % 2 == 0;
                blocker.transaction = std::uint32_t(4'000'000'000U + m_made % 9);
                blocker.gid = u(QStringLiteral("tx %1").arg(m_made % 9));
                blocker.owner = u(QStringLiteral("app_1"));
                blocker.seconds = double(m_made % 60);
            }
        }
        row.stateSeconds = seconds();
        row.transactionSeconds = seconds();
        row.querySeconds = seconds();
        row.statement = u(QStringLiteral("UPDATE orders SET note = 'n%1' WHERE id = %2").arg(m_made).arg(pick(100000)));
        row.own = pick(20) == 0;
        row.load.missing = watch::BackendLoad::Missing(m_made % 9);
        if (row.load.missing == watch::BackendLoad::Missing::Nothing) {
            row.load.cpuPercent = double(m_made % 2000) / 10;
            row.load.readBytesPerSecond = double(m_made) * 8192;
            row.load.writtenBytesPerSecond = 0;
        }
        return row;
    }

    void build()
    {
        auto one = std::make_shared<watch::TargetSnapshot>();
        one->target = QStringLiteral("shop-primary");
        one->status.condition = watch::Condition::Up;
        one->status.since = frame.moment.now - std::chrono::hours(1);
        one->status.wallSince = frame.moment.wallNow - std::chrono::hours(1);
        one->status.lastAnswer = frame.moment.now - std::chrono::milliseconds(pick(300));
        one->facts.version = u(QStringLiteral("15.20"));
        one->facts.bothEndsHere = true;
        one->facts.startedAt = base::WallTime(std::chrono::seconds(1'780'000'000));
        one->facts.roleFindings = {QStringLiteral("can write to 3 tables"), QStringLiteral("x")};
        one->cost = {2, pick(1000) / 7.0};
        const base::TimePoint sent = frame.moment.now - std::chrono::milliseconds(40);
        for (int i = 0; i < 30; ++i) {
            watch::TargetSnapshot::Latest latest;
            latest.reading = watch::Reading(watch::MetricId(QStringLiteral("pg.metric.%1").arg(i)), i % 3 ? pick(500) : pick(5000) / 3.0,
                                            u(i % 5 ? QString() : QStringLiteral("slot %1").arg(i)));
            if (i == 7)
                latest.reading = watch::Reading::missing(watch::MetricId(QStringLiteral("pg.metric.7")), watch::NoValue::Error, u(QStringLiteral("no: 'x'")));
            latest.sentAt = sent;
            latest.wallAt = frame.moment.wallNow;
            latest.interval = std::chrono::seconds(1);
            one->latest.push_back(latest);
        }
        one->sessions = std::make_shared<const std::vector<watch::SessionRow>>(m_rows);
        watch::ReplicationRow link;
        link.name = u(QStringLiteral("shop-standby"));
        link.sentBytes = pick(100000);
        link.replaySeconds = pick(1000) / 1e6;
        one->replication = std::make_shared<const std::vector<watch::ReplicationRow>>(2, link);
        one->replicationSlots = std::make_shared<const std::vector<watch::SlotRow>>();
        one->log.at = sent;
        one->log.position = 1e9 + double(m_made) * 8192;
        m_track.add(sent, *one->log.position);
        one->log.track = std::make_shared<const watch::LogTrack>(m_track);
        one->log.synchronous.names = {QStringLiteral("s1")};
        one->load.sessions = pick(40);
        watch::HorizonRow horizon;
        horizon.user = u(QStringLiteral("app_1"));
        horizon.transactions = pick(1000);
        if (pick(10) == 0 || !m_statements) {
            auto interval = std::make_shared<watch::StatementInterval>();
            for (int i = 0; i < 5; ++i) {
                watch::StatementRow row;
                row.key = {5, 10, pick(1 << 30) - (1LL << 40) * i, i % 2 == 0};
                row.user = u(QStringLiteral("app_2"));
                row.text = i ? std::make_shared<const watch::StatementText>(watch::StatementText{u(QStringLiteral("select 'n%1' from t%2").arg(i).arg(pick(3))), false}) : nullptr;
                row.spent.milliseconds = pick(100000) / 7.0;
                interval->rows.push_back(row);
            }
            m_statements = interval;
        }
        one->statements.standing = watch::StatementsState::Standing::Read;
        one->statements.latest = m_statements;
        one->horizon = std::make_shared<const std::vector<watch::HorizonRow>>(1, horizon);
        auto two = std::make_shared<watch::TargetSnapshot>();
        two->target = QStringLiteral("shop-pgbouncer");
        two->status.condition = pick(3) ? watch::Condition::Up : watch::Condition::Down;
        two->status.error = {base::Errc::Closed, "refused: \xff\xfe", "08006", "connect", "look"};
        watch::PoolRow pool;
        pool.database = u(QStringLiteral("shop"));
        pool.clientsWaiting = pick(30);
        pool.maxWaitSeconds = pick(1000) / 9.0;
        two->pools = std::make_shared<const std::vector<watch::PoolRow>>(1, pool);
        watch::StorageRow mount;
        mount.kind = watch::StorageRow::Kind::Mount;
        mount.name = u(QStringLiteral("/srv"));
        mount.freeBytes = 1e12 + pick(1000);
        two->storage = pick(2) ? std::make_shared<const std::vector<watch::StorageRow>>(1, mount) : nullptr;
        frame.moment.snapshots.insert(one->target, one);
        frame.moment.snapshots.insert(two->target, two);
        if (pick(5) == 0)
            frame.moment.snapshots.remove(QStringLiteral("shop-pgbouncer"));
        QHash<QString, health::Memory::Seen> seen = frame.memory.all();
        seen[QStringLiteral("down/%1").arg(pick(3))] = {frame.moment.now, frame.moment.wallNow, frame.moment.now, pick(2) == 0};
        frame.memory = health::Memory(seen);
        frame.bad.resize(1);
        frame.bad[0].target = one->target;
        frame.bad[0].check.words.sentence = QStringLiteral("Connections used: %1").arg(pick(4));
        frame.forecasts.resize(2);
        frame.forecasts[1].outlook.window = std::chrono::hours(pick(24));
        frame.mutes.resize(std::size_t(pick(3)));
        for (std::size_t i = 0; i < frame.mutes.size(); ++i) {
            frame.mutes[i].target = i ? QString() : one->target;
            frame.mutes[i].finding = QStringLiteral("disk//srv%1").arg(pick(2));
            frame.mutes[i].who = QStringLiteral("app_%1").arg(pick(3));
            frame.mutes[i].until = frame.moment.wallNow + std::chrono::hours(pick(9));
        }
        frame.burning.resize(std::size_t(pick(2)));
        for (health::BurningBudget &budget : frame.burning)
            budget.rate = pick(1000) / 7.0;
    }

    std::mt19937 m_random;
    std::vector<watch::SessionRow> m_rows;
    std::int64_t m_made = 0;
    watch::LogTrack m_track;
    watch::StatementIntervalPtr m_statements;
};

// Every recorded field of both.
inline bool same(const recorder::Frame &a, const recorder::Frame &b)
{
    if (a.scope != b.scope || a.moment.now != b.moment.now || a.moment.wallNow != b.moment.wallNow)
        return false;
    if (a.moment.snapshots.keys().size() != b.moment.snapshots.size() || a.memory.all().size() != b.memory.all().size())
        return false;
    if (!recorder::same(a.bad, b.bad) || !recorder::same(a.forecasts, b.forecasts))
        return false;
    if (a.mutes != b.mutes || a.burning != b.burning)
        return false;
    for (auto it = a.moment.snapshots.cbegin(); it != a.moment.snapshots.cend(); ++it)
        if (!b.moment.snapshots.contains(it.key()) || !recorder::same(**it, *b.moment.snapshots.value(it.key())))
            return false;
    for (auto it = a.memory.all().cbegin(); it != a.memory.all().cend(); ++it)
        if (!b.memory.all().contains(it.key()) || !recorder::same(*it, b.memory.all().value(it.key())))
            return false;
    return true;
}

} // namespace test
