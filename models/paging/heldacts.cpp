// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/heldacts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

constexpr qsizetype kMostOpen = 20'000; // acts without an outcome

struct HeldWords {
    Q_DECLARE_TR_FUNCTIONS(paging)
};

QString keyOf(const mutes::Mute &m) { return QStringList{m.scope, m.target, m.group, m.finding}.join(QChar(0)); }

} // namespace

void HeldActs::News::operator+=(const News &more)
{
    wishes += more.wishes;
    released += more.released;
    begun += more.begun;
    ended += more.ended;
    steps += more.steps;
}

QStringList HeldActs::acts()
{
    static const QStringList all{u"alert.silence"_s, u"alert.maintain"_s, u"alert.acknowledge"_s, u"alert.release"_s, u"finding.mute"_s, u"finding.unmute"_s,
                                 u"oncall.override"_s, u"oncall.handover"_s, u"oncall.accept"_s, u"oncall.withdraw"_s, u"oncall.import"_s};
    return all;
}

void HeldActs::take(const journal::StoredEntry &entry, base::WallTime now)
{
    const journal::Record &r = entry.record;
    const bool begins = r.phase == journal::Phase::Intent;
    if (r.actId.isEmpty() || (!begins && r.phase != journal::Phase::Outcome) || !acts().contains(r.act))
        return;
    if (!m_open.contains(r.actId) && m_open.size() >= kMostOpen)
        return;
    Pair &pair = m_open[r.actId];
    if (begins && !pair.intent)
        pair.intent = entry;
    else if (!begins && r.outcome == journal::Outcome::Done)
        pair.done = true;
    else if (!begins && !pair.done) {
        m_open.remove(r.actId);
        return;
    }
    if (!pair.intent || !pair.done || pair.intent->record.act != r.act)
        return;
    const journal::StoredEntry intent = *pair.intent;
    m_open.remove(r.actId);
    if (!intent.erased)
        hold(intent, now);
}

void HeldActs::hold(const journal::StoredEntry &intent, base::WallTime now)
{
    const journal::Record &r = intent.record;
    const QString where = u"%1/%2"_s.arg(r.log.left(8)).arg(r.seq);
    if (base::fromMicroseconds(r.time) > now + kAhead) {
        m_complaints << HeldWords::tr("%1 (%2) is passed over: the clock of the console it comes from is ahead.").arg(r.act, where);
        return;
    }
    if (r.act.startsWith("alert."_L1)) {
        if (const auto news = alerts::wishNewsIn(intent))
            return holdWish(*news);
    } else if (r.act.startsWith("finding."_L1)) {
        if (const auto news = mutes::muteNewsIn(intent))
            return holdMute(*news);
    } else if (const auto step = stepNewsIn(intent)) {
        return holdStep(*step, Place(r.time, r.log, r.seq), now);
    }
    m_complaints << HeldWords::tr("%1 (%2) is passed over: it does not say what such an act says.").arg(r.act, where);
}

void HeldActs::holdWish(const alerts::WishNews &news)
{
    if (!news.said) {
        m_released.append({news.scope, news.released});
        m_news.released.append({news.scope, news.released});
        return;
    }
    const alerts::Wish &wish = *news.said;
    if (wish.kind == alerts::Wish::Kind::Acknowledge) {
        base::WallTime &latest = m_acknowledged[wish.scope + QChar(0) + wish.key];
        if (wish.at < latest)
            return;
        latest = wish.at;
    }
    if (std::ranges::none_of(m_released, [&wish](const auto &r) { return r.first == wish.scope && wish.id.startsWith(r.second); }))
        m_news.wishes.append(wish);
}

void HeldActs::holdMute(const mutes::MuteNews &news)
{
    const QString key = keyOf(news.mute);
    if (news.change == mutes::Change::End) {
        m_unmuted[key] = std::max(m_unmuted[key], news.mute.from);
        m_news.ended.append(news.mute);
        return;
    }
    if (news.mute.from < m_muted.value(key) || news.mute.from <= m_unmuted.value(key))
        return;
    m_muted[key] = news.mute.from;
    m_later.append(news.mute);
}

void HeldActs::holdStep(const rota::Step &step, const Place &place, base::WallTime now)
{
    using Of = rota::Step::What;
    if (step.what == Of::Import) {
        const auto before = m_imported.constFind(step.rota);
        if (before != m_imported.cend() && place < *before)
            return;
        m_imported[step.rota] = place;
        m_news.steps.append(step);
        return;
    }
    Arranged &a = m_arranged[step.id];
    if (step.what == Of::Override && !a.made)
        a.made = step;
    else if (step.what == Of::Accept && (!a.accepted || step.at < a.accepted->at))
        a.accepted = step;
    else if (step.what == Of::Withdraw)
        a.withdrawn = true;
    if (a.withdrawn) {
        m_news.steps.append(rota::Step::withdrawing(step.id));
    } else if (a.made && a.made->made.until > now) {
        m_news.steps.append(*a.made);
        if (a.accepted)
            m_news.steps.append(*a.accepted);
    }
}

// A file leaves out what does not hold yet: what began by a clock that is ahead waits for ours.
HeldActs::News HeldActs::takeNews(base::WallTime now)
{
    for (const mutes::Mute &mute : std::exchange(m_later, {})) {
        if (mute.from > now)
            m_later.append(mute);
        else if (mute.from > m_unmuted.value(keyOf(mute)) && mute.from >= m_muted.value(keyOf(mute)))
            m_news.begun.append(mute);
    }
    return std::exchange(m_news, {});
}

QStringList HeldActs::takeComplaints() { return std::exchange(m_complaints, {}); }

} // namespace paging
