// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/escalation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rota {

const Person *OnCall::person(const QString &id) const
{
    const auto it = std::find_if(people.begin(), people.end(), [&id](const Person &p) { return p.id == id; });
    return it == people.end() ? nullptr : &*it;
}

const Rota *OnCall::rota(const QString &id) const
{
    const auto it = std::find_if(rotas.begin(), rotas.end(), [&id](const Rota &r) { return r.id == id; });
    return it == rotas.end() ? nullptr : &*it;
}

const Policy *policyFor(const OnCall &all, base::Severity severity, const QString &service, const QString &environment, base::WallTime at, bool named)
{
    const auto meant = [](const QStringList &those, const QString &name) { return those.isEmpty() || those.contains(name); };
    for (const Policy &p : all.policies)
        if ((!p.severity || *p.severity == severity) && meant(p.services, service) && meant(p.environments, environment) && !(named && p.environments.isEmpty()) && (!p.hours || p.hours->contains(at)))
            return &p;
    return nullptr;
}

std::optional<base::WallTime> quietUntil(const OnCall &all, base::Severity severity, base::WallTime at)
{
    if (severity == base::Severity::Critical || !all.quiet || !all.quiet->contains(at))
        return std::nullopt;
    return all.quiet->nextChange(at);
}

QString personBehind(const OnCall &all, const QList<Override> &overrides, const QString &contact, base::WallTime at)
{
    if (contact.startsWith("channel/"_L1))
        return {};
    if (!contact.startsWith("oncall/"_L1))
        return contact;
    const Rota *rota = all.rota(contact.section(u'/', 1));
    return rota ? onCall(*rota, overrides, at) : QString();
}

Reached reached(const OnCall &all, const QList<Override> &overrides, const Level &level, base::WallTime at)
{
    Reached out;
    for (const QString &contact : level.contacts) {
        QStringList channels;
        if (contact.startsWith("channel/"_L1)) {
            channels << contact.section(u'/', 1);
        } else if (const Person *person = all.person(personBehind(all, overrides, contact, at))) {
            channels = person->channels;
            if (!channels.isEmpty() && !out.persons.contains(person->id))
                out.persons << person->id;
        }
        if (channels.isEmpty())
            out.nobody << contact;
        for (const QString &channel : std::as_const(channels))
            if (!out.channels.contains(channel))
                out.channels << channel;
    }
    return out;
}

std::optional<base::TimePoint> Ladder::next() const
{
    if (m_ended || m_held || m_policy.levels.isEmpty() || m_round >= m_policy.rounds)
        return std::nullopt;
    return m_due;
}

std::vector<Level> Ladder::climb(base::TimePoint now)
{
    std::vector<Level> out;
    while (next() && m_due <= now) {
        const Level &level = m_policy.levels.at(m_level);
        out.push_back(level);
        m_due += level.wait;
        if (++m_level == m_policy.levels.size()) {
            m_level = 0;
            ++m_round;
        }
    }
    return out;
}

void Ladder::skip(base::TimePoint now) { m_due = std::min(m_due, now); }

void Ladder::resume(base::TimePoint now)
{
    if (!m_held)
        return;
    m_held = false;
    m_due = now;
    if (m_level > 0) {
        --m_level;
    } else if (m_round > 0) {
        --m_round;
        m_level = m_policy.levels.size() - 1;
    }
}

} // namespace rota
