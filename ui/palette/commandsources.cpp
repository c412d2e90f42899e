// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandsources.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace palette {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(palette::Command)
};

QString kindName(environment::TargetKind kind)
{
    switch (kind) {
    case environment::TargetKind::Postgres:
        return u"PostgreSQL"_s;
    case environment::TargetKind::PgBouncer:
        return u"PgBouncer"_s;
    case environment::TargetKind::Redis:
        return u"Redis"_s;
    case environment::TargetKind::Http:
        return u"HTTP"_s;
    case environment::TargetKind::Host:
        return Words::tr("Host");
    case environment::TargetKind::HttpJson:
        return u"HTTP JSON"_s;
    case environment::TargetKind::Prometheus:
        return u"Prometheus"_s;
    case environment::TargetKind::Heartbeat:
        return Words::tr("Heartbeat");
    }
    Q_UNREACHABLE();
}

class Collector {
public:
    explicit Collector(QString group) : m_group(std::move(group)) { }
    void add(const QString &id, const QString &title, const QString &keywords, std::function<void()> callback,
             const QKeySequence &shortcut = {})
    {
        if (!callback)
            return;
        Command command;
        command.id = id;
        command.title = title;
        command.group = m_group;
        command.keywords = keywords.split(u' ', Qt::SkipEmptyParts);
        command.shortcut = shortcut;
        command.callback = std::move(callback);
        m_made.append(command);
    }
    [[nodiscard]] const QList<Command> &made() const { return m_made; }

private:
    QString m_group;
    QList<Command> m_made;
};

template <class Argument>
std::function<void()> bound(const std::function<void(Argument)> &callback, Argument argument)
{
    if (!callback)
        return {};
    return [callback, argument] { callback(argument); };
}

} // namespace

