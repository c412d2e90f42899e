// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logsource.h"

#include "models/incidents/rotatedlog.h"
#include "models/incidents/systemdunit.h"
#include "models/incidents/wording.h"
#include "models/process/childrunner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <set>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr qsizetype kMostPrinted = qsizetype(16) << 20;

QString secondsSince1970(base::WallTime at) { return u'@' + QString::number(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count()); }

// --user-unit= finds only what is our user's own.
QStringList journalOf(const QString &journalctl, const QString &unit, bool ofUser, base::WallTime from, base::WallTime to)
{
    return {journalctl, u"--output=json"_s, u"--all"_s, u"--output-fields=MESSAGE,PRIORITY,_PID"_s, u"--no-pager"_s, (ofUser ? u"--user-unit="_s : u"--unit="_s) + unit, u"--since="_s + secondsSince1970(from), u"--until="_s + secondsSince1970(to),
            u"--lines="_s + QString::number(kMostLogLines)};
}

bool isServer(environment::TargetKind kind)
{
    using environment::TargetKind;
    return kind == TargetKind::Postgres || kind == TargetKind::PgBouncer || kind == TargetKind::Redis;
}

// Those that others wait for, and whatever sits idle in a transaction.
std::vector<int> pidsOf(const watch::TargetSnapshot &snapshot)
{
    std::set<int> pids;
    if (snapshot.sessions)
        for (const watch::SessionRow &session : *snapshot.sessions)
            for (const int pid : session.blockedBy)
                if (pid > 0)
                    pids.insert(pid);
    return {pids.begin(), pids.end()};
}

QStringList rotatedOf(const QStringList &files, base::WallTime since)
{
    QStringList rotated;
    for (const QString &file : files)
        rotated += rotatedBefore(file, since);
    return rotated;
}

void planStated(LogPlan &plan, const environment::LogPlace &place, base::WallTime from, base::WallTime to, const QString &journalctl)
{
    if (!place.file.isEmpty()) {
        plan.files = {place.file};
    } else if (!place.command.isEmpty()) {
        for (QString argument : place.command)
            plan.command.append(argument.replace(u"${since}"_s, secondsSince1970(from)).replace(u"${until}"_s, secondsSince1970(to)));
    } else if (journalctl.isEmpty()) {
        plan.why = say(QT_TRANSLATE_NOOP("incidents", "Its log is in systemd's journal, and journalctl is not installed here."));
    } else {
        plan.unit = place.unit;
        plan.command = journalOf(journalctl, place.unit, false, from, to);
    }
}

void planFound(LogPlan &plan, const Source &source, base::WallTime from, base::WallTime to, const QString &journalctl)
{
    plan.files = logFilesOf(source.dataFolder);
    if (!plan.files.isEmpty())
        return;
    const SystemdUnit unit = unitOf(source.dataFolder);
    if (unit.user && *unit.user != ::getuid()) {
        plan.why = say(QT_TRANSLATE_NOOP("incidents", "Its log is in the systemd journal of another user of this machine; say under 'log' in the environment where its log is."));
        return;
    }
    plan.unit = unit.name;
    plan.ofUser = unit.user.has_value();
    if (unit.name.isEmpty())
        plan.why = say(QT_TRANSLATE_NOOP("incidents", "It runs here and writes no log file that our user may read; say under 'log' in the environment where its log is."));
    else if (journalctl.isEmpty())
        plan.why = say(QT_TRANSLATE_NOOP("incidents", "Its log is in systemd's journal, and journalctl is not installed here."));
    else
        plan.command = journalOf(journalctl, unit.name, plan.ofUser, from, to);
}

QString shownLine(const QByteArray &line) { return base::Untrusted(std::string_view(line.constData(), std::size_t(line.size()))).visible().left(200); }

// What failed says so at its end. journalctl that may not read ends with 0, prints nothing and begins with a hint.
void takePrinted(LogPlan &plan, const QString &program, const process::Output &output)
{
    QByteArray out = output.out;
    if (out.trimmed() == "-- No entries --")
        out.clear();
    if (output.truncated && out.size() == kMostPrinted)
        out.remove(0, out.indexOf('\n') + 1); // the first row is torn
    const QByteArrayList said = output.err.trimmed().split('\n');
    if (!out.trimmed().isEmpty())
        plan.printed = out;
    else if (output.exitCode != 0)
        plan.why = say(QT_TRANSLATE_NOOP("incidents", "%1, which tells its log, ended with exit code %2: %3")).arg(program).arg(output.exitCode).arg(shownLine(said.last()));
    else if (!said.first().isEmpty())
        plan.why = say(QT_TRANSLATE_NOOP("incidents", "%1, which tells its log, printed nothing and said: %2")).arg(program, shownLine(said.first()));
}

} // namespace

