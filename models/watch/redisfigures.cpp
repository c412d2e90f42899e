// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/redisfigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace watch {

namespace {

struct Ids {
    MetricId reachable{QStringLiteral("redis.reachable")}, role{QStringLiteral("redis.role")},
        memory{QStringLiteral("redis.memory.bytes")}, memoryUsed{QStringLiteral("redis.memory.used")},
        fragmentation{QStringLiteral("redis.fragmentation")}, clients{QStringLiteral("redis.clients.used")},
        rejected{QStringLiteral("redis.rejected.rate")}, evicted{QStringLiteral("redis.evicted.rate")},
        blocked{QStringLiteral("redis.blocked")}, saveAge{QStringLiteral("redis.save.age")},
        saveFailed{QStringLiteral("redis.save.failed")}, loading{QStringLiteral("redis.loading")},
        linkDown{QStringLiteral("redis.link.down")}, linkSilent{QStringLiteral("redis.link.silent")},
        hits{QStringLiteral("redis.hit.ratio")}, commands{QStringLiteral("redis.commands.rate")};
};

const Ids &ids()
{
    static const Ids all;
    return all;
}

Reading absent(MetricId id, NoValue reason, const QString &why)
{
    return Reading::missing(id, reason, base::Untrusted(why));
}

Reading valueOf(MetricId id, std::optional<double> value)
{
    return value ? Reading(id, *value) : absent(id, NoValue::Version, QCoreApplication::translate("watch", "this version of Redis does not report it"));
}

Reading counted(MetricId id, RateCounter &counter, std::optional<double> value, base::TimePoint at, bool perMinute)
{
    if (!value)
        return valueOf(id, value);
    counter.add(*value, at);
    const auto rate = perMinute ? counter.increase() : counter.perSecond();
    return rate ? Reading(id, *rate) : absent(id, NoValue::NotYet, QCoreApplication::translate("watch", "known after a second sample"));
}

bool isMaster(const RedisInfo &info)
{
    return info.text("role").value_or("master") == "master";
}

} // namespace

void RedisFigures::read(const RedisInfo &info, const Settings &settings, double clock, Sample &sample)
{
    if (const std::string run(info.text("run_id").value_or("")); run != m_run) {
        m_run = run;
        for (RateCounter *c : {&m_commands, &m_hits, &m_misses, &m_rejected, &m_evicted})
            c->forget();
    }
    sample.readings.emplace_back(ids().reachable, 1.0);
    sample.readings.emplace_back(ids().role, isMaster(info) ? 0.0 : 1.0);
    readMemory(info, settings, sample);
    readClients(info, settings, sample);
    readPersistence(info, settings, clock, sample);
    readReplication(info, sample);
    readTraffic(info, sample);
}

void RedisFigures::readMemory(const RedisInfo &info, const Settings &settings, Sample &sample)
{
    auto &readings = sample.readings;
    const auto used = info.number("used_memory");
    readings.push_back(valueOf(ids().memory, used));
    readings.push_back(valueOf(ids().fragmentation, info.number("mem_fragmentation_ratio")));
    const auto most = info.number("maxmemory") ? info.number("maxmemory") : settings.maxMemory;
    if (!used || !most)
        readings.push_back(valueOf(ids().memoryUsed, std::nullopt));
    else if (*most <= 0)
        readings.push_back(absent(ids().memoryUsed, NoValue::NotApplicable, QCoreApplication::translate("watch", "no maxmemory is set")));
    else
        readings.emplace_back(ids().memoryUsed, 100.0 * *used / *most);
    readings.push_back(counted(ids().evicted, m_evicted, info.number("evicted_keys"), sample.sentAt, true));
}

void RedisFigures::readClients(const RedisInfo &info, const Settings &settings, Sample &sample)
{
    auto &readings = sample.readings;
    const auto clients = info.number("connected_clients");
    const auto most = info.number("maxclients") ? info.number("maxclients") : settings.maxClients;
    if (clients && most && *most > 0)
        readings.emplace_back(ids().clients, 100.0 * *clients / *most);
    else
        readings.push_back(valueOf(ids().clients, std::nullopt));
    readings.push_back(valueOf(ids().blocked, info.number("blocked_clients")));
    readings.push_back(counted(ids().rejected, m_rejected, info.number("rejected_connections"), sample.sentAt, true));
}