QList<Command> consoleCommands(const ConsoleActions &actions)
{
    using Choice = theme::Theme::Choice;
    Collector act(Words::tr("Actions"));
    act.add(u"retry"_s, Words::tr("Try every target again now"), Words::tr("reconnect refresh reload"), actions.retryAll);
    act.add(u"target.add"_s, Words::tr("Add a target…"), Words::tr("new server connection database"), actions.addTarget,
            QKeySequence::New);
    act.add(u"environment.open"_s, Words::tr("Open an environment file…"), Words::tr("load yaml"),
            actions.openEnvironmentFile);
    act.add(u"sandbox.open"_s, Words::tr("Open the sandbox"), Words::tr("practise demo try"), actions.openSandbox);
    act.add(u"start.show"_s, Words::tr("Show the first page"), Words::tr("start welcome home"), actions.showStart);
    act.add(u"score.show"_s, Words::tr("How the health score came about"), Words::tr("health why points explain"), actions.showScore,
            QKeySequence(Qt::Key_F4));
    act.add(u"forecasts.show"_s, Words::tr("What dies next"), Words::tr("forecast capacity full expire disk"), actions.showForecasts,
            QKeySequence(Qt::Key_F3));
    act.add(u"promises.show"_s, Words::tr("What was promised"), Words::tr("promise ledger objective slo error budget burn readiness"), actions.showPromises,
            QKeySequence(Qt::Key_F6));
    act.add(u"figures.show"_s, Words::tr("More figures"), Words::tr("chart add trend metric remove"), actions.showFigures, QKeySequence(Qt::Key_F7));
    act.add(u"incidents.show"_s, Words::tr("Incidents"), Words::tr("incident alert acknowledge timeline postmortem"), actions.showIncidents,
            QKeySequence(Qt::CTRL | Qt::Key_2));
    act.add(u"alerts.show"_s, Words::tr("Alerts"), Words::tr("alert silence maintenance acknowledge inhibition firing"), actions.showAlerts,
            QKeySequence(Qt::ALT | Qt::Key_2));
    act.add(u"oncall.show"_s, Words::tr("On call"), Words::tr("rota shift person hand over override pager"), actions.showOnCall, QKeySequence(Qt::ALT | Qt::Key_3));
    act.add(u"deliveries.show"_s, Words::tr("Deliveries"), Words::tr("notification channel outbox told sent failed"), actions.showDeliveries,
            QKeySequence(Qt::ALT | Qt::Key_4));
    act.add(u"evidence.make"_s, Words::tr("Make an evidence pack"), Words::tr("record export share report incident"), actions.makeEvidence,
            QKeySequence(Qt::CTRL | Qt::Key_E));
    act.add(u"evidence.open"_s, Words::tr("Open an evidence pack…"), Words::tr("load replay recorded"), actions.openEvidence);
    act.add(u"help"_s, Words::tr("Help"), Words::tr("keys shortcuts manual"), actions.help, QKeySequence(Qt::Key_F1));
    act.add(u"quit"_s, Words::tr("Quit"), Words::tr("close exit leave"), actions.quit, QKeySequence(Qt::CTRL | Qt::Key_Q));

    Collector view(Words::tr("View"));
    view.add(u"range.5"_s, Words::tr("Show the last 5 minutes"), Words::tr("range time"), bound(actions.chooseRange, 5min));
    view.add(u"range.15"_s, Words::tr("Show the last 15 minutes"), Words::tr("range time"),
             bound(actions.chooseRange, 15min));
    view.add(u"range.60"_s, Words::tr("Show the last hour"), Words::tr("range time"), bound(actions.chooseRange, 60min));
    view.add(u"range.360"_s, Words::tr("Show the last 6 hours"), Words::tr("range time"),
             bound(actions.chooseRange, 360min));
    view.add(u"range.1440"_s, Words::tr("Show the last 24 hours"), Words::tr("range time day"),
             bound(actions.chooseRange, 1440min));
    if (actions.longRanges) {
        view.add(u"range.2880"_s, Words::tr("Show the last 2 days"), Words::tr("range time history yesterday"),
                 bound(actions.chooseRange, 2880min));
        view.add(u"range.20160"_s, Words::tr("Show the last 14 days"), Words::tr("range time history weeks"),
                 bound(actions.chooseRange, 20160min));
        view.add(u"range.129600"_s, Words::tr("Show the last 90 days"), Words::tr("range time history months"),
                 bound(actions.chooseRange, 129600min));
    }
    view.add(u"pause"_s, Words::tr("Pause the charts or go on"), Words::tr("freeze live stop"), actions.pauseOrGoOn);
    view.add(u"sound"_s, actions.soundOn ? Words::tr("Switch the alert sound off") : Words::tr("Switch the alert sound on"), Words::tr("bell beep noise silent"), actions.switchSound);
    view.add(u"theme.dark"_s, Words::tr("Switch to the dark theme"), Words::tr("night black colours"),
             bound(actions.chooseTheme, Choice::Dark));
    view.add(u"theme.light"_s, Words::tr("Switch to the light theme"), Words::tr("day white colours"),
             bound(actions.chooseTheme, Choice::Light));
    view.add(u"theme.system"_s, Words::tr("Follow the theme of the desktop"), Words::tr("system automatic colours"),
             bound(actions.chooseTheme, Choice::System));
    return act.made() + view.made();
}

QList<Command> targetCommands(const environment::Environment &environment,
                              const std::function<void(const QString &)> &show)
{
    QHash<QString, QString> tiers;
    for (const environment::Tier &tier : environment.tiers)
        tiers.insert(tier.id, tier.title.isEmpty() ? tier.id : tier.title);
    QList<Command> commands;
    commands.reserve(environment.targets.size());
    for (const environment::Target &target : environment.targets) {
        const QString tier = tiers.value(target.tier, target.tier);
        Command command;
        command.id = u"target."_s + target.id;
        command.title = target.title.isEmpty() ? target.id : target.title;
        command.group = Words::tr("Targets");
        command.detail = tier.isEmpty() ? kindName(target.kind) : Words::tr("%1, %2").arg(kindName(target.kind), tier);
        command.keywords = {target.id, kindName(target.kind), tier};
        if (show)
            command.callback = [show, id = target.id] { show(id); };
        commands.append(command);
    }
    return commands;
}

