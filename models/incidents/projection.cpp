// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/projection.h"

#include "models/incidents/folding.h"

#include <algorithm>
#include <tuple>

namespace incidents {

namespace {

bool earlier(const Fact &a, const Fact &b) { return std::tie(a.time, a.ref.log, a.ref.seq) < std::tie(b.time, b.ref.log, b.ref.seq); }

} // namespace

bool Projection::take(const journal::StoredEntry &entry)
{
    auto fact = factOf(entry);
    if (!fact)
        fact = commandOf(entry);
    return fact && take(std::move(*fact));
}

bool Projection::take(Fact fact)
{
    const auto place = std::ranges::lower_bound(m_facts, fact, earlier);
    if (place != m_facts.end() && place->ref == fact.ref) {
        if (place->erased == fact.erased)
            return false;
        *place = std::move(fact);
        rebuild();
        return true;
    }
    if (place == m_facts.end()) {
        m_facts.push_back(std::move(fact));
        fold(m_facts.back());
    } else {
        m_facts.insert(place, std::move(fact));
        rebuild();
    }
    return true;
}

void Projection::take(std::vector<Fact> facts)
{
    for (Fact &fact : facts)
        m_facts.push_back(std::move(fact));
    std::ranges::sort(m_facts, earlier);
    const auto doubled = std::ranges::unique(m_facts, [](const Fact &a, const Fact &b) { return a.ref == b.ref; });
    m_facts.erase(doubled.begin(), doubled.end());
    rebuild();
}

void Projection::rebuild()
{
    m_incidents.clear();
    m_index.clear();
    m_early.clear();
    for (const Fact &fact : m_facts)
        fold(fact);
}

Incident *Projection::at(const QString &id)
{
    const auto it = m_index.constFind(id);
    return it == m_index.cend() ? nullptr : &m_incidents[*it];
}

const Incident *Projection::find(const QString &id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.cend() ? nullptr : &m_incidents[*it];
}

const Incident *Projection::whereItGoesOn(const QString &id) const
{
    const Incident *incident = find(id);
    while (incident && !incident->mergedInto.isEmpty()) { // merge() makes no rings
        const Incident *next = find(incident->mergedInto);
        if (!next)
            break;
        incident = next;
    }
    return incident;
}

void Projection::fold(const Fact &fact)
{
    const Change &c = fact.change;
    if (c.kind == Change::Kind::Open) {
        open(fact);
        return;
    }
    if (c.incident.isEmpty()) {
        command(fact);
        return;
    }
    Incident *incident = at(c.incident);
    if (!incident)
        m_early[c.incident].push_back(fact);
    else if (c.kind == Change::Kind::Merge)
        merge(*incident, fact);
    else
        apply(*incident, fact);
}

void Projection::open(const Fact &fact)
{
    const Change &c = fact.change;
    if (m_index.contains(c.incident))
        return;
    const auto same = [&c](const Incident &i) {
        const bool knows = c.news && std::ranges::find(i.alerts, c.news->key, &LinkedAlert::key) != i.alerts.end();
        return i.isOpen() && (knows || (!c.group.isEmpty() && i.group == c.group)) && i.environment == c.environment && i.drill == c.drill;
    };
    const auto joined = c.news ? std::ranges::find_if(m_incidents, same) : m_incidents.end();
    if (joined != m_incidents.end()) {
        m_index.insert(c.incident, std::size_t(joined - m_incidents.begin()));
        foldAlert(*joined, fact);
    } else {
        m_incidents.push_back(opened(fact));
        m_index.insert(c.incident, m_incidents.size() - 1);
    }
    const std::vector<Fact> early = m_early.take(c.incident);
    for (const Fact &waited : early)
        fold(waited);
}

void Projection::apply(Incident &incident, const Fact &fact) { foldChange(incident, fact); }

void Projection::merge(Incident &incident, const Fact &fact)
{
    Incident *into = at(fact.change.other);
    while (into && !into->mergedInto.isEmpty()) {
        if (into == &incident)
            return;
        into = at(into->mergedInto);
    }
    if (!into || into == &incident || !incident.mergedInto.isEmpty())
        return;
    foldMerge(incident, *into, fact);
}

void Projection::command(const Fact &fact)
{
    const auto elsewhere = [&where = fact.change.environment](const Incident &incident) { // what nobody wrote down may be here
        return !where.isEmpty() && !incident.environment.isEmpty() && where != incident.environment;
    };
    for (Incident &incident : m_incidents)
        if (incident.isOpen() && !elsewhere(incident) && !incident.stamp(Stamp::Engaged).at && incident.targets.contains(fact.change.parts.value(0)))
            foldChange(incident, fact);
}

std::vector<const Incident *> Projection::called(const QString &text) const
{
    std::vector<const Incident *> out;
    QString plain = text.trimmed();
    const bool numbered = plain.startsWith(QLatin1Char('#'));
    if (numbered)
        plain.remove(0, 1);
    if (const Incident *exact = numbered ? nullptr : find(plain))
        return {exact};
    bool isNumber = false;
    const int number = plain.toInt(&isNumber);
    for (const Incident &i : m_incidents)
        if (isNumber && i.number == number)
            out.push_back(&i);
    if (out.empty() && !numbered && plain.size() >= 4)
        for (const Incident &i : m_incidents)
            if (i.id.startsWith(plain))
                out.push_back(&i);
    return out;
}

int Projection::nextNumber() const
{
    int newest = 0;
    for (const Incident &i : m_incidents)
        newest = std::max(newest, i.number);
    return newest + 1;
}

std::vector<const Incident *> ordered(const std::vector<Incident> &incidents)
{
    std::vector<const Incident *> out;
    for (const Incident &i : incidents)
        if (i.mergedInto.isEmpty())
            out.push_back(&i);
    const auto began = [](const Incident *i) { return i->timeline.empty() ? base::WallTime{} : i->timeline.front().at; };
    std::ranges::sort(out, [&began](const Incident *a, const Incident *b) {
        if (a->isOpen() != b->isOpen())
            return a->isOpen();
        const auto endA = a->stamp(Stamp::Resolved).at, endB = b->stamp(Stamp::Resolved).at;
        if (!a->isOpen() && endA != endB)
            return endA > endB;
        if (a->isOpen() && a->severity != b->severity)
            return a->severity < b->severity;
        const base::WallTime beganA = began(a), beganB = began(b);
        return beganA != beganB ? beganA < beganB : a->id < b->id;
    });
    return out;
}

} // namespace incidents
