// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actcommand.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/poolactrun.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/acts/poolact.h"
#include "models/acts/sessionact.h"
#include "models/health/signalwords.h"
#include "models/operate/enginesignaller.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using acts::Signal;
constexpr std::chrono::seconds kAnswer{30};

struct ActCommand {
    Q_DECLARE_TR_FUNCTIONS(ActCommand)
};

int list()
{
    const char *roles[] = {"-", "viewer", "observer", "operator", "admin"};
    for (const acts::Act &act : acts::allActs())
        std::printf("%-20s %-10s %s\n", qPrintable(act.name), roles[int(act.needs)],
                    qPrintable(act.danger == acts::Danger::Disruptive ? ActCommand::tr("shows its forecast and asks, with a reason")
                                                                      : ActCommand::tr("asks nothing")));
    return Good;
}

// One session of one target: looks, asks if need be, acts. Runs its own event loop, of main.
class SignalRun : public QObject {
public:
    SignalRun(Observation &observation, const WatchOptions &options, Signal signal) :
        m_options(options), m_signal(signal), m_snapshot(observation.feed().snapshot(option(u"target"_s))),
        m_signaller(observation.feed(), operate::Bookkeeping::open(observation.feed(), terminalChain()))
    {
        connect(&m_signaller, &operate::Signaller::foreseen, this, [this](const QString &, const acts::SessionForecast &f) { foreseen(f); });
        connect(&m_signaller, &operate::Signaller::carriedOut, this,
                [this](const QString &, const acts::SessionForecast &f, Signal, const acts::SignalEffect &e) { carriedOut(f, e); });
        connect(&m_signaller, &operate::Signaller::refused, this, [this](const QString &, const base::Error &e) {
            complain(e);
            m_loop.exit(NotDone);
        });
    }
    int run()
    {
        QTimer::singleShot(kAnswer, &m_loop, [this] { m_loop.exit(refuse(NotDone, ActCommand::tr("The server did not answer in time; its journal says what was done."))); });
        m_signaller.foresee(option(u"target"_s), option(u"pid"_s).toInt(), m_signal);
        return m_loop.exec();
    }

private:
    QString option(const QString &name) const { return m_options.parser.value(name); }

    void foreseen(const acts::SessionForecast &forecast)
    {
        std::printf("%s\n", qPrintable(health::sessionName(forecast)));
        for (const QString &line : health::forecastLines(forecast, m_signal))
            std::printf("  %s\n", qPrintable(line));
        std::fflush(stdout);
        if (m_options.parser.isSet(u"forecast"_s))
            return m_loop.exit(Good);
        if (forecast.letsGo == acts::LetGo::Nothing && m_signal == Signal::Cancel)
            return m_loop.exit(refuse(Findings, ActCommand::tr("There is nothing to cancel.")));
        if (m_signal == Signal::Terminate && !m_options.parser.isSet(u"yes"_s) && !saysYes(ActCommand::tr("End this session?")))
            return m_loop.exit(refuse(NotDone, ActCommand::tr("Nothing was done.")));
        m_signaller.carryOut(option(u"target"_s), m_snapshot->facts.systemIdentifier, forecast, m_signal, option(u"reason"_s));
    }
    void carriedOut(const acts::SessionForecast &forecast, const acts::SignalEffect &effect)
    {
        std::printf("%s\n", qPrintable(health::effectSentence(forecast, m_signal, effect)));
        m_loop.exit(effect.ended && effect.stillWaiting.empty() ? Good : Findings);
    }

    const WatchOptions &m_options;
    Signal m_signal;
    watch::SnapshotPtr m_snapshot;
    operate::EngineSignaller m_signaller;
    QEventLoop m_loop;
};

} // namespace

int runActCommand(const QStringList &args)
{
    QStringList rest = args;
    const QString name = rest.size() > 1 && !rest.at(1).startsWith(u'-') ? rest.takeAt(1) : QString();
    WatchOptions options(ActCommand::tr("What the buttons do, from a terminal: ACT is one of `quarterdeckctl act list`."));
    options.parser.addOption({u"target"_s, ActCommand::tr("The target: a PostgreSQL server, or a PgBouncer for its pools."), u"ID"_s});
    options.parser.addOption({u"pid"_s, ActCommand::tr("The session."), u"PID"_s});
    options.parser.addOption({u"pool"_s, ActCommand::tr("The pool, by its database."), u"DATABASE"_s});
    options.parser.addOption({u"size"_s, ActCommand::tr("How many server connections it may have."), u"N"_s});
    options.parser.addOption({u"reason"_s, ActCommand::tr("Why; stands in the journal."), u"TEXT"_s});
    options.parser.addOption({u"forecast"_s, ActCommand::tr("Say what it would do, and do nothing.")});
    options.parser.addOption({u"yes"_s, ActCommand::tr("Do not ask.")});
    if (const auto leave = options.parse(rest))
        return *leave;
    if (name == u"list")
        return list();
    const acts::Act *act = acts::findAct(name);
    if (!act)
        return refuse(Usage, name.isEmpty() ? ActCommand::tr("usage: quarterdeckctl act ACT --target ID (--pid PID | --pool DATABASE --size N) [--reason TEXT] [--forecast] [--yes]")
                                            : ActCommand::tr("There is no act '%1'; `quarterdeckctl act list` names them.").arg(base::Untrusted(name).visible()));
    if (act->name.startsWith(u"sandbox."))
        return refuse(Usage, ActCommand::tr("A fault is put in place and healed by `quarterdeckctl sandbox`."));
    if (act->here)
        return refuse(Usage, ActCommand::tr("A finding is muted by `quarterdeckctl mute`."));
    if (act->name == u"sql.read")
        return refuse(Usage, ActCommand::tr("A statement is run by `quarterdeckctl sql`."));
    if (act->trial)
        return refuse(Usage, ActCommand::tr("Policies are tried by `quarterdeckctl audit security`."));
    if (act->name == acts::poolAct(false) || act->name == acts::poolAct(true))
        return runPoolAct(options, *act);
    const Signal signal = act->name == acts::actOf(Signal::Cancel) ? Signal::Cancel : Signal::Terminate;
    const QString target = options.parser.value(u"target"_s);
    if (target.isEmpty() || options.parser.value(u"pid"_s).toInt() <= 0)
        return refuse(Usage, ActCommand::tr("--target and --pid say which session"));
    if (act->danger == acts::Danger::Disruptive && options.parser.value(u"reason"_s).trimmed().isEmpty() && !options.parser.isSet(u"forecast"_s))
        return refuse(Usage, ActCommand::tr("--reason says why; it stands in the journal"));
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const environment::Target *found = (*environment)->find(target);
    if (!found || found->kind != environment::TargetKind::Postgres)
        return refuse(Usage, ActCommand::tr("There is no PostgreSQL target '%1' in this environment.").arg(base::Untrusted(target).visible()));
    Observation observation(*environment);
    observation.waitFor(target, options.patience(**environment));
    const watch::SnapshotPtr snapshot = observation.feed().snapshot(target);
    if (!snapshot || snapshot->status.condition != watch::Condition::Up) {
        if (snapshot && !snapshot->status.error.text.empty())
            complain(snapshot->status.error);
        return refuse(NotDone, ActCommand::tr("%1 does not answer; nothing was done.").arg(target));
    }
    return SignalRun(observation, options, signal).run();
}

} // namespace app
