// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/references.h"

#include "models/environment/words.h"

#include <algorithm>

namespace environment {

namespace {

class References {
public:
    References(Reading &reading, Environment &environment) : m_reading(reading), m_environment(environment) {}

    void check()
    {
        for (Target &target : m_environment.targets) {
            checkName(m_reading.nameAt(target.id, "tier", target.at), target.tier, m_environment.tiers, QStringLiteral("tiers"));
            checkName(m_reading.nameAt(target.id, "contact", target.at), target.contact, m_environment.contacts, QStringLiteral("contacts"));
            checkEdges(target);
        }
        dropDatabasesWithoutServer();
        dropHeartbeatsWithoutHolder();
        dropCycles();
        dropWithoutTarget(m_environment.objectives, QStringLiteral("objectives/"));
        dropWithoutTarget(m_environment.promises, QStringLiteral("promises/"));
        collectOwnMetrics();
        for (const auto &seen : m_reading.thresholdsSeen)
            checkMetric(seen.at, seen.metric);
        for (const Objective &objective : m_environment.objectives)
            checkMetric(objective.at, objective.metric);
    }

private:
    template <class T>
    void checkName(const Location &at, QString &name, const QList<T> &declared, const QString &section)
    {
        if (name.isEmpty() || std::any_of(declared.begin(), declared.end(), [&](const T &t) { return t.id == name; }))
            return;
        QStringList ids;
        for (const T &t : declared)
            ids.append(t.id);
        reportUnknown(at, name, ids, section);
        name.clear();
    }

    void reportUnknown(const Location &at, const QString &name, const QStringList &ids, const QString &section)
    {
        const QString meant = Words::nearest(name, ids);
        m_reading.error(at, Words::tr("%1 is not declared under '%2'").arg(Words::quote(name), section),
                        meant.isEmpty() ? Words::tr("declare it there, or remove the name")
                                        : Words::tr("did you mean '%1'?").arg(meant));
    }

    // Reports only what the file never named: a target dropped for a mistake of its own has been reported.
    bool targetExists(const Location &at, const QString &id)
    {
        if (m_environment.find(id))
            return true;
        if (!m_reading.declaredTargets.contains(id))
            reportUnknown(at, id, m_reading.declaredTargets, QStringLiteral("targets"));
        return false;
    }

    void checkEdges(Target &target)
    {
        QList<Edge> good;
        for (const Edge &edge : target.edges) {
            if (edge.to == target.id)
                m_reading.error(edge.at, Words::tr("the target points to itself"), Words::tr("remove the edge"));
            else if (targetExists(edge.at, edge.to))
                good.append(edge);
        }
        target.edges = good;
    }

    void dropHeartbeatsWithoutHolder()
    {
        m_environment.targets.removeIf([this](const Target &target) {
            const auto *heartbeat = std::get_if<HeartbeatSettings>(&target.settings);
            if (!heartbeat || heartbeat->where == HeartbeatSettings::Where::File)
                return false;
            const Location at = m_reading.nameAt(target.id, "via", target.at);
            if (!targetExists(at, heartbeat->via))
                return true;
            const bool redis = heartbeat->where == HeartbeatSettings::Where::RedisKey;
            if (m_environment.find(heartbeat->via)->kind == (redis ? TargetKind::Redis : TargetKind::Postgres))
                return false;
            m_reading.error(at, Words::tr("'via' names %1, which cannot hold this heartbeat").arg(Words::quote(heartbeat->via)),
                            redis ? Words::tr("name a target of kind redis") : Words::tr("name a target of kind postgres"));
            return true;
        });
    }