std::vector<Source> sourcesOf(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, QStringList first)
{
    for (const environment::Target &target : environment.targets)
        if (first.contains(target.id))
            first.append(environment::watchedThrough(target));
    std::vector<Source> sources, others;
    for (const environment::Target &target : environment.targets) {
        if ((!isServer(target.kind) && !target.log) || !environment::watchedThrough(target).isEmpty())
            continue; // the log of a database is that of its server
        Source source{target.id, {}, {}, target.log};
        if (const watch::SnapshotPtr snapshot = snapshots.value(target.id)) {
            source.dataFolder = snapshot->facts.dataFolder.raw();
            source.systemIdentifier = snapshot->facts.systemIdentifier;
            source.pids = pidsOf(*snapshot);
            source.bothEndsHere = snapshot->facts.bothEndsHere;
        }
        (first.contains(source.target) ? sources : others).push_back(std::move(source));
    }
    std::ranges::move(others, std::back_inserter(sources));
    return sources;
}

bool isHere(const Source &source)
{
    if (!source.bothEndsHere || source.dataFolder.isEmpty() || source.systemIdentifier.isEmpty())
        return false;
    QFile control(source.dataFolder + u"/global/pg_control"_s); // begins with the identifier, in the machine's own order of bytes
    quint64 identifier = 0;
    return control.open(QIODevice::ReadOnly) && control.read(reinterpret_cast<char *>(&identifier), sizeof identifier) == sizeof identifier
        && QString::number(identifier) == source.systemIdentifier;
}

QStringList logFilesOf(const QString &dataFolder)
{
    QStringList files;
    QFile current(dataFolder + u"/current_logfiles"_s);
    if (current.open(QIODevice::ReadOnly))
        for (const QByteArray &row : current.read(64 * 1024).split('\n')) {
            const QString name = QFile::decodeName(row.mid(row.indexOf(' ') + 1).trimmed());
            if (!name.isEmpty())
                files.append(QDir(dataFolder).absoluteFilePath(name));
        }
    if (files.isEmpty()) {
        const QFileInfo beside(QDir(dataFolder).absoluteFilePath(u"../log"_s));
        if (beside.isFile())
            files.append(beside.absoluteFilePath());
    }
    return files;
}

QString journalctl() { return process::findTool(u"journalctl"_s); }

std::vector<LogPlan> plansFor(const std::vector<Source> &sources, base::WallTime from, base::WallTime to, const QString &journalctl)
{
    std::vector<LogPlan> plans;
    for (const Source &source : sources) {
        LogPlan plan;
        plan.target = source.target;
        plan.pids = source.pids;
        plan.from = from;
        if (source.place)
            planStated(plan, *source.place, from, to, journalctl);
        else if (isHere(source))
            planFound(plan, source, from, to, journalctl);
        else
            plan.why = say(QT_TRANSLATE_NOOP("incidents", "It is not on this machine, or our user may not read it here; say under 'log' in the environment where its log is."));
        plan.filesBefore = rotatedOf(plan.files, source.pids.empty() ? from : std::min(from, to - kLongBefore));
        plans.push_back(std::move(plan));
    }
    return plans;
}

std::vector<LogPlan> plansAgain(std::vector<Source> sources, const std::vector<LogPlan> &before, base::WallTime from, base::WallTime to, const QString &journalctl)
{
    std::vector<LogPlan> plans;
    for (Source &source : sources) {
        const auto known = std::ranges::find(before, source.target, &LogPlan::target);
        const bool whole = known != before.end() && known->failed;
        if (!whole)
            source.pids.clear();
        LogPlan &plan = plans.emplace_back(std::move(plansFor({source}, whole ? std::min(known->from, from) : from, to, journalctl).front()));
        plan.whole = whole;
        if (known == before.end())
            continue;
        if (plan.files != known->files)
            for (const QString &file : known->files)
                if (!plan.filesBefore.contains(file))
                    plan.filesBefore.append(file);
        if (plan.files.isEmpty() && plan.command.isEmpty() && !known->unit.isEmpty() && !journalctl.isEmpty())
            plan.command = journalOf(journalctl, known->unit, known->ofUser, plan.from, to);
        if (!plan.command.isEmpty() || !plan.filesBefore.isEmpty())
            plan.why.clear();
    }
    return plans;
}

flow::Task<std::vector<LogPlan>> printed(flow::Reactor &reactor, std::vector<LogPlan> plans, std::chrono::milliseconds limit)
{
    const flow::TimePoint end = reactor.now() + kGatherLimit;
    for (LogPlan &plan : plans) {
        if (plan.command.isEmpty())
            continue;
        process::Argv command(plan.command.first());
        command.asWritten(plan.command.mid(1));
        process::RunOptions options;
        options.outputLimit = kMostPrinted;
        options.keepEnd = true;
        const flow::TimePoint due = std::min(end, reactor.now() + limit);
        auto running = process::run(reactor, command, std::move(options), due);
        const auto output = co_await std::move(running);
        const QString program = QFileInfo(plan.command.first()).fileName();
        if (!output && output.error().code == base::Errc::TimedOut)
            plan.why = say(QT_TRANSLATE_NOOP("incidents", "%1, which tells its log, did not end in time.")).arg(program);
        else if (!output)
            plan.why = say(QT_TRANSLATE_NOOP("incidents", "%1, which tells its log, could not be run: %2")).arg(program, base::Untrusted(std::string_view(output.error().text)).visible());
        else
            takePrinted(plan, program, *output);
    }
    co_return plans;
}

} // namespace incidents
