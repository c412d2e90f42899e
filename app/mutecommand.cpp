// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mutecommand.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/moment.h"
#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/environment/scalars.h"
#include "models/mutes/mutefile.h"
#include "models/mutes/wording.h"
#include "models/operate/enginemuter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr std::chrono::seconds kMuteAnswer{15};

struct MuteCommand {
    Q_DECLARE_TR_FUNCTIONS(MuteCommand)
};

QString iso(base::WallTime at)
{
    return QDateTime::fromSecsSinceEpoch(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count(), Qt::UTC).toString(Qt::ISODate);
}

void printMute(const mutes::Mute &mute, bool json)
{
    const QString where = mute.target.isEmpty() ? mute.group : mute.target;
    if (!json) {
        std::printf("%-22s %-28s %s\n", qPrintable(base::Untrusted(where).visible()), qPrintable(base::Untrusted(mute.finding).visible()),
                    qPrintable(mutes::markOf(mute)));
        return;
    }
    const QJsonObject line{{u"target"_s, mute.target}, {u"group"_s, mute.group}, {u"finding"_s, mute.finding},
                           {u"worst"_s, health::severityWord(mute.worst)}, {u"by"_s, mute.who}, {u"reason"_s, mute.reason},
                           {u"from"_s, iso(mute.from)}, {u"until"_s, iso(mute.until)}};
    std::printf("%s\n", base::plainJson(QJsonDocument(line).toJson(QJsonDocument::Compact)).constData());
}

// What was named on the command line; who, since when and until when are not known yet.
mutes::Mute named(const WatchOptions &options, const environment::Environment &environment)
{
    mutes::Mute mute;
    mute.scope = environment.name;
    mute.target = options.parser.value(u"target"_s);
    mute.group = mute.target.isEmpty() ? options.parser.value(u"group"_s) : QString();
    mute.finding = options.parser.value(u"finding"_s);
    mute.reason = options.parser.value(u"reason"_s);
    return mute;
}

std::optional<base::WallTime> until(const WatchOptions &options, base::WallTime now)
{
    if (options.parser.isSet(u"for"_s)) {
        const auto length = environment::parseDuration(options.parser.value(u"for"_s));
        return length ? std::optional(now + *length) : std::nullopt;
    }
    return base::momentIn(options.parser.value(u"until"_s));
}

bool isAbout(const mutes::Mute &mute, const environment::Environment &environment, const health::Problem &problem)
{
    const environment::Target *target = environment.find(problem.target);
    return mute.target.isEmpty() ? target && target->tier == mute.group : problem.target == mute.target;
}

// Does it and waits for how it ended. Runs its own event loop, of main.
int carryOut(Observation &observation, const std::function<void(operate::EngineMuter &)> &what, const QString &done)
{
    operate::EngineMuter muter(observation.feed(), operate::Bookkeeping::open(observation.feed(), terminalChain()), mutes::standardFile());
    QEventLoop loop;
    QObject::connect(&muter, &operate::Muter::refused, &loop, [&loop](const base::Error &error) {
        complain(error);
        loop.exit(error.code == base::Errc::Absent ? Findings : NotDone);
    });
    QObject::connect(&muter, &operate::Muter::done, &loop, [&loop, done] {
        std::printf("%s\n", qPrintable(done));
        loop.exit(Good);
    });
    QTimer::singleShot(kMuteAnswer, &loop, [&loop] { loop.exit(refuse(NotDone, MuteCommand::tr("The disk did not answer in time; the journal says what was done."))); });
    QTimer::singleShot(0, &loop, [&] { what(muter); });
    return loop.exec();
}

int begin(Observation &observation, const WatchOptions &options, mutes::Mute mute)
{
    const environment::Environment &environment = *observation.feed().environment();
    const base::WallTime now = base::Clock::system().wallNow();
    const auto end = until(options, now);
    if (!end)
        return refuse(Usage, MuteCommand::tr("--for says how long (as 4h, at most 30d), or --until when it ends (as 2026-11-27T08:00:00Z)"));
    mute.until = *end;
    const QString severity = options.parser.value(u"severity"_s);
    if (!severity.isEmpty() && severity != u"warning" && severity != u"critical")
        return refuse(Usage, MuteCommand::tr("--severity is warning or critical"));
    mute.worst = severity == u"critical" ? base::Severity::Critical : base::Severity::Warning;

    observation.wait(options.patience(environment));
    observation.lookBack();
    const health::Situation situation = observation.assess();
    QStringList there;
    for (const health::Problem &problem : situation.problems + situation.muted)
        if (isAbout(mute, environment, problem) && !there.contains(problem.finding()))
            there.append(problem.finding());
    if (mute.finding.isEmpty() && there.size() == 1)
        mute.finding = there.first();
    if (mute.finding.isEmpty())
        return there.isEmpty() ? refuse(Findings, MuteCommand::tr("Nothing is wrong there that could be muted; --finding and --severity mute it in advance."))
                               : refuse(Usage, MuteCommand::tr("--finding says which: %1").arg(base::Untrusted(there.join(u", "_s)).visible()));
    if (severity.isEmpty() && !there.contains(mute.finding))
        return refuse(Findings, MuteCommand::tr("That is not wrong there now; --severity mutes it in advance."));
    for (const health::Problem &problem : situation.problems + situation.muted)
        if (severity.isEmpty() && isAbout(mute, environment, problem) && problem.finding() == mute.finding)
            mute.worst = std::max(mute.worst, problem.severity);
    const watch::SnapshotPtr snapshot = observation.feed().snapshot(mute.target);
    const QString system = snapshot ? snapshot->facts.systemIdentifier : QString();
    const QString where = mute.target.isEmpty() ? mute.group : mute.target;
    return carryOut(observation, [mute, system](operate::EngineMuter &muter) { muter.mute(mute, system); },
                    MuteCommand::tr("%1 of %2 does not count until %3.").arg(base::Untrusted(mute.finding).visible(), where, mutes::momentOf(mute.until)));
}