    // One step only: what is watched through others has no connection to lend.
    void dropDatabasesWithoutServer()
    {
        QHash<QString, QString> holders; // PostgreSQL targets, each with the one it is watched through
        for (const Target &target : m_environment.targets)
            if (target.kind == TargetKind::Postgres)
                holders.insert(target.id, watchedThrough(target));
        m_environment.targets.removeIf([&](const Target &target) {
            const QString via = watchedThrough(target);
            if (via.isEmpty())
                return false;
            const Location at = m_reading.nameAt(target.id, "via", target.at);
            if (!targetExists(at, via))
                return true;
            const auto holder = holders.constFind(via);
            if (holder != holders.constEnd() && holder->isEmpty())
                return false;
            m_reading.error(at, Words::tr("'via' names %1, which has no connection to that server").arg(Words::quote(via)),
                            Words::tr("name a target of kind postgres that is not itself watched through another one"));
            return true;
        });
    }

    template <class T>
    void dropWithoutTarget(QList<T> &list, const QString &section)
    {
        list.removeIf([&](const T &entry) {
            if (entry.target.isEmpty()) // a promise about the whole environment
                return false;
            return !targetExists(m_reading.nameAt(section + entry.id, "target", entry.at), entry.target);
        });
    }

    // Depth first over all edges; the edge that closes a circle is taken out. Explicit stack: a chain may be long.
    void dropCycles()
    {
        enum class Mark { New, Open, Done };
        struct Step {
            Target *target;
            qsizetype next;
        };
        QHash<QString, Mark> marks;
        QHash<QString, Target *> byId;
        for (Target &target : m_environment.targets)
            byId.insert(target.id, &target);
        for (Target &start : m_environment.targets) {
            if (marks.value(start.id, Mark::New) != Mark::New)
                continue;
            std::vector<Step> path{{&start, 0}};
            marks[start.id] = Mark::Open;
            while (!path.empty()) {
                Step &step = path.back();
                if (step.next >= step.target->edges.size()) {
                    marks[step.target->id] = Mark::Done;
                    path.pop_back();
                    continue;
                }
                const Edge edge = step.target->edges[step.next];
                Target *const to = byId.value(edge.to);
                const Mark mark = to ? marks.value(edge.to, Mark::New) : Mark::Done;
                if (mark != Mark::Open)
                    ++step.next;
                if (mark == Mark::New) {
                    marks[edge.to] = Mark::Open;
                    path.push_back({to, 0});
                } else if (mark == Mark::Open) {
                    QStringList names;
                    for (const Step &s : path)
                        if (!names.isEmpty() || s.target->id == edge.to)
                            names.append(s.target->id);
                    names.append(edge.to);
                    m_reading.error(edge.at, Words::tr("the edges run in a circle: %1").arg(names.join(QStringLiteral(" -> "))),
                                    Words::tr("remove one of these edges; nothing can depend on itself"));
                    step.target->edges.removeAt(step.next);
                }
            }
        }
    }

    void collectOwnMetrics()
    {
        const auto add = [this](const auto &list) {
            for (const auto &metric : list)
                m_ownMetrics.append(metric.id);
        };
        for (const Target &target : m_environment.targets) {
            if (const auto *s = std::get_if<PostgresSettings>(&target.settings))
                add(s->metrics);
            else if (const auto *r = std::get_if<RedisSettings>(&target.settings))
                add(r->keys);
            else if (const auto *j = std::get_if<HttpJsonSettings>(&target.settings))
                add(j->metrics);
            else if (const auto *p = std::get_if<PrometheusSettings>(&target.settings))
                add(p->metrics);
        }
    }

    void checkMetric(const Location &at, const QString &metric)
    {
        if (!m_reading.lookup() || m_ownMetrics.contains(metric) || m_reading.lookup()(metric))
            return;
        m_reading.warning(at, Words::tr("nobody measures the metric %1").arg(Words::quote(metric)),
                          Words::tr("look the id up with 'quarterdeckctl status --json'; the limit has no effect"));
    }

    Reading &m_reading;
    Environment &m_environment;
    QStringList m_ownMetrics;
};

} // namespace

void checkReferences(Reading &reading, Environment &environment)
{
    References(reading, environment).check();
}

} // namespace environment
