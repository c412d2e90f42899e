// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxcommand.h"

#include "app/exitcode.h"
#include "app/terminal.h"
#include "models/base/untrusted.h"
#include "models/operate/bookkeeping.h"
#include "models/sandbox/faultact.h"
#include "models/sandbox/statefile.h"
#include "models/program/program.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace {

constexpr std::chrono::seconds kJournalEnd{5};

struct SandboxRequest {
    QString action;
    QStringList operands;
    QString file;
    QString folder;
    bool json = false;
};

struct SandboxCommand {
    Q_DECLARE_TR_FUNCTIONS(SandboxCommand)
};

void say(std::FILE *where, const QString &text)
{
    std::fprintf(where, "%s\n", qPrintable(base::Untrusted(text).visible()));
}

void printJson(const QJsonObject &object)
{
    std::fprintf(stdout, "%s", QJsonDocument(object).toJson().constData());
}

int printError(const flow::Error &error, bool json)
{
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    if (json) {
        printJson({{QStringLiteral("error"), text(error.text)}, {QStringLiteral("action"), text(error.action)},
                   {QStringLiteral("remedy"), text(error.remedy)}, {QStringLiteral("sqlstate"), text(error.sqlstate)}});
    }
    QString line = text(error.text);
    if (!error.action.empty())
        line = SandboxCommand::tr("Could not %1: %2").arg(text(error.action), line);
    say(stderr, line);
    if (!error.remedy.empty())
        say(stderr, text(error.remedy));
    return app::NotDone;
}

QJsonObject toJson(const sandbox::State &state)
{
    QJsonArray servers;
    for (const sandbox::ServerState &s : state.servers) {
        QJsonObject server{{QStringLiteral("name"), s.name}, {QStringLiteral("kind"), s.kind},
                           {QStringLiteral("port"), s.port}, {QStringLiteral("pid"), s.pid},
                           {QStringLiteral("running"), s.running}, {QStringLiteral("fault"), s.fault}};
        if (!s.fault.isEmpty())
            server.insert(QStringLiteral("fault_in_place"), s.undone.isEmpty());
        servers << server;
    }
    return {{QStringLiteral("name"), state.name},
            {QStringLiteral("folder"), state.folder},
            {QStringLiteral("environment"), state.environmentFile},
            {QStringLiteral("running"), state.running},
            {QStringLiteral("adopted"), state.adopted},
            {QStringLiteral("servers"), servers}};
}

void printState(const sandbox::State &state)
{
    for (const sandbox::ServerState &s : state.servers) {
        QString line = QStringLiteral("%1  %2").arg(s.name, -18).arg(s.kind, -14);
        line += s.port ? QStringLiteral("127.0.0.1:%1").arg(s.port, -7) : QString(17, u' ');
        line += s.running ? SandboxCommand::tr("running") : SandboxCommand::tr("not running");
        if (!s.fault.isEmpty())
            line += QStringLiteral("  ") + SandboxCommand::tr("fault: %1").arg(s.undone.isEmpty() ? s.fault : SandboxCommand::tr("%1 (%2; heal to clear)").arg(s.fault, s.undone));
        say(stdout, line);
    }
    say(stdout, SandboxCommand::tr("Environment: %1").arg(state.environmentFile));
}

flow::Task<int> runUp(sandbox::Sandbox &box, bool json)
{
    const sandbox::Progress progress = [](const QString &step, double done) {
        say(stderr, QStringLiteral("%1 %  %2").arg(int(done * 100), 3).arg(step));
    };
    const auto state = co_await box.up(progress);
    if (!state)
        co_return printError(state.error(), json);
    QFile::remove(state->folder + u'/' + sandbox::kEndsWithConsole); // from now on it stays up until `down`
    if (json)
        printJson(toJson(*state));
    else
        printState(*state);
    co_return state->running ? app::Good : app::NotDone;
}

flow::Task<int> runStatus(sandbox::Sandbox &box, bool json)
{
    const auto state = co_await box.status();
    if (!state && state.error().code == flow::Errc::Absent && json) {
        printJson({{QStringLiteral("running"), false}, {QStringLiteral("servers"), QJsonArray()}});
        co_return app::NotDone;
    }
    if (!state)
        co_return printError(state.error(), json);
    if (json)
        printJson(toJson(*state));
    else
        printState(*state);
    co_return state->running ? app::Good : app::NotDone;
}

flow::Task<int> runDown(sandbox::Sandbox &box, bool json)
{
    const auto done = co_await box.down();
    if (!done)
        co_return printError(done.error(), json);
    if (json)
        printJson({{QStringLiteral("running"), false}});
    co_return app::Good;
}