QList<Command> metricCommands(const watch::Catalogue &catalogue, const environment::Target &target,
                              const std::function<void(watch::MetricId)> &show)
{
    QList<Command> commands;
    for (const watch::Metric *metric : catalogue.ofKind(target.kind)) {
        Command command;
        command.id = u"metric."_s + target.id + u'.' + metric->id.name();
        command.title = QCoreApplication::translate("metric", metric->title.toUtf8().constData());
        command.group = Words::tr("Metrics of %1").arg(target.title.isEmpty() ? target.id : target.title);
        command.detail = metric->id.name();
        command.keywords = QStringList{metric->id.name()} + metric->id.name().split(u'.');
        if (show)
            command.callback = [show, id = metric->id] { show(id); };
        commands.append(command);
    }
    return commands;
}

QList<Command> faultCommands(const QStringList &faults, const std::function<void(const QString &)> &inject,
                             const std::function<void()> &healAll)
{
    Collector collected(Words::tr("Sandbox"));
    collected.add(u"sandbox.heal"_s, Words::tr("Heal everything"), Words::tr("fault repair undo fix"), healAll);
    for (const QString &fault : faults) {
        std::function<void()> callback;
        if (inject)
            callback = [inject, fault] { inject(fault); };
        collected.add(u"sandbox.fault."_s + fault, Words::tr("Inject fault: %1").arg(faultTitle(fault)),
                      fault + u' ' + QString(fault).replace(u'-', u' '), callback);
    }
    QList<Command> commands = collected.made();
    for (Command &command : commands)
        command.detail = command.id.startsWith(u"sandbox.fault.") ? command.id.section(u'.', 2) : QString();
    return commands;
}

QString faultTitle(const QString &fault)
{
    static const QHash<QString, const char *> titles = {
        {u"stop"_s, QT_TRANSLATE_NOOP("palette::Command", "stop a server in an orderly way")},
        {u"kill"_s, QT_TRANSLATE_NOOP("palette::Command", "kill a server")},
        {u"freeze"_s, QT_TRANSLATE_NOOP("palette::Command", "freeze a server, connected but silent")},
        {u"fill-connections"_s, QT_TRANSLATE_NOOP("palette::Command", "use up every connection")},
        {u"hold-lock"_s, QT_TRANSLATE_NOOP("palette::Command", "hold a lock that others wait for")},
        {u"fill-pool"_s, QT_TRANSLATE_NOOP("palette::Command", "fill the pool, so that clients wait")},
        {u"cut-replication"_s, QT_TRANSLATE_NOOP("palette::Command", "cut the replication link")},
        {u"pause-replay"_s, QT_TRANSLATE_NOOP("palette::Command", "pause replay on the standby")},
        {u"break-archiving"_s, QT_TRANSLATE_NOOP("palette::Command", "break WAL archiving")},
        {u"fill-disk"_s, QT_TRANSLATE_NOOP("palette::Command", "fill the sandbox's own small disk")},
        {u"error-burst"_s, QT_TRANSLATE_NOOP("palette::Command", "answer requests with errors")},
        {u"slow-http"_s, QT_TRANSLATE_NOOP("palette::Command", "answer requests slowly")},
        {u"expire-certificate"_s, QT_TRANSLATE_NOOP("palette::Command", "let a certificate expire")},
        {u"queue-backlog"_s, QT_TRANSLATE_NOOP("palette::Command", "let the queue pile up")},
    };
    const char *title = titles.value(fault);
    return title ? Words::tr(title) : fault;
}

} // namespace palette
