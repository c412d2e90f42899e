// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incidentlook.h"

#include "app/exitcode.h"
#include "app/incidenttext.h"
#include "app/terminal.h"
#include "models/base/moment.h"
#include "models/base/paths.h"
#include "models/base/plainjson.h"
#include "models/incidents/draftupdate.h"
#include "models/incidents/evidencefolder.h"
#include "models/incidents/frozen.h"
#include "models/incidents/postmortem.h"
#include "models/incidents/report.h"
#include "models/incidents/wording.h"
#include "models/journal/journalfile.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct IncidentLook {
    Q_DECLARE_TR_FUNCTIONS(IncidentCommand)
};

int list(const WatchOptions &options)
{
    const auto known = knownIncidents();
    if (!known) {
        complain(known.error());
        return NotDone;
    }
    std::vector<const incidents::Incident *> shown;
    for (const incidents::Incident *i : incidents::ordered(known->incidents()))
        if ((options.parser.isSet(u"all"_s) || i->isOpen()) && i->drill == options.parser.isSet(u"drill"_s))
            shown.push_back(i);
    if (options.json())
        for (const incidents::Incident *i : shown)
            printIncidentJson(incidents::summaryJson(*i));
    else
        std::printf("%s", qPrintable(incidentList(shown, base::Clock::system().wallNow())));
    return shown.empty() ? Good : Findings;
}

int show(const QString &name, const WatchOptions &options)
{
    const auto known = knownIncidents();
    const auto incident = known ? incidentMeant(*known, name) : std::unexpected(known.error());
    if (!incident) {
        complain(incident.error());
        return incident.error().code == base::Errc::Absent ? Findings : NotDone;
    }
    if (options.json())
        printIncidentJson(incidents::toJson(**incident));
    else
        std::printf("%s", qPrintable(incidentText(**incident, base::Clock::system().wallNow())));
    return Good;
}

int postmortem(const QString &name, const WatchOptions &options)
{
    const QString format = options.parser.value(u"format"_s);
    if (format == u"pdf")
        return refuse(Usage, IncidentLook::tr("A PDF is written by the desktop, which can set pages: 'Draft a postmortem' in the menu of the incident. Here --format is markdown or html."));
    if (format != u"markdown" && format != u"html")
        return refuse(Usage, IncidentLook::tr("--format is markdown or html"));
    const auto known = knownIncidents();
    const auto incident = known ? incidentMeant(*known, name) : std::unexpected(known.error());
    if (!incident) {
        complain(incident.error());
        return incident.error().code == base::Errc::Absent ? Findings : NotDone;
    }
    const base::WallTime now = base::Clock::system().wallNow();
    const auto cited = incidents::citedIn(*known, **incident);
    std::printf("%s", qPrintable(format == u"html" ? incidents::postmortemHtml(**incident, cited, now) : incidents::postmortemMarkdown(**incident, cited, now)));
    return Good;
}

int logs(const QString &name, const WatchOptions &options)
{
    const auto known = knownIncidents();
    const auto incident = known ? incidentMeant(*known, name) : std::unexpected(known.error());
    incidents::LogSearch search;
    search.words = options.parser.value(u"grep"_s);
    search.troublesOnly = options.parser.isSet(u"troubles"_s);
    bool number = true;
    if (options.parser.isSet(u"pid"_s))
        search.pid = options.parser.value(u"pid"_s).toInt(&number);
    if (!number)
        return refuse(Usage, IncidentLook::tr("--pid takes a number"));
    search.target = options.parser.value(u"only"_s);
    const QString told = incident ? incidents::evidenceFolderOf(**incident) : QString();
    if (!told.isEmpty() && !QFileInfo(told).isDir())
        return refuse(Findings, IncidentLook::tr("The evidence lies on the computer that froze it, in %1").arg(told));
    const QString folder = incident && told.isEmpty() ? incidents::evidenceFolder((*incident)->id) : told;
    for (const auto &[target, why] : incidents::withoutLog(folder)) // on the other channel: what is piped stays log lines
        if (search.target.isEmpty() || search.target == target)
            std::fprintf(stderr, "%s\n", qPrintable(IncidentLook::tr("No log of %1: %2").arg(target, why)));
    const auto lines = incident ? incidents::frozenLog(folder, search) : std::unexpected(incident.error());
    if (!lines) {
        complain(lines.error());
        return lines.error().code == base::Errc::Absent ? Findings : NotDone;
    }
    for (const auto &[target, line] : *lines) {
        if (options.json())
            printIncidentJson({{u"target"_s, target}, {u"at"_s, base::isoMoment(line.at)}, {u"pid"_s, line.pid}, {u"severity"_s, line.severity}, {u"text"_s, line.text.raw()}});
        else
            std::printf("%s\n", qPrintable(u"%1 %2 [%3] %4 %5"_s.arg(incidents::momentOf(line.at), target, QString::number(line.pid), base::Untrusted(line.severity).visible(), line.text.visible())));
    }
    return Good;
}

