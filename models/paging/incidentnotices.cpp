// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/incidentnotices.h"

#include "models/incidents/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace paging {

using incidents::Call;
using incidents::Incident;
using incidents::Line;
using notify::Moment;
using notify::Notice;

namespace {

QString say(const char *text) { return QCoreApplication::translate("paging", text); }

constexpr qsizetype kLongestTitle = 120;

QString titleOf(const Incident &incident) { return incident.title.size() > kLongestTitle ? incident.title.left(kLongestTitle - 1) + u'…' : incident.title; }

QString summaryOf(const Call &call, const Incident &incident)
{
    const QString number = QString::number(incident.number), by = call.by.isEmpty() ? say(QT_TRANSLATE_NOOP("paging", "somebody")) : call.by.visible();
    switch (call.kind) {
    case Call::Kind::Opened:
        return say(QT_TRANSLATE_NOOP("paging", "Incident #%1, opened by %2: %3")).arg(number, by, titleOf(incident));
    case Call::Kind::Escalated:
        return call.to.isEmpty() ? say(QT_TRANSLATE_NOOP("paging", "Incident #%1, made %2 by %3: %4")).arg(number, incidents::title(incident.severity), by, titleOf(incident))
                                 : say(QT_TRANSLATE_NOOP("paging", "Incident #%1, %2 is asked for by %3: %4")).arg(number, call.to.visible(), by, titleOf(incident));
    case Call::Kind::HandedOver:
        break;
    }
    return say(QT_TRANSLATE_NOOP("paging", "Incident #%1, handed over to %2 by %3: %4")).arg(number, call.to.visible(), by, titleOf(incident));
}

QString textOf(const Call &call, const Incident &incident)
{
    QStringList lines;
    if (call.kind != Call::Kind::Opened && !call.text.isEmpty())
        lines << call.text.visible();
    if (call.kind == Call::Kind::HandedOver)
        lines << say(QT_TRANSLATE_NOOP("paging", "Accept or decline it, in the window or with quarterdeckctl incident accept %1.")).arg(incident.number);
    return lines.join(u'\n');
}

Notice noticeOf(const Incident &incident, const QString &environment)
{
    Notice n;
    n.key = n.incident = incident.id;
    n.rule = kIncidentRule;
    n.severity = incident.severity <= incidents::Severity::Sev2 ? base::Severity::Critical : base::Severity::Warning;
    n.service = incident.service;
    n.cluster = incident.cluster;
    n.target = incident.targets.size() == 1 ? incident.targets.first() : QString();
    n.environment = incident.environment.isEmpty() ? environment : incident.environment;
    n.labels = {{u"incident"_s, QString::number(incident.number)}, {u"service"_s, n.service}, {u"cluster"_s, n.cluster}, {u"target"_s, n.target}, {u"environment"_s, n.environment}};
    n.labels.removeIf([](auto label) { return label.value().isEmpty(); });
    n.drill = incident.drill;
    n.summary = say(QT_TRANSLATE_NOOP("paging", "Incident #%1: %2")).arg(QString::number(incident.number), titleOf(incident));
    return n;
}

QString nameOf(const incidents::EntryRef &entry) { return entry.log.left(32) + u'/' + QString::number(entry.seq); }

std::optional<base::WallTime> beginningOf(const Incident &incident)
{
    return incident.timeline.empty() ? std::nullopt : std::optional(incident.timeline.front().at);
}

QSet<QString> channelsTold(const Incident &incident, const std::function<bool(const Line &)> &counts)
{
    QSet<QString> channels;
    for (const Line &line : incident.timeline)
        if (line.kind == Line::Kind::Told && counts(line))
            channels << line.detail;
    return channels;
}

} // namespace

QList<IncidentCall> callsOf(const Incident &incident, const QString &environment, base::WallTime now)
{
    QList<IncidentCall> out;
    if (!incident.isOpen())
        return out;
    for (const Call &made : incident.calls) {
        if (made.answered || now - made.at > kCallsLast)
            continue;
        IncidentCall call;
        call.entry = nameOf(made.entry);
        call.machines = made.kind == Call::Kind::Opened;
        call.contact = made.to.raw();
        call.climbs = made.kind != Call::Kind::HandedOver;
        call.notice = noticeOf(incident, environment);
        call.notice.event = u"%1/%2"_s.arg(incident.id, call.entry);
        call.notice.summary = summaryOf(made, incident);
        call.notice.text = textOf(made, incident);
        call.notice.began = made.at;
        call.notice.people = made.kind != Call::Kind::Opened || incident.severity <= incidents::Severity::Sev3;
        const auto said = std::ranges::find(incident.timeline, made.entry, &Line::entry); // elsewhere, when it came with a merge
        if (made.kind == Call::Kind::Escalated)
            call.toldBefore = channelsTold(incident, [&](const Line &line) { return said == incident.timeline.end() ? line.at < made.at : &line < &*said; });
        call.toldSince = channelsTold(incident, [event = call.notice.event](const Line &line) { return line.event == event || line.event.startsWith(event + u'/'); });
        out.append(call);
    }
    return out;
}

Notice acknowledgedNotice(const Incident &incident, const QString &environment)
{
    Notice n = noticeOf(incident, environment);
    n.moment = Moment::Acknowledged;
    n.event = u"%1/acknowledged"_s.arg(incident.id);
    n.began = beginningOf(incident).value_or(base::WallTime{});
    for (const Line &line : incident.timeline)
        if (line.kind == Line::Kind::Acknowledged || line.kind == Line::Kind::AlsoAcknowledged || line.kind == Line::Kind::TookOver) {
            n.event = u"%1/acknowledged/%2"_s.arg(incident.id, nameOf(line.entry));
            n.who = line.who.visible();
        }
    return n;
}

Notice endNotice(const Incident &incident, const QString &environment, base::WallTime now)
{
    Notice n = noticeOf(incident, environment);
    n.moment = Moment::Resolved;
    n.began = beginningOf(incident).value_or(now);
    n.ended = incident.stamp(incidents::Stamp::Resolved).at.value_or(now);
    n.event = u"%1/over/%2"_s.arg(incident.id).arg(n.ended->time_since_epoch().count());
    return n;
}

Notice goesOnNotice(const Incident &incident, const Incident &into, const QString &environment, base::WallTime now)
{
    Notice n = endNotice(incident, environment, now);
    n.incident = into.id; // which is what says that the harm has not ended
    n.summary = say(QT_TRANSLATE_NOOP("paging", "Incident #%1 goes on in #%2: %3")).arg(QString::number(incident.number), QString::number(into.number), titleOf(into));
    return n;
}

QString contactNamed(const rota::OnCall &all, const QString &name)
{
    if (all.person(name))
        return name;
    for (const rota::Person &person : all.people)
        if (person.name.compare(name, Qt::CaseInsensitive) == 0 || person.id.compare(name, Qt::CaseInsensitive) == 0)
            return person.id;
    return all.rota(name) ? u"oncall/"_s + name : name;
}

QString unreachedLine(const QString &contact, bool climbs)
{
    const QString name = base::Untrusted(contact).visible();
    return climbs ? say(QT_TRANSLATE_NOOP("paging", "%1 could not be told: nobody in rota.yaml has that name and a channel. Whoever is next was asked.")).arg(name)
                  : say(QT_TRANSLATE_NOOP("paging", "%1 could not be told: nobody in rota.yaml has that name and a channel.")).arg(name);
}

} // namespace paging
