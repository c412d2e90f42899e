// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incidentcommand.h"

#include "app/exitcode.h"
#include "app/flowrun.h"
#include "app/incidentlook.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/moment.h"
#include "models/base/paths.h"
#include "models/incidents/recording.h"
#include "models/incidents/report.h"
#include "models/incidents/rules.h"
#include "models/incidents/wording.h"
#include "models/journal/journalfile.h"
#include "models/operate/bookkeeping.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Of = incidents::Change::Kind;

struct IncidentCommand {
    Q_DECLARE_TR_FUNCTIONS(IncidentCommand)
};

constexpr std::chrono::seconds kWriting{20}, kClosing{5}; // a disk that hangs ends the command, too

constexpr std::pair<QLatin1StringView, Of> kVerbs[] = {
    {"open"_L1, Of::Open},       {"ack"_L1, Of::Acknowledge}, {"note"_L1, Of::Note},         {"escalate"_L1, Of::Escalate}, {"engage"_L1, Of::Engage},
    {"mitigate"_L1, Of::Mitigate}, {"resolve"_L1, Of::Resolve}, {"reopen"_L1, Of::Reopen},   {"merge"_L1, Of::Merge},       {"handover"_L1, Of::HandOver},
    {"role"_L1, Of::AssignRole}, {"stamp"_L1, Of::Correct},   {"link"_L1, Of::Link},         {"followup"_L1, Of::FollowUp}, {"followup-done"_L1, Of::FollowUpDone},
    {"accept"_L1, Of::Accept},   {"decline"_L1, Of::Decline}};

int write(incidents::Change change, const WatchOptions &options)
{
    if (options.parser.isSet(u"environment"_s) || QFileInfo::exists(base::defaultEnvironmentFile())) {
        const auto environment = options.load();
        if (const auto why = environment ? onlyReadsHere(**environment) : std::nullopt) {
            complain(*why);
            return NotDone;
        }
    }
    flow::Reactor reactor;
    journal::Journal journal(reactor, terminalChain());
    acts::JournalLedger ledger(journal);
    acts::Dispatcher dispatcher(ledger);
    change.who = operate::personHere();
    const auto done = runFlow(flow::withDeadline(reactor, reactor.now() + kWriting, incidents::recordChange(dispatcher, change, acts::Role::Operator)));
    (void)runFlow(flow::withDeadline(reactor, reactor.now() + kClosing, journal.close()));
    if (!done) {
        complain(done.error());
        return NotDone;
    }
    const auto known = knownIncidents();
    const incidents::Incident *incident = known ? known->find(change.incident) : nullptr;
    if (!incident)
        return refuse(NotDone, IncidentCommand::tr("It was written down, but cannot be read back."));
    if (options.json())
        printIncidentJson(incidents::toJson(*incident));
    else if (!incident->timeline.empty())
        std::printf("%s: %s\n", qPrintable(incidents::nameOf(*incident)), qPrintable(incidents::said(incident->timeline.back(), *incident).text));
    return Good;
}

// What the options say; a mistake is its sentence.
std::expected<incidents::Change, QString> asked(Of kind, const WatchOptions &options, const QString &text)
{
    const auto value = [&options](const char *name) { return options.parser.value(QLatin1String(name)); };
    const auto isSet = [&options](const char *name) { return options.parser.isSet(QLatin1String(name)); };
    incidents::Change c;
    c.kind = kind;
    c.text = text;
    c.drill = isSet("drill");
    c.person = value("to");
    c.due = value("due");
    c.other = kind == Of::FollowUp ? incidents::newId() : value(kind == Of::Merge ? "into" : "name");
    c.service = value("service");
    c.cluster = value("cluster");
    if (isSet("target"))
        c.parts = options.parser.values(u"target"_s);
    if (isSet("severity") && !(c.severity = incidents::severityOf(value("severity"))))
        return std::unexpected(IncidentCommand::tr("--severity is sev-1, the worst, to sev-5"));
    if (isSet("cause") && !(c.cause = incidents::causeOf(value("cause"))))
        return std::unexpected(IncidentCommand::tr("--cause is migration, deployment, configuration, capacity, hardware or unknown"));
    if (isSet("role") && !(c.role = incidents::roleOf(value("role"))))
        return std::unexpected(IncidentCommand::tr("--role is commander, deputy, scribe, liaison or expert"));
    if (isSet("stamp") && !(c.stamp = incidents::stampOf(value("stamp"))))
        return std::unexpected(IncidentCommand::tr("--stamp is t0 (harm began) to t7 (resolved)"));
    if (isSet("at") && !(c.at = base::momentIn(value("at"))))
        return std::unexpected(IncidentCommand::tr("--at takes a time as 2026-11-26T14:30:00Z"));
    return c;
}

