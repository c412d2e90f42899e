// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actcommand.h"
#include "app/advicecommand.h"
#include "app/alertscommand.h"
#include "app/auditcommand.h"
#include "app/checkcommand.h"
#include "app/environmentcommand.h"
#include "app/eventcommand.h"
#include "app/evidencecommand.h"
#include "app/exitcode.h"
#include "app/forecastcommand.h"
#include "app/incidentcommand.h"
#include "app/journalcommand.h"
#include "app/mutecommand.h"
#include "app/notifycommand.h"
#include "app/oncallcommand.h"
#include "app/promisescommand.h"
#include "app/language.h"
#include "app/rolescommand.h"
#include "app/sandboxcommand.h"
#include "app/sqlcommand.h"
#include "app/statementscommand.h"
#include "app/statuscommand.h"
#include "app/watchcommand.h"
#include "models/base/hardening.h"
#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/sandbox/faulthold.h"
#include "models/service/service.h"
#include "models/workload/workload.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

struct Command {
    const char *name;
    int (*run)(const QStringList &args);
    const char *purpose; // null: internal, started by the sandbox
};

const Command commands[] = {
    {"status", app::runStatusCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "how things stand, once")},
    {"check", app::runCheckCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "one line and exit code for a monitoring system")},
    {"watch", app::runWatchCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "a line whenever a problem begins, changes or ends")},
    {"alerts", app::runAlertsCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "what fires, and why somebody was told or nobody; ack, silence, maintenance, rules")},
    {"statements", app::runStatementsCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "the statements that took most time, against last week or two stretches against each other")},
    {"advice", app::runAdviceCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "what should be done about tables, indexes, sequences and pools, with the statements")},
    {"forecast", app::runForecastCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "what dies next: when disks, ids, connections and certificates run out")},
    {"promises", app::runPromisesCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "each promise kept, broken or unproven, objectives with their error budgets, and readiness")},
    {"sandbox", runSandboxCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "up, down, status, fault, heal: private real servers to practise on")},
    {"environment", runEnvironmentCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "validate FILE: every mistake with its line and remedy; import: servers other programs know")},
    {"journal", app::runJournalCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "verify, tail, search, export, open, settle, erase: what was done, and whether somebody changed it")},
    {"evidence", app::runEvidenceCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "a redacted file of recorded seconds, for who was not there")},
    {"act", app::runActCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "cancel or end a session, resize a pool, with its forecast, into the journal")},
    {"mute", app::runMuteCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "a finding does not count for a while; list, end: what is muted, and that it counts again")},
    {"incident", app::runIncidentCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "list, show, open, ack, note, resolve and more: incidents, into the journal; times: how long they took")},
    {"event", app::runEventCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "a deployment, migration or note for the charts; list: what happened")},
    {"notify", app::runNotifyCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "check, test, log, secret: the channels that people and machines are told on")},
    {"oncall", app::runOncallCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "who is asked now and next, gaps, overrides, hand-over, import of a calendar")},
    {"sql", app::runSqlCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "one statement that only reads, into the journal by its digest")},
    {"roles", app::runRolesCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "SQL that makes the groups viewer, observer and operator on a server")},
    {"audit", app::runAuditCommand, QT_TRANSLATE_NOOP("quarterdeckctl", "security, parity: what is open that should not be, and how two servers differ")},
    {"sandbox-service", service::runService, nullptr},
    {"sandbox-workload", workload::runWorkload, nullptr},
    {"sandbox-hold", sandbox::runSandboxHold, nullptr},
};

int printUsage(std::FILE *where, int code)
{
    std::fprintf(where, "%s\n\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "usage: quarterdeckctl COMMAND [OPTIONS]")));
    for (const Command &c : commands)
        if (c.purpose)
            std::fprintf(where, "  %-12s %s\n", c.name, qPrintable(QCoreApplication::translate("quarterdeckctl", c.purpose)));
    std::fprintf(where, "\n%s\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "Each command explains itself with --help.")));
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    base::hardenProcess();
    base::scrubEnvironment();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("quarterdeckctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QD_VERSION));
    app::installLanguage(application);

    QStringList args = QCoreApplication::arguments();
    if (args.size() < 2)
        return printUsage(stderr, app::Usage);
    const QString name = args.takeAt(1);
    if (name == QLatin1String("--help") || name == QLatin1String("-h") || name == QLatin1String("help"))
        return printUsage(stdout, app::Good);
    if (name == QLatin1String("--version")) {
        std::printf("quarterdeckctl %s\n", QD_VERSION);
        return app::Good;
    }
    for (const Command &c : commands) {
        if (name != QLatin1String(c.name))
            continue;
        if (const auto folder = base::stateFolder(); base::ensureFolder(folder))
            base::openLog(folder, QStringLiteral("quarterdeckctl"));
        return c.run(args);
    }
    std::fprintf(stderr, "quarterdeckctl: %s\n\n",
                 qPrintable(QCoreApplication::translate("quarterdeckctl", "there is no command '%1'").arg(name)));
    return printUsage(stderr, app::Usage);
}
