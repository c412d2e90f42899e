// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incidenttext.h"

#include "models/base/format.h"
#include "models/incidents/wording.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct IncidentText {
    Q_DECLARE_TR_FUNCTIONS(IncidentCommand)
};

QString lengthOf(const std::optional<double> &seconds) { return seconds ? base::duration(*seconds) : u"–"_s; }

} // namespace

QString incidentList(const std::vector<const incidents::Incident *> &listed, base::WallTime now)
{
    QString out;
    for (const incidents::Incident *i : listed)
        out += u"%1 %2 %3\n        %4\n"_s.arg(incidents::title(i->severity), i->isOpen() ? u"!"_s : u" "_s,
                                              incidents::nameOf(*i) + (i->drill ? u' ' + IncidentText::tr("(drill)") : QString()), incidents::under(*i, now));
    return out.isEmpty() ? IncidentText::tr("There is none.") + u'\n' : out;
}

QString incidentText(const incidents::Incident &i, base::WallTime now)
{
    QString out = u"%1  %2  (%3)\n%4\n"_s.arg(incidents::title(i.severity), incidents::nameOf(i), incidents::title(i.state), incidents::under(i, now));
    out += IncidentText::tr("id %1").arg(i.id) + u'\n';
    if (!i.probableCause.isEmpty())
        out += IncidentText::tr("Probable cause: %1").arg(i.probableCause.visible()) + u'\n';
    for (const QString &fact : i.facts)
        out += u"  - "_s + fact + u'\n';
    for (const incidents::Measure measure : incidents::kMeasures)
        if (const auto seconds = incidents::secondsOf(i, measure))
            out += u"  %1 %2   %3\n"_s.arg(incidents::title(measure), -14).arg(base::duration(*seconds), -14).arg(incidents::formula(measure));
    out += u'\n';
    for (const incidents::Line &line : i.timeline) {
        const auto [text, beside] = incidents::said(line, i);
        out += incidents::momentOf(line.at) + u"  "_s + text + (beside.isEmpty() ? QString() : u"  ("_s + beside + u')') + u'\n';
    }
    return out;
}

QString incidentTimes(const incidents::TimeFigures &figures)
{
    QString out = figures.drills ? IncidentText::tr("%n drill(s)", nullptr, figures.incidents) : IncidentText::tr("%n incident(s)", nullptr, figures.incidents);
    if (figures.byPerson > 0)
        out += u", "_s + IncidentText::tr("%n of them noticed by a person first", nullptr, figures.byPerson);
    out += u"\n"_s;
    out += u"%1 %2 %3 %4 %5 %6 %7\n"_s.arg(QString(), -14).arg(IncidentText::tr("count"), 6).arg(IncidentText::tr("missing"), 8).arg(IncidentText::tr("median"), 14)
               .arg(IncidentText::tr("p90"), 14).arg(IncidentText::tr("promised"), 14).arg(IncidentText::tr("kept"), 6);
    for (const incidents::Figure &f : figures.figures)
        out += u"%1 %2 %3 %4 %5 %6 %7  %8\n"_s.arg(incidents::title(f.measure), -14).arg(f.count, 6).arg(f.missing, 8).arg(lengthOf(f.median), 14).arg(lengthOf(f.p90), 14)
                   .arg(lengthOf(f.promised), 14).arg(f.promised ? QString::number(f.kept) : u"–"_s, 6).arg(incidents::formula(f.measure));
    return out;
}

} // namespace app