// Those of the environment that is looked at, where there is one.
base::Result<incidents::Promised> promisedHere(const WatchOptions &options)
{
    const bool named = options.parser.isSet(u"environment"_s) || options.parser.isSet(u"sandbox"_s);
    if (!named && !QFileInfo::exists(base::defaultEnvironmentFile()))
        return incidents::promisedTimes();
    const auto environment = options.load();
    if (!environment && named)
        return std::unexpected(environment.error());
    return environment ? incidents::promisedTimes(**environment) : incidents::promisedTimes();
}

int times(const WatchOptions &options)
{
    const auto known = knownIncidents();
    const auto promised = known ? promisedHere(options) : std::unexpected(known.error());
    if (!promised) {
        complain(promised.error());
        return NotDone;
    }
    bool number = false;
    const int days = options.parser.value(u"days"_s).toInt(&number);
    if (!number || days < 1 || days > 3660)
        return refuse(Usage, IncidentLook::tr("--days takes 1 to 3660"));
    const base::WallTime now = base::Clock::system().wallNow();
    const auto figures = incidents::timeFigures(known->incidents(), options.parser.isSet(u"drill"_s), now - std::chrono::days(days), now + std::chrono::minutes(1), *promised);
    if (options.json())
        printIncidentJson(incidents::toJson(figures));
    else
        std::printf("%s", qPrintable(incidentTimes(figures)));
    return Good;
}

int update(const QString &name)
{
    const auto known = knownIncidents();
    const auto incident = known ? incidentMeant(*known, name) : std::unexpected(known.error());
    if (!incident) {
        complain(incident.error());
        return incident.error().code == base::Errc::Absent ? Findings : NotDone;
    }
    std::printf("%s\n", qPrintable(incidents::draftUpdate(**incident, base::Clock::system().wallNow())));
    return Good;
}

} // namespace

void printIncidentJson(const QJsonObject &object) { std::printf("%s\n", base::plainJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).constData()); }

base::Result<incidents::Projection> knownIncidents()
{
    incidents::Projection known;
    const QString file = journal::standardFile();
    if (!QFileInfo::exists(file))
        return known;
    auto reader = journal::Reader::open(file);
    if (!reader)
        return std::unexpected(reader.error());
    auto facts = incidents::historyIn(*reader);
    if (!facts)
        return std::unexpected(facts.error());
    known.take(std::move(*facts));
    return known;
}

// The one that was meant, or why nobody knows.
base::Result<const incidents::Incident *> incidentMeant(const incidents::Projection &known, const QString &name)
{
    const auto called = known.called(name);
    if (called.size() == 1)
        return called.front();
    QStringList ids;
    for (const incidents::Incident *i : called)
        ids.append(i->id);
    return called.empty() ? base::fail(base::Errc::Absent, IncidentLook::tr("There is no incident %1.").arg(name).toStdString())
                          : base::fail(base::Errc::Invalid, IncidentLook::tr("%1 is the number of several: %2.").arg(name, ids.join(u", "_s)).toStdString());
}

std::optional<int> lookAtIncidents(const QString &verb, const QStringList &words, const WatchOptions &options)
{
    if (verb == u"list" && words.isEmpty())
        return list(options);
    if (verb == u"times" && words.isEmpty())
        return times(options);
    if (words.size() != 1)
        return std::nullopt;
    if (verb == u"show")
        return show(words.first(), options);
    if (verb == u"logs")
        return logs(words.first(), options);
    if (verb == u"postmortem")
        return postmortem(words.first(), options);
    if (verb == u"update")
        return update(words.first());
    return std::nullopt;
}

} // namespace app
