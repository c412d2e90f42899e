// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/board.h"

#include "models/base/untrusted.h"
#include "models/rota/words.h"

#include <QLocale>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace rota {

namespace {

constexpr std::chrono::days kNextShift{31}; // how far it is looked for

Board::Post postOf(const Rota &rota, const QList<Override> &overrides, base::WallTime now)
{
    Board::Post post;
    post.rota = rota.id;
    post.title = rota.title;
    const QList<Shift> month = timeline(rota, overrides, now, now + kNextShift);
    post.person = month.constFirst().person;
    if (month.size() > 1) {
        post.until = month.constFirst().until;
        post.next = month.at(1).person;
    }
    post.week = timeline(rota, overrides, now, now + kLookedAhead);
    post.gaps = rota::gaps(rota, overrides, now, now + kLookedAhead);
    return post;
}

Board::Ask askOf(const OnCall &all, const QList<Override> &overrides, const Policy &policy, base::WallTime now)
{
    Board::Ask ask{policy.id, policy.severity, policy.services, policy.environments, !policy.hours || policy.hours->contains(now), policy.rounds, {}};
    base::milliseconds after{0};
    for (const Level &level : policy.levels) {
        Board::Step step;
        const Reached there = reached(all, overrides, level, now);
        step.people = there.persons;
        step.nobody = there.nobody;
        step.after = after;
        for (const QString &contact : level.contacts)
            if (contact.startsWith("channel/"_L1))
                step.channels << contact.section(u'/', 1);
        after += level.wait;
        ask.steps.append(step);
    }
    return ask;
}

} // namespace

QList<std::pair<QString, Shift>> Board::gaps() const
{
    QList<std::pair<QString, Shift>> out;
    for (const Post &post : posts)
        for (const Shift &gap : post.gaps)
            out.append({post.rota, gap});
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return std::tie(a.second.from, a.first) < std::tie(b.second.from, b.first); });
    return out;
}

Board boardOf(const OnCall &all, const QList<Override> &overrides, base::WallTime now)
{
    Board board;
    for (const Rota &rota : all.rotas)
        board.posts.append(postOf(rota, overrides, now));
    for (const Policy &policy : all.policies)
        board.asks.append(askOf(all, overrides, policy, now));
    for (const Override &v : overrides) {
        if (v.until <= now || !all.rota(v.rota))
            continue;
        (v.offered && !v.accepted ? board.offered : board.arranged).append(v);
    }
    const auto sooner = [](const Override &a, const Override &b) { return std::tie(a.from, a.id) < std::tie(b.from, b.id); };
    std::sort(board.offered.begin(), board.offered.end(), sooner);
    std::sort(board.arranged.begin(), board.arranged.end(), sooner);
    return board;
}

QString shortMoment(base::WallTime at)
{
    return QLocale().toString(localTime(at, QTimeZone::systemTimeZone()), Words::tr("ddd d MMM HH:mm", "day and time: QDateTime format"));
}

QString gapSentence(const QString &title, const Shift &gap)
{
    return Words::tr("%1: nobody from %2 to %3", "rota").arg(base::Untrusted(title).visible(), shortMoment(gap.from), shortMoment(gap.until));
}

} // namespace rota
