// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/pagerdutyhook.h"

#include "models/base/moment.h"
#include "models/base/untrusted.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace notify {

std::optional<PagerHookEvent> pagerHookEvent(const QByteArray &body)
{
    const QJsonObject event = QJsonDocument::fromJson(body).object().value(u"event"_s).toObject();
    PagerHookEvent out;
    out.id = event.value(u"id"_s).toString().left(100);
    out.type = event.value(u"event_type"_s).toString().left(100);
    const auto at = base::momentIn(event.value(u"occurred_at"_s).toString());
    if (out.id.isEmpty() || out.type.isEmpty() || !at)
        return std::nullopt;
    out.at = *at;
    out.key = event.value(u"data"_s).toObject().value(u"incident_key"_s).toString().left(255);
    out.who = base::Untrusted(event.value(u"agent"_s).toObject().value(u"summary"_s).toString().left(100)).visible();
    return out;
}

PagerHookMemory::Verdict PagerHookMemory::judge(const PagerHookEvent &event, base::WallTime now, bool known)
{
    if (event.at > now + kSkew)
        return Verdict::FromTheFuture;
    if (event.at < now - kOldest)
        return Verdict::TooOld;
    if (m_heard.contains(event.id))
        return Verdict::Again;
    if (!known)
        return Verdict::Fresh; // it may be known when it comes once more
    // What is forgotten is too old to be believed, unless somebody who has our key sends thousands.
    m_heard.removeIf([now](auto it) { return it.value() < now - kOldest; });
    if (m_heard.size() >= kMost)
        return Verdict::Again;
    m_heard.insert(event.id, event.at);
    return Verdict::Fresh;
}

} // namespace notify