void RedisFigures::readPersistence(const RedisInfo &info, const Settings &settings, double clock, Sample &sample)
{
    auto &readings = sample.readings;
    const bool keepsLog = info.number("aof_enabled") == 1.0;
    const auto saved = info.number("rdb_last_save_time");
    if (settings.saves == false)
        readings.push_back(absent(ids().saveAge, NoValue::NotApplicable,
                                  keepsLog ? QCoreApplication::translate("watch", "it keeps an append-only file instead") : QCoreApplication::translate("watch", "snapshots are switched off")));
    else if (saved)
        readings.emplace_back(ids().saveAge, std::max(0.0, clock - *saved));
    else
        readings.push_back(valueOf(ids().saveAge, saved));

    const auto snapshot = info.text("rdb_last_bgsave_status"), log = info.text("aof_last_write_status");
    if (snapshot || log)
        readings.emplace_back(ids().saveFailed, snapshot.value_or("ok") != "ok" || log.value_or("ok") != "ok" ? 1.0 : 0.0);
    else
        readings.push_back(valueOf(ids().saveFailed, std::nullopt));
    readings.push_back(valueOf(ids().loading, info.number("loading")));
}

void RedisFigures::readReplication(const RedisInfo &info, Sample &sample)
{
    auto &readings = sample.readings;
    if (isMaster(info)) {
        readings.push_back(absent(ids().linkDown, NoValue::NotApplicable, QCoreApplication::translate("watch", "it is a master")));
        readings.push_back(absent(ids().linkSilent, NoValue::NotApplicable, QCoreApplication::translate("watch", "it is a master")));
        return;
    }
    const bool up = info.text("master_link_status").value_or("") == "up";
    readings.emplace_back(ids().linkDown, up ? 0.0 : 1.0);
    const auto silent = info.number(up ? "master_last_io_seconds_ago" : "master_link_down_since_seconds");
    if (silent && *silent >= 0)
        readings.emplace_back(ids().linkSilent, *silent);
    else
        readings.push_back(absent(ids().linkSilent, NoValue::NotYet, QCoreApplication::translate("watch", "it has not heard from its master yet")));
}

void RedisFigures::readTraffic(const RedisInfo &info, Sample &sample)
{
    auto &readings = sample.readings;
    readings.push_back(counted(ids().commands, m_commands, info.number("total_commands_processed"), sample.sentAt, false));
    const auto hits = info.number("keyspace_hits"), misses = info.number("keyspace_misses");
    if (!hits || !misses) {
        readings.push_back(valueOf(ids().hits, std::nullopt));
        return;
    }
    m_hits.add(*hits, sample.sentAt);
    m_misses.add(*misses, sample.sentAt);
    const auto good = m_hits.increase(), bad = m_misses.increase();
    if (!good || !bad)
        readings.push_back(absent(ids().hits, NoValue::NotYet, QCoreApplication::translate("watch", "known after a second sample")));
    else if (*good + *bad <= 0)
        readings.push_back(absent(ids().hits, NoValue::NotApplicable, QCoreApplication::translate("watch", "no key was read since the last sample")));
    else
        readings.emplace_back(ids().hits, 100.0 * *good / (*good + *bad));
}

Facts RedisFigures::factsOf(const RedisInfo &info, double clock)
{
    Facts facts;
    facts.version = base::Untrusted(info.text("redis_version").value_or(""));
    facts.role = isMaster(info) ? QStringLiteral("master") : QStringLiteral("replica");
    facts.tls = QStringLiteral("none");
    if (const auto uptime = info.number("uptime_in_seconds"))
        facts.startedAt = base::fromSeconds(std::floor(clock - *uptime));
    facts.connections = 1;
    return facts;
}

void RedisFigures::missing(NoValue reason, const base::Untrusted &why, Sample &sample)
{
    const Ids &i = ids();
    for (const MetricId id : {i.reachable, i.role, i.memory, i.memoryUsed, i.fragmentation, i.clients, i.rejected, i.evicted, i.blocked,
                              i.saveAge, i.saveFailed, i.loading, i.linkDown, i.linkSilent, i.hits, i.commands})
        sample.readings.push_back(Reading::missing(id, reason, why));
}

} // namespace watch