int end(Observation &observation, mutes::Mute mute)
{
    const auto all = mutes::readMutes(mutes::standardFile(), base::Clock::system().wallNow());
    if (!all) {
        complain(all.error());
        return NotDone;
    }
    QStringList there;
    for (const mutes::Mute &m : *all)
        if (m.scope == mute.scope && m.target == mute.target && m.group == mute.group)
            there.append(m.finding);
    if (mute.finding.isEmpty() && there.size() == 1)
        mute.finding = there.first();
    if (!there.contains(mute.finding))
        return there.isEmpty() || !mute.finding.isEmpty() ? refuse(Findings, MuteCommand::tr("Nothing of this kind is muted there."))
                                                          : refuse(Usage, MuteCommand::tr("--finding says which: %1").arg(base::Untrusted(there.join(u", "_s)).visible()));
    const QString where = mute.target.isEmpty() ? mute.group : mute.target;
    return carryOut(observation, [mute](operate::EngineMuter &muter) { muter.unmute(mute, QString()); },
                    MuteCommand::tr("%1 of %2 counts again.").arg(base::Untrusted(mute.finding).visible(), where));
}

int list(const environment::Environment &environment, bool json)
{
    const auto all = mutes::readMutes(mutes::standardFile(), base::Clock::system().wallNow());
    if (!all) {
        complain(all.error());
        return NotDone;
    }
    for (const mutes::Mute &mute : *all)
        if (mute.scope == environment.name)
            printMute(mute, json);
    return Good;
}

} // namespace

int runMuteCommand(const QStringList &args)
{
    QStringList rest = args;
    const QString word = rest.size() > 1 && !rest.at(1).startsWith(u'-') ? rest.takeAt(1) : QString();
    WatchOptions options(MuteCommand::tr("A finding does not count for a while: it stays listed, struck through, with who, until when and why; what gets worse counts "
                                         "again. `mute end` ends one, `mute list` names them. What is wrong stands in `status --json` as \"finding\"."));
    options.parser.addOption({u"target"_s, MuteCommand::tr("On this target."), u"ID"_s});
    options.parser.addOption({u"group"_s, MuteCommand::tr("On all targets of this tier."), u"TIER"_s});
    options.parser.addOption({u"finding"_s, MuteCommand::tr("Which one (default: the only one there)."), u"NAME"_s});
    options.parser.addOption({u"reason"_s, MuteCommand::tr("Why; stands beside it and in the journal."), u"TEXT"_s});
    options.parser.addOption({u"for"_s, MuteCommand::tr("How long, at most 30d."), u"DURATION"_s});
    options.parser.addOption({u"until"_s, MuteCommand::tr("Until when, as 2026-11-27T08:00:00Z."), u"TIME"_s});
    options.parser.addOption({u"severity"_s, MuteCommand::tr("Up to warning or critical (default: as it is now)."), u"SEVERITY"_s});
    if (const auto leave = options.parse(rest))
        return *leave;
    if (!word.isEmpty() && word != u"list" && word != u"end")
        return refuse(Usage, MuteCommand::tr("usage: quarterdeckctl mute [end|list] --target ID|--group TIER [--finding NAME] --reason TEXT --for DURATION"));
    if (word != u"list" && options.parser.isSet(u"target"_s) == options.parser.isSet(u"group"_s))
        return refuse(Usage, MuteCommand::tr("--target or --group says where"));
    if (word.isEmpty() && options.parser.value(u"reason"_s).trimmed().isEmpty())
        return refuse(Usage, MuteCommand::tr("--reason says why; it stands beside the finding and in the journal"));
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    if (word == u"list")
        return list(**environment, options.json());
    Observation observation(*environment);
    return word == u"end" ? end(observation, named(options, **environment)) : begin(observation, options, named(options, **environment));
}

} // namespace app
