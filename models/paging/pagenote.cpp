// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pagenote.h"

#include "models/base/jsonfields.h"
#include "models/paging/gapnotices.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

constexpr QLatin1StringView kActs[] = {"page.sent"_L1, "page.acknowledged"_L1, "page.over"_L1};

} // namespace

QString PageNote::id() const { return u"%1/%2/%3"_s.arg(notice, person).arg(base::toMilliseconds(began)); }

QString actOf(PageNote::Kind kind) { return kActs[std::size_t(kind)]; }

QList<PageNote> notesOf(const notify::Delivery &d, const rota::OnCall &all, const notify::Channels &channels)
{
    QList<PageNote> out;
    if (d.outcome != notify::Delivery::Outcome::Accepted || d.moment != notify::Moment::Firing || d.began == base::WallTime{} || d.rule == kGapRule)
        return out;
    const notify::Channel *channel = channels.find(d.channel);
    if (d.persons.isEmpty() && channel && channel->reaches() != notify::Channel::Reaches::People)
        return out;
    for (const rota::Person &person : all.people) {
        const bool reached = person.channels.contains(d.channel) || (!d.fallbackFor.isEmpty() && person.channels.contains(d.fallbackFor));
        if (!reached || (!d.persons.isEmpty() && !d.persons.contains(person.id)))
            continue;
        PageNote note;
        note.notice = d.key;
        note.person = person.id;
        note.rule = d.rule;
        note.channel = d.channel;
        note.target = d.target;
        note.at = d.at;
        note.began = d.began;
        note.drill = d.drill;
        out.append(note);
    }
    return out;
}

journal::Entry entryOf(const PageNote &note)
{
    QJsonObject o{{u"at"_s, base::toMilliseconds(note.at)}};
    base::putField(o, u"person"_s, note.person);
    base::putField(o, u"rule"_s, note.rule);
    base::putField(o, u"channel"_s, note.channel);
    base::putField(o, u"began"_s, note.began);
    if (note.drill)
        o.insert(u"drill"_s, true);
    journal::Entry entry;
    entry.act = actOf(note.kind);
    entry.actId = note.notice;
    entry.target = note.target;
    entry.details = QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
    return entry;
}

std::optional<PageNote> noteOf(const journal::StoredEntry &entry)
{
    PageNote note;
    const auto kind = std::ranges::find(kActs, entry.record.act);
    if (kind == std::end(kActs) || entry.record.phase != journal::Phase::Note || entry.record.actId.isEmpty())
        return {};
    const QJsonObject o = QJsonDocument::fromJson(entry.details.toUtf8()).object();
    note.kind = PageNote::Kind(kind - std::begin(kActs));
    note.notice = entry.record.actId;
    note.person = o.value(u"person"_s).toString();
    note.rule = o.value(u"rule"_s).toString();
    note.channel = o.value(u"channel"_s).toString();
    note.target = entry.record.target;
    note.at = base::timeOf(o.value(u"at"_s));
    note.began = base::timeOf(o.value(u"began"_s));
    note.drill = o.value(u"drill"_s).toBool();
    if (note.at == base::WallTime{} || (note.kind == PageNote::Kind::Sent && note.person.isEmpty()))
        return {};
    return note;
}

} // namespace paging
