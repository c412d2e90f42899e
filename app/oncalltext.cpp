// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oncalltext.h"

#include "models/base/plainjson.h"
#include "models/base/untrusted.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr std::chrono::days kLookedAhead{7};
constexpr std::chrono::days kShown{31}; // how far the next shift is looked for

QDateTime local(base::WallTime at) { return rota::localTime(at, QTimeZone::systemTimeZone()); }

QString isoUtc(base::WallTime at) { return rota::localTime(at, QTimeZone::utc()).toString(Qt::ISODate); }

QString nameOf(const rota::OnCall &all, const QString &id)
{
    const rota::Person *person = all.person(id);
    return person ? base::Untrusted(person->name).visible() : OncallCommand::tr("nobody");
}

QJsonObject jsonOf(const rota::Shift &s) { return {{u"person"_s, s.person}, {u"from"_s, isoUtc(s.from)}, {u"until"_s, isoUtc(s.until)}}; }

QJsonObject jsonOf(const rota::Rota &rota, const QList<rota::Shift> &shifts, const QList<rota::Shift> &gaps)
{
    QJsonArray list;
    for (const rota::Shift &gap : gaps)
        list.append(QJsonObject{{u"from"_s, isoUtc(gap.from)}, {u"until"_s, isoUtc(gap.until)}});
    QJsonObject o{{u"rota"_s, rota.id}, {u"now"_s, jsonOf(shifts.constFirst())}, {u"gaps"_s, list}};
    if (shifts.size() > 1)
        o.insert(u"next"_s, jsonOf(shifts.at(1)));
    return o;
}

void print(const rota::OnCall &all, const rota::Rota &rota, const QList<rota::Shift> &shifts, const QList<rota::Shift> &gaps)
{
    const QLocale locale;
    const auto moment = [&locale](base::WallTime at) { return locale.toString(local(at), u"ddd d MMM HH:mm"_s); };
    const rota::Shift &now = shifts.constFirst();
    QString line = base::Untrusted(rota.title).visible() + u": "_s + nameOf(all, now.person);
    if (shifts.size() > 1)
        line += OncallCommand::tr(" until %1, then %2").arg(moment(now.until), nameOf(all, shifts.at(1).person));
    std::printf("%s\n", qPrintable(line));
    for (const rota::Shift &gap : gaps)
        std::printf("  ▲ %s\n", qPrintable(OncallCommand::tr("nobody from %1 to %2").arg(moment(gap.from), moment(gap.until))));
}

} // namespace

QString stretchText(base::WallTime from, base::WallTime until)
{
    const QLocale locale;
    const QString form = u"d MMM yyyy HH:mm"_s;
    return OncallCommand::tr("from %1 to %2").arg(locale.toString(local(from), form), locale.toString(local(until), form));
}

bool printOnCall(const rota::OnCall &all, const rota::Arranged &arranged, base::WallTime now, bool json)
{
    bool covered = true;
    QJsonArray list;
    for (const rota::Rota &rota : all.rotas) {
        const auto shifts = rota::timeline(rota, arranged.overrides, now, now + kShown);
        const auto gaps = rota::gaps(rota, arranged.overrides, now, now + kLookedAhead);
        covered = covered && gaps.isEmpty();
        if (json)
            list.append(jsonOf(rota, shifts, gaps));
        else
            print(all, rota, shifts, gaps);
    }
    QJsonArray waiting;
    for (const rota::Override &v : arranged.overrides) {
        if (!v.offered || v.accepted || v.until <= now)
            continue;
        if (json)
            waiting.append(QJsonObject{{u"id"_s, v.id}, {u"rota"_s, v.rota}, {u"person"_s, v.person}, {u"by"_s, v.by}, {u"from"_s, isoUtc(v.from)}, {u"until"_s, isoUtc(v.until)}});
        else
            std::printf("  ◆ %s\n", qPrintable(OncallCommand::tr("%1: offered to %2 by %3, not accepted yet").arg(v.id, nameOf(all, v.person), base::Untrusted(v.by).visible())));
    }
    if (json)
        std::printf("%s\n", base::plainJson(QJsonDocument(QJsonObject{{u"rotas"_s, list}, {u"offered"_s, waiting}}).toJson(QJsonDocument::Compact)).constData());
    else if (all.rotas.isEmpty())
        std::printf("%s\n", qPrintable(OncallCommand::tr("There is no rota.")));
    return covered;
}

} // namespace app
