// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pages.h"

#include "models/acts/act.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

using Kind = PageNote::Kind;

constexpr int kMostEntries = 200'000;

base::WallTime wallOf(qint64 microseconds)
{
    return base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::microseconds(microseconds)));
}

qint64 microsecondsOf(base::WallTime at) { return std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count(); }

// Whether an entry of a person is something done about what they were told.
bool isDeed(const journal::Record &record)
{
    if (record.actor.isEmpty() || (record.phase != journal::Phase::Intent && record.phase != journal::Phase::Note))
        return false;
    if (record.act.startsWith(incidents::kActPrefix))
        return record.act != incidents::actOf(incidents::Change::Kind::Acknowledge);
    for (const QLatin1StringView only : {"alert."_L1, "finding."_L1, "oncall."_L1, "journal."_L1, "sandbox."_L1, "target."_L1, kPagePrefix})
        if (record.act.startsWith(only))
            return false;
    const acts::Act *act = acts::findAct(record.act);
    return record.danger != journal::Danger::Look && !(act && act->trial);
}

} // namespace

void PageFold::take(const journal::StoredEntry &entry)
{
    if (const auto note = noteOf(entry)) {
        if (note->kind == Kind::Sent) {
            const auto known = m_sent.find(note->id());
            if (known == m_sent.end() || note->at < known->at)
                m_sent.insert(note->id(), *note);
        } else {
            (note->kind == Kind::Over ? m_over : m_acknowledged).append(*note);
        }
        return;
    }
    if (const auto fact = incidents::factOf(entry))
        take(*fact);
    if (isDeed(entry.record))
        m_deeds.append({entry.record.target, entry.record.act.startsWith(incidents::kActPrefix) ? entry.record.actId : QString(), wallOf(entry.record.time)});
}

void PageFold::take(const incidents::Fact &fact)
{
    const base::WallTime at = wallOf(fact.time);
    Affair &affair = m_affairs[fact.change.incident];
    affair.from = affair.from ? std::min(*affair.from, at) : at;
    if (fact.change.kind == incidents::Change::Kind::Resolve)
        affair.resolved = std::max(affair.resolved, at);
    if (fact.change.kind == incidents::Change::Kind::Reopen)
        affair.reopened = std::max(affair.reopened, at);
    if (fact.change.news && !fact.change.news->target.isEmpty())
        affair.targets.insert(fact.change.news->target);
    if (fact.change.kind == incidents::Change::Kind::Open)
        affair.targets += QSet<QString>(fact.change.parts.cbegin(), fact.change.parts.cend());
}

QList<PageNote> PageFold::sortedOf(Kind kind) const
{
    QList<PageNote> out = kind == Kind::Sent ? m_sent.values() : kind == Kind::Over ? m_over : m_acknowledged;
    std::sort(out.begin(), out.end(), [](const PageNote &a, const PageNote &b) { return std::tie(a.at, a.notice, a.person) < std::tie(b.at, b.notice, b.person); });
    return out;
}

QList<PageNote> PageFold::sent() const { return sortedOf(Kind::Sent); }

// The first end after its beginning: it may be written down before a slow channel took the page.
std::optional<base::WallTime> PageFold::overAt(const PageNote &sent) const
{
    std::optional<base::WallTime> out;
    for (const PageNote &over : m_over)
        if (over.notice == sent.notice && over.at >= sent.began && (!out || over.at < *out))
            out = over.at;
    return out ? std::optional(std::max(*out, sent.at)) : out;
}

QHash<QString, base::WallTime> PageFold::open() const
{
    QHash<QString, base::WallTime> out;
    for (const PageNote &page : m_sent)
        if (!overAt(page))
            out[page.notice] = std::max(out.value(page.notice), page.began);
    return out;
}

bool PageFold::acted(const QString &target, base::WallTime from, base::WallTime until) const
{
    QSet<QString> targets{target};
    QSet<QString> incidents;
    for (auto it = m_affairs.cbegin(); it != m_affairs.cend(); ++it) {
        if (!it->targets.contains(target) || !it->from || *it->from > until || !it->openAfter(from))
            continue;
        incidents.insert(it.key());
        targets += it->targets;
    }
    targets.remove({});
    return std::any_of(m_deeds.begin(), m_deeds.end(), [&](const Deed &deed) {
        return deed.at >= from && deed.at <= until && (deed.incident.isEmpty() ? targets.contains(deed.target) : incidents.contains(deed.incident));
    });
}

QList<rota::Page> PageFold::pages(base::WallTime now) const
{
    QList<rota::Page> out;
    for (const PageNote &sent : sortedOf(Kind::Sent)) {
        rota::Page page;
        page.person = sent.person;
        page.rule = sent.rule;
        page.at = sent.at;
        page.drill = sent.drill;
        page.resolved = overAt(sent);
        for (const PageNote &had : m_acknowledged)
            if (had.notice == sent.notice && had.at >= sent.began && (!page.resolved || had.at <= *page.resolved) && (!page.acknowledged || had.at < *page.acknowledged))
                page.acknowledged = had.at;
        if (page.acknowledged)
            page.acknowledged = std::max(*page.acknowledged, page.at);
        page.acted = acted(sent.target, page.at, page.resolved.value_or(now));
        out.append(page);
    }
    return out;
}

base::Result<QList<rota::Page>> pagesIn(journal::Reader &reader, base::WallTime from, base::WallTime now)
{
    PageFold fold;
    journal::Query query;
    query.words = u"page"_s;
    query.from = microsecondsOf(from);
    query.most = kMostEntries;
    const auto notes = reader.search(query);
    if (!notes)
        return std::unexpected(notes.error());
    std::optional<base::WallTime> first;
    for (const journal::StoredEntry &entry : *notes) {
        const auto note = noteOf(entry);
        if (!note)
            continue;
        fold.take(entry);
        if (note->kind == Kind::Sent)
            first = first ? std::min(*first, note->began) : note->began;
    }
    if (!first)
        return QList<rota::Page>();
    const auto facts = incidents::factsIn(reader); // an incident may be older than the page
    if (!facts)
        return std::unexpected(facts.error());
    for (const incidents::Fact &fact : *facts)
        fold.take(fact);
    journal::Query rest; // what persons did since the first of them began
    rest.from = microsecondsOf(*first);
    rest.most = kMostEntries;
    const auto entries = reader.search(rest);
    if (!entries)
        return std::unexpected(entries.error());
    for (const journal::StoredEntry &entry : *entries)
        if (!entry.record.act.startsWith(kPagePrefix))
            fold.take(entry);
    return fold.pages(now);
}

QList<rota::Shift> shiftsOf(const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime from, base::WallTime until)
{
    QList<rota::Shift> out;
    for (const rota::Rota &rota : all.rotas)
        out += rota::timeline(rota, overrides, from, until);
    std::sort(out.begin(), out.end(), [](const rota::Shift &a, const rota::Shift &b) { return std::tie(a.from, a.person) < std::tie(b.from, b.person); });
    return out;
}

} // namespace paging
