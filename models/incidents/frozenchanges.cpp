// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/frozenchanges.h"

#include "models/base/moment.h"
#include "models/events/wording.h"
#include "models/incidents/report.h"
#include "models/incidents/wording.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr qint64 kMostChangeBytes = qint64(4) << 20;

std::optional<events::Event> eventOf(const QByteArray &line)
{
    const QJsonObject o = QJsonDocument::fromJson(line).object();
    const auto at = base::momentIn(o.value("at"_L1).toString());
    const auto kind = events::kindOf(o.value("kind"_L1).toString());
    if (!at || !kind)
        return {};
    const auto part = [&o](QLatin1StringView key) { return base::Untrusted(o.value(key).toString()); };
    events::Event event;
    event.kind = *kind;
    event.at = *at;
    event.target = part("target"_L1).visible();
    event.before = part("before"_L1);
    event.after = part("after"_L1);
    event.text = part("text"_L1);
    event.who = part("who"_L1);
    return event;
}

} // namespace

QByteArray changeLine(const events::Event &e)
{
    QJsonObject o{{u"at"_s, base::isoMoment(e.at)}, {u"kind"_s, events::kindWord(e.kind)}, {u"target"_s, e.target}, {u"sentence"_s, events::sentence(e)}};
    const std::pair<QLatin1StringView, const base::Untrusted &> parts[] = {{"before"_L1, e.before}, {"after"_L1, e.after}, {"text"_L1, e.text}, {"who"_L1, e.who}};
    for (const auto &[key, value] : parts)
        if (!value.isEmpty())
            o.insert(key, value.raw());
    return QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n';
}

std::vector<events::Event> frozenChanges(const QString &folder)
{
    std::vector<events::Event> out;
    QFile file(folder + u"/changes.jsonl"_s);
    if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return out;
    for (const QByteArray &line : file.read(kMostChangeBytes).split('\n'))
        if (auto event = eventOf(line))
            out.push_back(std::move(*event));
    std::ranges::sort(out, {}, &events::Event::at);
    return out;
}

ChangedBefore changedBefore(const std::vector<events::Event> &changes, const QStringList &targets, base::WallTime began)
{
    ChangedBefore out;
    QStringList all;
    for (const events::Event &e : changes) {
        const bool shipped = e.kind == events::Kind::Deployment || e.kind == events::Kind::Migration; // reaches further than what it is named after
        if (e.at > began || (!shipped && !e.target.isEmpty() && !targets.contains(e.target)))
            continue;
        out.kind = events::kindTitle(e.kind);
        out.clock = clockOf(e.at);
        all.append(events::timed(e));
    }
    out.all = all.join(u'\n');
    out.count = int(all.size());
    return out;
}

} // namespace incidents