int change(Of kind, const QStringList &words, const WatchOptions &options)
{
    auto known = knownIncidents();
    if (!known) {
        complain(known.error());
        return NotDone;
    }
    const base::WallTime now = base::Clock::system().wallNow();
    const bool opens = kind == Of::Open;
    auto c = asked(kind, options, words.value(opens ? 0 : 1));
    if (!c)
        return refuse(Usage, c.error());
    if (opens) {
        c->incident = incidents::newId();
        c->number = known->nextNumber();
        if (!c->severity)
            c->severity = incidents::Severity::Sev3;
        if (options.parser.isSet(u"environment"_s) || options.parser.isSet(u"sandbox"_s)) {
            const auto environment = options.load();
            if (!environment) {
                complain(environment.error());
                return NotDone;
            }
            c->environment = (*environment)->name;
            c->drill = c->drill || environment::isPractice((*environment)->kind);
        }
    } else {
        const auto incident = incidentMeant(*known, words.value(0));
        if (!incident) {
            complain(incident.error());
            return incident.error().code == base::Errc::Absent ? Findings : Usage;
        }
        c->incident = (*incident)->id;
        if (kind == Of::Resolve && !c->at) // the proposal, else now: whoever resolves it says that the harm has stopped
            c->at = (*incident)->stamp(incidents::Stamp::Mitigated).at.value_or(now);
    }
    if (kind == Of::Merge) {
        const auto into = incidentMeant(*known, c->other);
        if (!into) {
            complain(into.error());
            return Usage;
        }
        c->other = (*into)->id;
    }
    if (const auto objection = incidents::objectionTo(*c, *known, now)) {
        complain(*objection);
        return Usage;
    }
    c->after = known->newestAt(std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count());
    return write(std::move(*c), options);
}

void addOptions(WatchOptions &options)
{
    const auto add = [&options](const char *name, const QString &help, const char *value = "", const char *standard = "") {
        options.parser.addOption({QLatin1String(name), help, QLatin1String(value), QLatin1String(standard)});
    };
    add("severity", IncidentCommand::tr("sev-1, the worst, to sev-5 (open: sev-3)."), "SEVERITY");
    add("target", IncidentCommand::tr("What suffers; may be given several times (open)."), "ID");
    add("service", IncidentCommand::tr("Which service it is about (open)."), "NAME");
    add("cluster", IncidentCommand::tr("Which cluster it is about (open)."), "NAME");
    add("drill", IncidentCommand::tr("A drill: never mixed with real ones."));
    add("all", IncidentCommand::tr("Those that are over as well (list)."));
    add("cause", IncidentCommand::tr("migration, deployment, configuration, capacity, hardware or unknown (resolve)."), "CAUSE");
    add("at", IncidentCommand::tr("When, as 2026-11-26T14:30:00Z: harm began (open), harm stopped (mitigate, resolve), what the time was (stamp)."), "TIME");
    add("to", IncidentCommand::tr("Who: handover, escalate, role, followup."), "NAME");
    add("role", IncidentCommand::tr("commander, deputy, scribe, liaison or expert (role)."), "ROLE");
    add("stamp", IncidentCommand::tr("t0 (harm began) to t7 (resolved); the text says why (stamp)."), "STAMP");
    add("into", IncidentCommand::tr("The incident that it goes on in (merge)."), "INCIDENT");
    add("name", IncidentCommand::tr("What is linked (link), which follow-up is done (followup-done)."), "NAME");
    add("due", IncidentCommand::tr("Until when, as 2026-12-01 (followup)."), "DATE");
    add("format", IncidentCommand::tr("markdown or html; a PDF is written by the desktop (postmortem)."), "FORMAT", "markdown");
    add("grep", IncidentCommand::tr("Messages with each of these words (logs)."), "WORDS");
    add("pid", IncidentCommand::tr("Messages of this process (logs)."), "PID");
    add("troubles", IncidentCommand::tr("Warnings and what is worse (logs)."));
    add("only", IncidentCommand::tr("The log of this target alone (logs)."), "ID");
    add("days", IncidentCommand::tr("How far back (times, default: 90)."), "N", "90");
}

} // namespace

int runIncidentCommand(const QStringList &args)
{
    QStringList rest = args, words;
    while (rest.size() > 1 && !rest.at(1).startsWith(u'-'))
        words.append(rest.takeAt(1));
    WatchOptions options(IncidentCommand::tr("Incidents: list | show INCIDENT | open TITLE | ack, note, escalate, engage, mitigate, resolve, reopen, merge, handover, accept, decline, role, stamp, "
                                             "link, followup, followup-done INCIDENT [TEXT] | logs, postmortem, update INCIDENT | times. An incident is meant by its number or id."));
    addOptions(options);
    if (const auto leave = options.parse(rest))
        return *leave;
    const QString verb = words.isEmpty() ? QString() : words.takeFirst();
    if (const auto looked = lookAtIncidents(verb, words, options))
        return *looked;
    for (const auto &[word, kind] : kVerbs)
        if (verb == word && !words.isEmpty() && words.size() <= (kind == Of::Open ? 1 : 2))
            return change(kind, words, options);
    return refuse(Usage, IncidentCommand::tr("usage: quarterdeckctl incident list|times|show, logs, postmortem, update INCIDENT|open TITLE|VERB INCIDENT [TEXT] [OPTIONS]"));
}

} // namespace app
