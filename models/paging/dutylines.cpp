// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/dutylines.h"

#include "models/base/untrusted.h"
#include "models/paging/dutywording.h"
#include "models/paging/groupnotices.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

struct Lines {
    Q_DECLARE_TR_FUNCTIONS(paging)
};

constexpr qsizetype kMostPosts = 3;

QDateTime local(base::WallTime at) { return rota::localTime(at, QTimeZone::systemTimeZone()); }

// The hour alone while it is within a day.
QString shortly(base::WallTime at, base::WallTime now) { return at - now < std::chrono::hours(20) ? local(at).toString(u"HH:mm"_s) : rota::shortMoment(at); }

bool isUncovered(const rota::Board::Post &post)
{
    return post.person.isEmpty() && !post.gaps.isEmpty() && !post.week.isEmpty() && post.week.constFirst().from >= post.gaps.constFirst().from;
}

} // namespace

OnCallLines onCallLines(const Duty &duty, base::WallTime now)
{
    OnCallLines out;
    const rota::Board board = rota::boardOf(duty.all, duty.overrides, now);
    const bool one = board.posts.size() == 1;
    for (const rota::Board::Post &post : board.posts.mid(0, kMostPosts)) {
        const QString what = one ? Lines::tr("On call") : base::Untrusted(post.title).visible(), who = nameOf(duty.all, post.person);
        const bool uncovered = isUncovered(post);
        out.nobody = out.nobody || uncovered;
        if (post.person.isEmpty() && !uncovered && !one)
            continue; // nobody has to be
        out.lines << (post.until && !post.person.isEmpty() ? Lines::tr("%1: %2 until %3", "on call: person until when").arg(what, who, shortly(*post.until, now))
                                                           : Lines::tr("%1: %2", "on call: person").arg(what, who));
        if (one && !post.next.isEmpty())
            out.lines << Lines::tr("Next: %1", "on call afterwards").arg(nameOf(duty.all, post.next));
    }
    return out;
}

std::optional<AskedNext> askedNext(const Duty &duty, const incidents::Incident &incident)
{
    const QString group = GroupNotices::keyOf(incident.environment + u'/' + incident.service + u'/' + incident.cluster);
    const notify::Climb *next = nullptr;
    for (const notify::Climb &climb : duty.climbs) {
        const bool ours = climb.key == group || std::ranges::find(incident.alerts, climb.key, &incidents::LinkedAlert::key) != incident.alerts.end();
        if (ours && !climb.held && climb.nextAt && (!next || *climb.nextAt < *next->nextAt))
            next = &climb;
    }
    if (!next)
        return {};
    QStringList names;
    for (const QString &contact : next->nextContacts)
        names << contactName(duty.all, contact);
    return AskedNext{local(*next->nextAt).toString(u"HH:mm"_s), names.isEmpty() ? Lines::tr("whoever has a channel") : names.join(u", "_s)};
}

} // namespace paging
