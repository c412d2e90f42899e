// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/wording.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"
#include "models/notify/words.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QDateTime utc(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<base::milliseconds>(at.time_since_epoch()).count(), Qt::UTC);
}

QString line(const QString &text) { return base::Untrusted(text).visible(); }

// What was told under an incident's own id and goes on in another one: nothing has ended.
bool goesOn(const Notice &n) { return n.moment == Moment::Resolved && !n.incident.isEmpty() && n.incident != n.key; }
bool hasLasted(const Notice &n) { return n.moment == Moment::Resolved && n.ended && n.began != base::WallTime{} && !goesOn(n); }

} // namespace

QLatin1StringView severityWord(base::Severity severity)
{
    switch (severity) {
    case base::Severity::Critical: return "critical"_L1;
    case base::Severity::Warning: return "warning"_L1;
    case base::Severity::Unknown: return "unknown"_L1;
    case base::Severity::Ok: break;
    }
    return "ok"_L1;
}

QString momentText(base::WallTime at) { return utc(at).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s); }

QString stateText(const Notice &n)
{
    switch (n.moment) {
    case Moment::Firing: return n.severity == base::Severity::Critical ? Words::tr("Critical") : Words::tr("Warning");
    case Moment::Resolved: return Words::tr("Resolved");
    case Moment::Acknowledged: return n.who.isEmpty() ? Words::tr("Acknowledged") : Words::tr("Acknowledged by %1").arg(line(n.who));
    case Moment::Flapping: return Words::tr("Comes and goes");
    case Moment::Digest: return Words::tr("%n more", nullptr, n.count);
    case Moment::Test: break;
    }
    return Words::tr("Test");
}

QString headline(const Notice &n)
{
    const QString text = goesOn(n) ? line(n.summary)
        : hasLasted(n)             ? Words::tr("Ended after %1: %2", "how long, what").arg(base::age(std::chrono::duration<double>(*n.ended - n.began).count()), line(n.summary))
                                   : Words::tr("%1: %2", "state, sentence").arg(stateText(n), line(n.summary));
    return n.drill ? Words::tr("Drill – %1").arg(text) : text;
}

QStringList details(const Notice &n)
{
    QStringList out;
    QStringList place;
    for (const QString &part : {n.environment, n.service, n.cluster, n.target})
        if (!part.isEmpty() && !place.contains(part))
            place << line(part);
    if (!place.isEmpty())
        out << Words::tr("Where: %1").arg(place.join(u" / "));
    if (n.began != base::WallTime{} && n.moment != Moment::Test)
        out << Words::tr("Since: %1").arg(momentText(n.began));
    if (hasLasted(n))
        out << Words::tr("Ended: %1, after %2").arg(momentText(*n.ended), base::duration(std::chrono::duration<double>(*n.ended - n.began).count()));
    const QStringList lines = n.text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &text : lines)
        out << line(text);
    if (!n.incident.isEmpty())
        out << Words::tr("Incident: %1").arg(line(n.incident));
    return out;
}

} // namespace notify
