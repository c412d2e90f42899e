// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/projection.h"

#include "models/incidents/entryorder.h"
#include "models/incidents/folding.h"

#include <algorithm>
#include <ranges>
#include <tuple>

namespace incidents {

namespace {

bool foldsEarlier(const Fact &a, const Fact &b) { return std::tie(a.order, a.ref.log, a.ref.seq) < std::tie(b.order, b.ref.log, b.ref.seq); }

bool standsEarlier(const Fact &a, const Fact &b) // of two copies the erased one
{
    return std::tie(a.ref.log, a.ref.seq, b.erased) < std::tie(b.ref.log, b.ref.seq, a.erased);
}

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
    if (!goesOn(fact))
        return takeLate(std::move(fact));
    follow(fact);
    insert(std::move(fact));
    return true;
}

// Nothing that is here already moves when it comes.
bool Projection::goesOn(const Fact &fact) const { return fact.ref.seq > m_newest.value(fact.ref.log).seq && !m_awaited.contains(fact.digest); }

void Projection::follow(Fact &fact)
{
    Newest &newest = m_newest[fact.ref.log];
    fact.order = std::max(fact.time, newest.order);
    if (const QByteArray &after = fact.change.after; !after.isEmpty()) {
        const auto latestFirst = m_facts | std::views::reverse;
        const auto named = std::ranges::find(latestFirst, after, &Fact::digest);
        if (named != latestFirst.end())
            fact.order = std::max(fact.order, named->order + 1);
        else
            m_awaited.insert(after);
    }
    newest = {fact.ref.seq, fact.order};
}

// Known, or one that may move others: from the middle of a chain, or named by them.
bool Projection::takeLate(Fact fact)
{
    const auto known = std::ranges::find(m_facts, fact.ref, &Fact::ref);
    if (known == m_facts.end())
        m_facts.push_back(std::move(fact));
    else if (known->erased || !fact.erased)
        return false;
    else
        *known = std::move(fact);
    arrange();
    rebuild();
    return true;
}

void Projection::take(std::vector<Fact> facts)
{
    if (facts.size() == 1)
        take(std::move(facts.front()));
    if (facts.size() < 2)
        return;
    const std::size_t folded = m_facts.size();
    bool goOn = folded > 0;
    for (Fact &fact : facts) {
        goOn = goOn && fact.change.after.isEmpty() && goesOn(fact);
        if (goOn)
            follow(fact);
        m_facts.push_back(std::move(fact));
    }
    if (goOn) {
        std::ranges::sort(m_facts.begin() + std::ptrdiff_t(folded), m_facts.end(), foldsEarlier);
        if (!foldsEarlier(m_facts[folded], m_facts[folded - 1])) {
            for (std::size_t i = folded; i < m_facts.size(); ++i)
                fold(m_facts[i]);
            return;
        }
    }
    arrange();
    rebuild();
}

void Projection::insert(Fact fact)
{
    const auto place = std::ranges::upper_bound(m_facts, fact, foldsEarlier);
    const bool last = place == m_facts.end();
    m_facts.insert(place, std::move(fact));
    if (last)
        fold(m_facts.back());
    else
        rebuild();
}

QByteArray Projection::newestAt(qint64 time) const { return time > latest() || m_facts.empty() ? QByteArray() : m_facts.back().digest; }

qint64 Projection::latest() const { return m_facts.empty() ? std::numeric_limits<qint64>::min() : m_facts.back().order; }

void Projection::arrange()
{
    std::ranges::sort(m_facts, standsEarlier);
    const auto doubled = std::ranges::unique(m_facts, {}, &Fact::ref);
    m_facts.erase(doubled.begin(), doubled.end());
    m_awaited = giveOrders(m_facts);
    m_newest.clear();
    for (const Fact &fact : m_facts)
        m_newest[fact.ref.log] = {fact.ref.seq, fact.order};
    std::ranges::sort(m_facts, foldsEarlier);
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
