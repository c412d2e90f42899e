// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/escalator.h"

#include "models/base/log.h"
#include "models/notify/words.h"

#include <algorithm>
#include <tuple>

using namespace std::chrono_literals;

namespace notify {

namespace {

bool covers(const QSet<QString> &heard, const QStringList &channels)
{
    return !channels.isEmpty() && std::ranges::all_of(channels, [&heard](const QString &channel) { return heard.contains(channel); });
}

// Without the levels that were asked otherwise.
rota::Policy remaining(rota::Policy policy, const Arrangement &now, const QSet<QString> &heard, base::WallTime at)
{
    qsizetype first = 0;
    for (qsizetype i = 0; i < policy.levels.size(); ++i)
        if (covers(heard, rota::reached(now.all, now.overrides, policy.levels[i], at).channels))
            first = std::min(i + 1, policy.levels.size() - 1);
    policy.levels.remove(0, first);
    return policy;
}

} // namespace

void Escalator::begin(Notice notice, base::WallTime since, const Heard &heard)
{
    const Arrangement now = m_source();
    const base::WallTime wall = m_clock.wallNow();
    const rota::Policy *policy = rota::policyFor(now.all, notice.severity, notice.service, notice.environment, wall, notice.practice);
    // How long it climbs already; a clock that jumped must not skip all levels.
    const auto already = std::clamp(std::chrono::duration_cast<base::milliseconds>(wall - since), 0ms, base::milliseconds(24h));
    Running running{notice, std::nullopt, m_reactor.now(), 0, {}, heard.since};
    running.notice.event = eventOf(notice);
    if (const auto until = rota::quietUntil(now.all, notice.severity, wall))
        running.from += std::chrono::duration_cast<base::milliseconds>(*until - wall);
    if (policy)
        running.ladder.emplace(remaining(*policy, now, heard.before, wall), running.from > m_reactor.now() ? running.from : m_reactor.now() - already);
    m_running.insert_or_assign(notice.key, std::move(running));
    changed();
}

void Escalator::changed()
{
    m_changed.happened();
    if (m_told)
        m_told();
}

void Escalator::acknowledge(const QString &key)
{
    const auto it = m_running.find(key);
    if (it != m_running.end() && it->second.ladder)
        it->second.ladder->acknowledge();
    else if (it != m_running.end())
        m_running.erase(it);
    changed();
}

void Escalator::resume(const QString &key)
{
    const auto it = m_running.find(key);
    if (it == m_running.end() || !it->second.ladder)
        return;
    it->second.ladder->resume(m_reactor.now());
    changed();
}

void Escalator::end(const QString &key)
{
    if (m_running.erase(key) > 0)
        changed();
}

QList<Climb> Escalator::climbs() const
{
    QList<Climb> out;
    for (const auto &[key, running] : m_running) {
        Climb climb;
        climb.key = key;
        climb.summary = running.notice.summary;
        climb.service = running.notice.service;
        climb.severity = running.notice.severity;
        climb.began = running.notice.began;
        climb.asked = running.step;
        climb.lastContacts = running.lastContacts;
        if (const auto due = dueAt(running))
            climb.nextAt = m_clock.wallNow() + std::chrono::duration_cast<base::WallTime::duration>(std::max(*due - m_reactor.now(), flow::TimePoint::duration(0)));
        if (running.ladder) {
            climb.policy = running.ladder->policy().id;
            climb.held = running.ladder->held();
            if (climb.nextAt)
                climb.nextContacts = running.ladder->policy().levels.value(running.ladder->nextLevel()).contacts;
        }
        out.append(climb);
    }
    std::sort(out.begin(), out.end(), [](const Climb &a, const Climb &b) { return std::tie(b.severity, a.began, a.key) < std::tie(a.severity, b.began, b.key); });
    return out;
}

std::optional<flow::TimePoint> Escalator::dueAt(const Running &running) const
{
    const auto next = running.ladder ? running.ladder->next() : running.step == 0 ? std::optional(running.from) : std::nullopt;
    return next ? std::optional(std::max(*next, running.from)) : std::nullopt;
}

std::vector<Notice> Escalator::step(Running &running)
{
    std::vector<Notice> out;
    Notice notice = running.notice;
    notice.people = true;
    if (!running.ladder) {
        ++running.step;
        out.push_back(notice); // its own event: whoever heard it already is not told again
        return out;
    }
    const Arrangement now = m_source();
    for (const rota::Level &level : running.ladder->climb(m_reactor.now())) {
        const rota::Reached reached = rota::reached(now.all, now.overrides, level, m_clock.wallNow());
        if (!reached.nobody.isEmpty() && m_nobody)
            m_nobody(notice, reached.nobody);
        notice.event = running.notice.event + u'/' + QString::number(++running.step);
        notice.channels = reached.channels;
        notice.persons = reached.persons;
        running.lastContacts = level.contacts;
        if (reached.channels.isEmpty())
            running.ladder->skip(m_reactor.now());
        else if (!covers(running.heard, reached.channels))
            out.push_back(notice);
    }
    running.heard.clear(); // by whom the levels so far were asked
    return out;
}

bool Escalator::asks(const Notice &step) const
{
    const auto it = m_running.find(step.key);
    return it != m_running.end() && step.event.startsWith(it->second.notice.event) && !(it->second.ladder && it->second.ladder->held());
}

flow::Task<void> Escalator::run()
{
    for (;;) {
        flow::TimePoint earliest = flow::kNever;
        std::vector<Notice> notices;
        for (auto &[key, running] : m_running) {
            const auto due = dueAt(running);
            if (!due)
                continue;
            if (*due > m_reactor.now()) {
                earliest = std::min(earliest, *due);
                continue;
            }
            for (Notice &notice : step(running))
                notices.push_back(std::move(notice));
            earliest = m_reactor.now(); // look again
        }
        if (!notices.empty() && m_told)
            m_told();
        for (const Notice &notice : notices) {
            if (!asks(notice))
                continue; // over, or somebody has it, while another one was told
            const auto posted = co_await m_outbox.post(notice);
            if (!posted && posted.error().code == flow::Errc::Cancelled)
                co_return;
            if (!posted)
                base::logWarning("notify", Words::tr("A level of escalation was not told: %1").arg(QString::fromStdString(posted.error().text)));
        }
        if (earliest <= m_reactor.now())
            continue;
        auto wait = m_changed.next(m_reactor, earliest);
        const auto waited = co_await wait;
        if (!waited && waited.error().code == flow::Errc::Cancelled)
            co_return;
    }
}

} // namespace notify
