// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgresreplication.h"

#include "models/watch/lanefigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

namespace watch {

namespace {

const MetricId kStreaming(QStringLiteral("pg.receiver.streaming")), kSilent(QStringLiteral("pg.receiver.silent")),
    kStandbys(QStringLiteral("pg.standbys.streaming")), kMissing(QStringLiteral("pg.standbys.missing")),
    kInactive(QStringLiteral("pg.slot.inactive.age")), kRetained(QStringLiteral("pg.slot.retained")), kStatus(QStringLiteral("pg.slot.status"));

struct Stage {
    MetricId metric;
    const char *column;
    std::optional<double> ReplicationRow::*field;
};

const std::array<Stage, 7> &stages()
{
    static const std::array<Stage, 7> all{{
        {MetricId(QStringLiteral("pg.lag.sent.bytes")), "sent_bytes", &ReplicationRow::sentBytes},
        {MetricId(QStringLiteral("pg.lag.write.bytes")), "write_bytes", &ReplicationRow::writeBytes},
        {MetricId(QStringLiteral("pg.lag.flush.bytes")), "flush_bytes", &ReplicationRow::flushBytes},
        {MetricId(QStringLiteral("pg.lag.replay.bytes")), "replay_bytes", &ReplicationRow::replayBytes},
        {MetricId(QStringLiteral("pg.lag.write.seconds")), "write_seconds", &ReplicationRow::writeSeconds},
        {MetricId(QStringLiteral("pg.lag.flush.seconds")), "flush_seconds", &ReplicationRow::flushSeconds},
        {MetricId(QStringLiteral("pg.lag.replay.seconds")), "replay_seconds", &ReplicationRow::replaySeconds},
    }};
    return all;
}

void missing(std::vector<Reading> &out, std::initializer_list<MetricId> metrics, NoValue reason, const base::Untrusted &why)
{
    for (const MetricId m : metrics)
        out.push_back(Reading::missing(m, reason, why));
}

double slotState(std::string_view status)
{
    constexpr std::array<std::string_view, 4> kStates{"reserved", "extended", "unreserved", "lost"};
    const auto at = std::ranges::find(kStates, status);
    return at == kStates.end() ? std::numeric_limits<double>::quiet_NaN() : double(at - kStates.begin());
}

} // namespace

void PostgresReplication::readReceiver(const PGresult *server, std::vector<Reading> &out)
{
    if (number(server, 0, "standby").value_or(0) == 0) {
        m_heard.reset();
        missing(out, {kStreaming, kSilent}, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "only on a standby")));
        return;
    }
    const bool running = isTrue(server, 0, "receiver");
    const auto status = text(server, 0, "receiver_status");
    if (running && !status) {
        missing(out, {kStreaming, kSilent}, NoValue::Permission, base::Untrusted(QCoreApplication::translate("watch", "the receiver's state is hidden")));
        return;
    }
    out.emplace_back(kStreaming, status == "streaming" ? 1.0 : 0.0);
    if (const auto heard = number(server, 0, "receiver_heard"))
        m_heard = heard;
    const auto now = number(server, 0, "server_time");
    if (m_heard && now)
        out.emplace_back(kSilent, std::max(0.0, *now - *m_heard));
    else
        missing(out, {kSilent}, NoValue::NotYet, base::Untrusted(QCoreApplication::translate("watch", "the sender has not been heard yet")));
}

