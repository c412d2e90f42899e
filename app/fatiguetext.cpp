// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fatiguetext.h"

#include "app/oncalltext.h"
#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/rota/fatiguemodel.h"
#include "models/rota/hours.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString isoOf(base::WallTime at) { return rota::localTime(at, QTimeZone::utc()).toString(Qt::ISODate); }

QJsonObject withLoad(QJsonObject o, const rota::Load &load)
{
    o.insert(u"pages"_s, load.pages);
    o.insert(u"idle"_s, load.idle);
    o.insert(u"cleared"_s, load.cleared);
    o.insert(u"night"_s, load.night);
    const std::pair<QString, std::optional<double>> shares[] = {{u"idle_percent"_s, load.idleShare()}, {u"cleared_percent"_s, load.clearedShare()}, {u"night_percent"_s, load.nightShare()}};
    for (const auto &[key, share] : shares)
        o.insert(key, share ? QJsonValue(*share) : QJsonValue());
    return o;
}

QJsonObject jsonOf(const rota::Fatigue &fatigue, base::WallTime from, base::WallTime until)
{
    QJsonArray people, shifts, rules;
    for (const auto &p : fatigue.people)
        people.append(withLoad({{u"person"_s, p.person}, {u"shifts"_s, p.shifts}, {u"hours"_s, p.hours}}, p.load));
    for (const auto &s : fatigue.shifts)
        shifts.append(withLoad({{u"person"_s, s.shift.person}, {u"from"_s, isoOf(s.shift.from)}, {u"until"_s, isoOf(s.shift.until)}}, s.load));
    for (const auto &r : fatigue.rules)
        rules.append(withLoad({{u"rule"_s, r.rule}}, r.load));
    return {{u"from"_s, isoOf(from)}, {u"until"_s, isoOf(until)}, {u"persons"_s, people}, {u"shifts"_s, shifts}, {u"rules"_s, rules}};
}

void printTable(const rota::FatigueModel &model)
{
    QList<qsizetype> widths;
    QList<QStringList> lines;
    for (int row = -1; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << (row < 0 ? model.headerData(column, Qt::Horizontal) : model.data(model.index(row, column))).toString();
            if (widths.size() <= column)
                widths.append(0);
            widths[column] = std::max(widths[column], cells.constLast().size());
        }
        lines.append(cells);
    }
    for (const QStringList &cells : std::as_const(lines)) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += i == 0 ? cells[i].leftJustified(widths[i]) : u"  "_s + cells[i].rightJustified(widths[i]);
        std::printf("%s\n", qPrintable(line));
    }
}

} // namespace

void printFatigue(const rota::Fatigue &fatigue, const rota::OnCall &all, base::WallTime from, base::WallTime until, bool json)
{
    if (json) {
        std::printf("%s\n", base::plainJson(QJsonDocument(jsonOf(fatigue, from, until)).toJson(QJsonDocument::Compact)).constData());
        return;
    }
    std::printf("%s\n", qPrintable(OncallCommand::tr("What being on call cost, %1").arg(stretchText(from, until))));
    for (const auto of : {rota::FatigueModel::Of::Persons, rota::FatigueModel::Of::Shifts, rota::FatigueModel::Of::Rules}) {
        rota::FatigueModel model;
        model.show(fatigue, all, of);
        if (model.rowCount() == 0)
            continue;
        std::printf("\n");
        printTable(model);
    }
    if (fatigue.rules.isEmpty())
        std::printf("\n%s\n", qPrintable(OncallCommand::tr("Nobody was paged.")));
}

} // namespace app
