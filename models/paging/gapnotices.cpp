// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/gapnotices.h"

#include "models/base/jsonfields.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

QString shownTitle(const QString &title) { return base::Untrusted(title).visible(); }

} // namespace

QString gapKeyOf(const QString &rota)
{
    return QString::fromLatin1(QCryptographicHash::hash(QByteArrayLiteral("gap\n") + rota.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QList<notify::Notice> gapNotices(const rota::Board &board, base::WallTime now)
{
    QList<notify::Notice> out;
    for (const rota::Board::Post &post : board.posts) {
        if (post.gaps.isEmpty())
            continue;
        const rota::Shift &gap = post.gaps.constFirst();
        const bool began = gap.from <= now;
        notify::Notice n;
        n.key = gapKeyOf(post.rota);
        // The ends at which we stop looking move on with the clock: they are no part of the name.
        const bool whole = gap.until < now + rota::kLookedAhead;
        const QString name = !began ? u"from-%1"_s.arg(base::toMilliseconds(gap.from)) : whole ? u"until-%1"_s.arg(base::toMilliseconds(gap.until)) : u"always"_s;
        n.event = u"%1/gap/%2"_s.arg(n.key.left(32), name);
        n.severity = base::Severity::Warning;
        n.rule = kGapRule;
        n.service = u"oncall"_s;
        n.summary = began ? QCoreApplication::translate("paging", "Nobody is on call for %1").arg(shownTitle(post.title))
                          : QCoreApplication::translate("paging", "Nobody is on call for %1 from %2").arg(shownTitle(post.title), rota::shortMoment(gap.from));
        QStringList lines;
        for (const rota::Shift &one : post.gaps)
            lines << rota::gapSentence(post.title, one);
        lines << QCoreApplication::translate("paging", "Write a shift into rota.yaml, or: quarterdeckctl oncall override %1 PERSON --from … --until …").arg(post.rota);
        n.text = lines.join(u'\n');
        n.labels = {{u"service"_s, n.service}, {u"rota"_s, post.rota}};
        n.began = now;
        n.people = true;
        out.append(n);
    }
    return out;
}

QString gapEventNow(const QString &event, const QStringList &known, base::WallTime now)
{
    for (const QString &one : known)
        if (one == event || one.startsWith(event + u"/since-"_s))
            return one;
    return event + u"/since-%1"_s.arg(base::toMilliseconds(now));
}

notify::Notice gapClosed(const QString &key, const QString &title, base::WallTime now)
{
    notify::Notice n;
    n.key = key;
    n.event = u"%1/covered/%2"_s.arg(key.left(32)).arg(base::toMilliseconds(now));
    n.moment = notify::Moment::Resolved;
    n.severity = base::Severity::Warning;
    n.rule = kGapRule;
    n.service = u"oncall"_s;
    n.summary = QCoreApplication::translate("paging", "Somebody is on call for %1 in the next seven days").arg(shownTitle(title));
    n.ended = now;
    return n;
}

} // namespace paging