std::vector<ReplicationRow> PostgresReplication::readStandbys(const PGresult *rows, bool standby, const SynchronousStandbys &synchronous,
                                                              base::TimePoint at, std::vector<Reading> &out)
{
    std::map<int, Sender> senders;
    std::vector<ReplicationRow> list;
    std::set<QString> streaming, used;
    std::size_t streams = 0;
    bool hidden = false;
    for (int row = 0; row < PQntuples(rows); ++row) {
        ReplicationRow r;
        r.name = untrusted(rows, row, "name");
        r.client = untrusted(rows, row, "client");
        r.state = untrusted(rows, row, "state").visible();
        r.syncState = untrusted(rows, row, "sync_state").visible();
        hidden = hidden || isTrue(rows, row, "hidden");
        r.pid = int(number(rows, row, "pid").value_or(0));
        r.flushed = number(rows, row, "flushed");
        r.replayed = number(rows, row, "replayed");
        Sender &sender = senders[r.pid] = std::move(m_senders[r.pid]);
        if (r.flushed && r.flushed != sender.flushed) {
            sender.flushed = r.flushed;
            sender.movedAt = at;
        }
        r.movedAt = sender.movedAt;
        if (r.replayed)
            sender.replay.add(at, *r.replayed);
        r.replayRate = sender.replay.rate();
        for (const Stage &s : stages())
            r.*s.field = number(rows, row, s.column);
        if (r.state == QLatin1String("streaming")) {
            streaming.insert(r.name.raw());
            ++streams;
        }
        list.push_back(std::move(r));
        if (hidden || list.back().state == QLatin1String("backup"))
            continue;
        // two standbys of one name are two instances
        base::Untrusted instance = list.back().name;
        if (!used.insert(instance.raw()).second)
            instance = base::Untrusted(QStringLiteral("%1 #%2").arg(instance.raw(), untrusted(rows, row, "pid").visible()));
        for (const Stage &s : stages()) {
            const auto value = list.back().*s.field;
            if (value)
                out.emplace_back(s.metric, *value, instance);
            else
                out.push_back(Reading::missing(s.metric, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "nothing was written lately")), instance));
        }
    }
    m_senders = std::move(senders);
    if (hidden || list.empty())
        for (const Stage &s : stages())
            out.push_back(Reading::missing(s.metric, hidden ? NoValue::Permission : NoValue::NotApplicable,
                hidden ? base::Untrusted(QCoreApplication::translate("watch", "the standbys' positions are hidden")) : base::Untrusted(QCoreApplication::translate("watch", "no standby receives from here"))));
    if (hidden) {
        missing(out, {kStandbys, kMissing}, NoValue::Permission, base::Untrusted(QCoreApplication::translate("watch", "the standbys' states are hidden")));
        return list;
    }
    out.emplace_back(kStandbys, double(streams));
    QStringList expected = m_expected + synchronous.names;
    expected.removeDuplicates();
    if (standby || expected.isEmpty())
        missing(out, {kMissing}, NoValue::NotApplicable, standby ? base::Untrusted(QCoreApplication::translate("watch", "only on a primary")) : base::Untrusted(QCoreApplication::translate("watch", "the environment file names no expected standbys")));
    else
        out.emplace_back(kMissing, double(std::ranges::count_if(expected, [&](const QString &name) { return !streaming.contains(name); })));
    return list;
}

std::vector<SlotRow> PostgresReplication::readSlots(const PGresult *rows, base::TimePoint at, std::vector<Reading> &out)
{
    std::vector<SlotRow> list;
    std::map<QString, base::TimePoint> inactive;
    for (int row = 0; row < PQntuples(rows); ++row) {
        SlotRow s;
        s.name = untrusted(rows, row, "name");
        s.type = untrusted(rows, row, "type").visible();
        s.active = isTrue(rows, row, "active");
        s.retainedBytes = number(rows, row, "retained_bytes");
        s.safeBytes = number(rows, row, "safe_bytes");
        const auto status = text(rows, row, "status").value_or(std::string_view());
        s.walStatus = base::Untrusted(status).visible();
        s.pid = int(number(rows, row, "pid").value_or(0));
        s.xminAge = number(rows, row, "xmin_age");
        s.temporary = isTrue(rows, row, "temporary");
        if (const auto failover = text(rows, row, "failover"))
            s.failover = failover == "t";
        if (const auto synced = text(rows, row, "synced"))
            s.synced = synced == "t";
        s.invalidated = untrusted(rows, row, "invalidated").visible();
        double age = 0;
        if (!s.active) {
            const auto known = m_inactiveSince.find(s.name.raw());
            const auto since = known == m_inactiveSince.end() ? at : known->second;
            inactive.emplace(s.name.raw(), since);
            age = std::max(0.0, number(rows, row, "inactive_seconds").value_or(std::chrono::duration<double>(at - since).count()));
        }
        out.emplace_back(kInactive, age, s.name);
        if (s.retainedBytes)
            out.emplace_back(kRetained, *s.retainedBytes, s.name);
        else
            out.push_back(Reading::missing(kRetained, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the slot was never used")), s.name));
        if (const double state = slotState(status); !std::isnan(state))
            out.emplace_back(kStatus, state, s.name);
        else
            out.push_back(Reading::missing(kStatus, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "the slot was never used")), s.name));
        list.push_back(std::move(s));
    }
    m_inactiveSince = std::move(inactive);
    if (list.empty())
        missing(out, {kInactive, kRetained, kStatus}, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "there are no replication slots")));
    return list;
}

} // namespace watch
