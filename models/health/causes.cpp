// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/causes.h"

#include <algorithm>
#include <deque>

namespace health {

using environment::EdgeKind;

namespace {

bool carriesRequests(EdgeKind kind)
{
    return kind == EdgeKind::Uses || kind == EdgeKind::RoutesThrough;
}

// What a target suffers when something it sends requests to is in trouble.
bool isSuffering(const Finding &f)
{
    return f.isCondition() || f.family == QLatin1String("answers") || f.family == QLatin1String("pool")
        || f.family == QLatin1String("pgbouncer.clients.used") || f.family == QLatin1String("heartbeat.age");
}

bool isLostLink(const Finding &f)
{
    return f.family == QLatin1String("link") && f.excesses.front().metric->id.name() != QLatin1String("pg.replay.paused");
}

} // namespace

Causes::Causes(const environment::Environment &environment, std::vector<Finding> &findings) :
    m_environment(environment),
    m_findings(findings),
    m_up(std::size_t(environment.targets.size())),
    m_down(m_up.size()),
    m_of(m_up.size())
{
    for (int i = 0; i < environment.targets.size(); ++i)
        m_index.insert(environment.targets[i].id, i);
    for (int i = 0; i < environment.targets.size(); ++i) {
        for (const environment::Edge &edge : environment.targets[i].edges) {
            const int to = m_index.value(edge.to, -1);
            if (to < 0 || to == i)
                continue;
            m_up[std::size_t(i)].push_back({to, edge.kind});
            m_down[std::size_t(to)].push_back({i, edge.kind});
        }
        const QString via = environment::watchedThrough(environment.targets[i]);
        if (const int to = via.isEmpty() ? -1 : m_index.value(via, -1); to >= 0 && to != i) {
            m_up[std::size_t(i)].push_back({to, EdgeKind::RunsOn, true});
            m_down[std::size_t(to)].push_back({i, EdgeKind::RunsOn, true});
        }
    }
    for (int f = 0; f < int(findings.size()); ++f)
        m_of[std::size_t(m_index.value(findings[std::size_t(f)].target->id))].push_back(f);
}

bool Causes::drags(const Finding &f) const
{
    if (f.isCondition())
        return isDead(f.condition);
    return f.family == QLatin1String("locks") || f.family == QLatin1String("pg.connections.used")
        || f.family == QLatin1String("pool") || f.family == QLatin1String("redis.loading");
}

// The farthest finding above this one that explains it, or -1.
int Causes::causeAbove(int index) const
{
    const Finding &f = m_findings[std::size_t(index)];
    const int start = m_index.value(f.target->id);
    std::vector<bool> seen(m_up.size());
    std::deque<int> open{start};
    seen[std::size_t(start)] = true;
    int best = -1;
    while (!open.empty()) {
        const int at = open.front();
        open.pop_front();
        for (const Step &step : m_up[std::size_t(at)]) {
            const bool first = at == start;
            const bool requests = carriesRequests(step.kind) && isSuffering(f);
            const bool stream = first && step.kind == EdgeKind::ReplicatesFrom && isLostLink(f);
            const bool host = first && step.kind == EdgeKind::RunsOn && f.isCondition() && isDead(f.condition);
            const bool via = first && step.via && f.isCondition();
            if (seen[std::size_t(step.target)] || !(requests || stream || host || via))
                continue;
            seen[std::size_t(step.target)] = true;
            for (int c : m_of[std::size_t(step.target)]) {
                const Finding &cause = m_findings[std::size_t(c)];
                if (via && cause.isCondition())
                    best = c;
                else if (drags(cause) && (requests || (cause.isCondition() && cause.condition != watch::Condition::NoSlots)))
                    best = c;
            }
            if (requests)
                open.push_back(step.target);
        }
    }
    return best;
}

// Dead, or alive without its stream.
bool Causes::cutOff(int target) const
{
    return std::any_of(m_of[std::size_t(target)].begin(), m_of[std::size_t(target)].end(), [this](int f) {
        const Finding &finding = m_findings[std::size_t(f)];
        return finding.family == QLatin1String("link") || (finding.isCondition() && isDead(finding.condition));
    });
}

// The standby of this primary that is in trouble: the one of that name, else any.
int Causes::badStandby(int primary, const QString &name) const
{
    int found = -1;
    for (const Step &step : m_down[std::size_t(primary)]) {
        if (step.kind != EdgeKind::ReplicatesFrom || !cutOff(step.target))
            continue;
        if (m_environment.targets[step.target].id == name)
            return step.target;
        found = step.target;
    }
    return found;
}

// What a primary says about standbys that are in trouble themselves.
int Causes::causeBelow(int index) const
{
    const Finding &f = m_findings[std::size_t(index)];
    if (f.isCondition())
        return -1;
    const bool aboutStandby = f.family == QLatin1String("pg.standbys.missing") || f.family.startsWith(QLatin1String("lag/"))
        || (f.family.startsWith(QLatin1String("slot/"))
            && f.excesses.front().metric->id.name() == QLatin1String("pg.slot.inactive.age"));
    if (!aboutStandby)
        return -1;
    const int standby = badStandby(m_index.value(f.target->id), f.excesses.front().instance);
    if (standby < 0)
        return -1;
    for (int c : m_of[std::size_t(standby)])
        if (m_findings[std::size_t(c)].isCondition() || m_findings[std::size_t(c)].family == QLatin1String("link"))
            return c;
    return -1;
}

// Where the chain of causes ends; in a ring, its first member.
int Causes::rootOf(int index) const
{
    std::vector<int> chain{index};
    for (int next = m_findings[std::size_t(index)].cause; next >= 0; next = m_findings[std::size_t(next)].cause) {
        const auto again = std::find(chain.begin(), chain.end(), next);
        if (again != chain.end())
            return *std::min_element(again, chain.end());
        chain.push_back(next);
    }
    return chain.back();
}

void Causes::join()
{
    for (int f = 0; f < int(m_findings.size()); ++f) {
        const int above = causeAbove(f);
        m_findings[std::size_t(f)].cause = above >= 0 ? above : causeBelow(f);
    }
    std::vector<int> roots;
    for (int f = 0; f < int(m_findings.size()); ++f)
        roots.push_back(rootOf(f));
    for (int f = 0; f < int(m_findings.size()); ++f)
        m_findings[std::size_t(f)].cause = roots[std::size_t(f)] == f ? -1 : roots[std::size_t(f)];
    for (int f = 0; f < int(m_findings.size()); ++f)
        if (m_findings[std::size_t(f)].cause < 0)
            name(f);
}

// Who suffers from this cause and who depends on it, nearest first.
void Causes::name(int cause)
{
    Finding &root = m_findings[std::size_t(cause)];
    const int start = m_index.value(root.target->id);
    const bool dead = root.isCondition() && isDead(root.condition);
    std::vector<bool> explained(m_up.size());
    for (const Finding &f : m_findings)
        if (f.cause == cause) {
            explained[std::size_t(m_index.value(f.target->id))] = true;
            root.severity = std::max(root.severity, f.severity);
        }

    std::vector<bool> fails(m_up.size());
    std::vector<int> order{start};
    std::vector<int> parent(m_up.size(), -1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (const Step &step : m_down[std::size_t(order[i])]) {
            const auto to = std::size_t(step.target);
            const bool host = step.kind == EdgeKind::RunsOn && explained[to];
            if (step.target == start || parent[to] >= 0 || !(carriesRequests(step.kind) || host))
                continue;
            parent[to] = order[i];
            order.push_back(step.target);
            const auto &edges = m_up[to];
            const bool alone = step.kind == EdgeKind::RoutesThrough && dead && (order[i] == start || fails[std::size_t(order[i])])
                && std::count_if(edges.begin(), edges.end(), [](const Step &s) { return s.kind == EdgeKind::RoutesThrough; }) == 1;
            fails[to] = explained[to] || alone;
        }
    }
    // between a cause and one that suffers, everything suffers
    for (auto at = order.rbegin(); at != order.rend(); ++at)
        if (fails[std::size_t(*at)] && parent[std::size_t(*at)] >= 0 && parent[std::size_t(*at)] != start)
            fails[std::size_t(parent[std::size_t(*at)])] = true;

    for (std::size_t i = 1; i < order.size(); ++i) {
        const Target *target = &m_environment.targets[order[i]];
        if (fails[std::size_t(order[i])])
            root.failing.push_back(target);
        else if (dead)
            root.depending.push_back(target);
        explained[std::size_t(order[i])] = false;
    }
    for (std::size_t i = 0; i < explained.size(); ++i)
        if (explained[i] && int(i) != start)
            root.silent.push_back(&m_environment.targets[qsizetype(i)]);
}

} // namespace health