flow::Task<int> runFault(flow::Reactor &reactor, sandbox::Sandbox &box, SandboxRequest request)
{
    const bool inject = request.action == QLatin1StringView("fault");
    sandbox::FaultWish wish;
    wish.fault = inject ? request.operands.value(0) : QString();
    wish.target = request.operands.value(inject ? 1 : 0);
    wish.actor = operate::personHere();
    journal::Journal journal(reactor, app::terminalChain());
    acts::JournalLedger ledger(journal);
    acts::Dispatcher dispatcher(ledger);
    auto acting = sandbox::actOnFault(dispatcher, box, wish);
    const auto done = co_await std::move(acting);
    auto closing = journal.close();
    (void)co_await flow::shielded(reactor, kJournalEnd, std::move(closing));
    if (!done)
        co_return printError(done.error(), request.json);
    if (request.json)
        printJson({{QStringLiteral("done"), *done}});
    else
        say(stdout, *done);
    co_return app::Good;
}

flow::Task<int> serveRequest(flow::Reactor &reactor, SandboxRequest request)
{
    sandbox::Sandbox box(reactor, request.file, request.folder);
    if (request.action == QLatin1StringView("up"))
        co_return co_await runUp(box, request.json);
    if (request.action == QLatin1StringView("down"))
        co_return co_await runDown(box, request.json);
    if (request.action == QLatin1StringView("status"))
        co_return co_await runStatus(box, request.json);
    co_return co_await runFault(reactor, box, request);
}

int usage(const QString &what)
{
    say(stderr, what);
    say(stderr, SandboxCommand::tr("usage: quarterdeckctl sandbox up|down|status|fault NAME [TARGET]|heal [TARGET] [--json] [--file FILE] [--folder DIR]"));
    say(stderr, SandboxCommand::tr("faults: %1").arg(sandbox::Sandbox::faultNames().join(QStringLiteral(", "))));
    return app::Usage;
}

} // namespace

int runSandboxCommand(const QStringList &args)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        SandboxCommand::tr("Private real servers to practise on: up, down, status, fault NAME [TARGET], heal [TARGET].\nFaults: %1")
            .arg(sandbox::Sandbox::faultNames().join(QStringLiteral(", "))));
    parser.addOptions({{QStringLiteral("json"), SandboxCommand::tr("write JSON to standard output")},
                       {QStringLiteral("file"), SandboxCommand::tr("built-in sandbox, or a YAML file that describes one"), QStringLiteral("FILE"), QStringLiteral("shop")},
                       {QStringLiteral("folder"), SandboxCommand::tr("state folder, instead of the standard one"), QStringLiteral("DIR")},
                       {{QStringLiteral("h"), QStringLiteral("help")}, SandboxCommand::tr("show this help")}});
    parser.addPositionalArgument(QStringLiteral("action"), SandboxCommand::tr("what to do"));
    if (!parser.parse(args))
        return usage(parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) {
        std::fprintf(stdout, "%s", qPrintable(parser.helpText()));
        return app::Good;
    }
    SandboxRequest request;
    request.operands = parser.positionalArguments();
    if (request.operands.isEmpty())
        return usage(SandboxCommand::tr("Say what to do."));
    request.action = request.operands.takeFirst();
    request.file = parser.value(QStringLiteral("file"));
    request.folder = parser.value(QStringLiteral("folder"));
    request.json = parser.isSet(QStringLiteral("json"));
    if (parser.isSet(QStringLiteral("folder")) && request.folder.isEmpty())
        return usage(SandboxCommand::tr("--folder needs a folder."));
    static const QHash<QString, std::pair<int, int>> actions{ // how many operands at least, at most
        {QStringLiteral("up"), {0, 0}},    {QStringLiteral("down"), {0, 0}}, {QStringLiteral("status"), {0, 0}},
        {QStringLiteral("fault"), {1, 2}}, {QStringLiteral("heal"), {0, 1}}};
    const auto known = actions.find(request.action);
    if (known == actions.end())
        return usage(SandboxCommand::tr("Unknown action '%1'.").arg(request.action));
    if (request.operands.size() < known->first || request.operands.size() > known->second)
        return usage(SandboxCommand::tr("Wrong number of arguments for '%1'.").arg(request.action));
    if (request.action == QLatin1StringView("fault") && !sandbox::Sandbox::faultNames().contains(request.operands.first()))
        return usage(SandboxCommand::tr("There is no fault '%1'.").arg(request.operands.first()));
    return program::runProgram([request](flow::Reactor &reactor) { return serveRequest(reactor, request); });
}
