// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/frozen.h"

#include "models/base/moment.h"
#include "models/base/paths.h"
#include "models/incidents/frozenchanges.h"
#include "models/incidents/projection.h"
#include "models/incidents/report.h"
#include "models/incidents/wording.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

base::Error fileTrouble(const QFile &file, const char *action)
{
    return {base::Errc::Io, file.errorString().toStdString(), {}, std::string(action) + ' ' + file.fileName().toStdString(), {}};
}

// New, for us alone; a file that is there is left as it is.
base::Result<bool> writeOnce(const QString &path, const QByteArray &bytes)
{
    if (QFileInfo::exists(path))
        return false;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(bytes) != bytes.size() || !file.flush())
        return std::unexpected(fileTrouble(file, "write"));
    return true;
}

QByteArray lineJson(const LogLine &line)
{
    return QJsonDocument(QJsonObject{{u"at"_s, base::isoMoment(line.at)}, {u"pid"_s, line.pid}, {u"severity"_s, line.severity}, {u"text"_s, line.text.raw()}}).toJson(QJsonDocument::Compact) + '\n';
}

LogLine lineOf(const QByteArray &row)
{
    const QJsonObject o = QJsonDocument::fromJson(row).object();
    return {base::momentIn(o.value("at"_L1).toString()).value_or(base::WallTime{}), o.value("pid"_L1).toInt(), o.value("severity"_L1).toString(),
            base::Untrusted(o.value("text"_L1).toString())};
}

QByteArray reasonJson(const QString &target, const QString &why)
{
    return QJsonDocument(QJsonObject{{u"target"_s, target}, {u"why"_s, why}}).toJson(QJsonDocument::Compact) + '\n';
}

// In the span, and those of these processes from longer ago; when there are too many, others go first.
std::vector<LogLine> wanted(std::vector<LogLine> lines, base::WallTime from, base::WallTime to, const std::vector<int> &pids)
{
    const auto ofThem = [&pids](const LogLine &line) { return std::ranges::find(pids, line.pid) != pids.end(); };
    std::erase_if(lines, [&](const LogLine &line) { return line.at > to || line.at < (ofThem(line) ? std::min(from, to - kLongBefore) : from); });
    std::size_t over = lines.size() > kMostLogLines ? lines.size() - kMostLogLines : 0;
    std::erase_if(lines, [&](const LogLine &line) { return over > 0 && !ofThem(line) && over-- > 0; });
    lines.erase(lines.begin(), lines.begin() + std::ptrdiff_t(over));
    return lines;
}

QString fileNameOf(const QString &target)
{
    QString plain;
    for (const QChar c : target)
        plain += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : QChar(u'_');
    return u"log-"_s + plain + u".jsonl"_s;
}

} // namespace

QString evidenceFolder(const QString &incident)
{
    const QString state = base::stateFolder();
    return state.isEmpty() ? QString() : state + u"/incidents/"_s + incident;
}

base::Result<std::vector<LogLine>> readLog(const QString &path, base::WallTime from, base::WallTime to, const std::vector<int> &pids)
{
    QFile file(path);
    if (!QFileInfo(path).isFile()) // never a pipe or a device
        return base::fail(base::Errc::Absent, say(QT_TRANSLATE_NOOP("incidents", "There is no log file %1.")).arg(path).toStdString());
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(fileTrouble(file, "read"));
    file.seek(std::max(qint64(0), file.size() - kMostLogBytes));
    return wanted(logLines(file.read(kMostLogBytes), formatOf(path)), from, to, pids);
}

base::Result<Frozen> freeze(const QString &folder, const std::vector<LogPlan> &plans, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to)
{
    if (auto made = base::ensureFolder(folder); !made)
        return std::unexpected(made.error());
    Frozen frozen;
    const auto keep = [&](const QString &name, const QByteArray &bytes) {
        if (bytes.isEmpty())
            return;
        if (const auto written = writeOnce(folder + u'/' + name, bytes); !written)
            frozen.problems.append(base::Untrusted(std::string_view(written.error().text)).visible());
        else if (*written)
            frozen.parts.append(name);
    };
    QByteArray without;
    for (const LogPlan &plan : plans) {
        QString why = plan.why;
        std::vector<LogLine> lines = wanted(logLines(plan.printed, formatIn(plan.printed)), from, to, plan.pids);
        for (const QString &file : plan.files) {
            auto read = readLog(file, from, to, plan.pids);
            if (!read)
                why = base::Untrusted(std::string_view(read.error().text)).visible();
            else
                lines = std::move(*read);
            if (!lines.empty())
                break; // the same messages in another format
        }
        QByteArray bytes;
        for (const LogLine &line : lines)
            bytes += lineJson(line);
        keep(fileNameOf(plan.target), bytes);
        if (bytes.isEmpty())
            without += reasonJson(plan.target, why.isEmpty() ? say(QT_TRANSLATE_NOOP("incidents", "Its log says nothing of that time.")) : why);
    }
    keep(u"without-log.jsonl"_s, without);
    QByteArray told;
    for (const events::Event &event : changes)
        if (event.at >= from && event.at <= to)
            told += changeLine(event);
    keep(u"changes.jsonl"_s, told);
    return frozen;
}

base::Result<std::vector<FrozenLine>> frozenLog(const QString &folder, const LogSearch &search)
{
    const QStringList names = QDir(folder).entryList({u"log-*.jsonl"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return base::fail(base::Errc::Absent, say(QT_TRANSLATE_NOOP("incidents", "No log was frozen with this incident.")).toStdString());
    std::vector<FrozenLine> out;
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return std::unexpected(fileTrouble(file, "read"));
        const QString target = name.mid(4, name.size() - 10);
        if (!search.target.isEmpty() && target != search.target)
            continue;
        while (!file.atEnd())
            if (LogLine line = lineOf(file.readLine(4 * 1024 * 1024)); matches(line, search))
                out.push_back({target, std::move(line)});
    }
    std::ranges::sort(out, [](const FrozenLine &a, const FrozenLine &b) { return a.line.at != b.line.at ? a.line.at < b.line.at : a.target < b.target; });
    return out;
}

const Incident *incidentWithLog(const Projection &known, const QString &alert, const QString &target)
{
    const QString file = fileNameOf(target);
    for (const Incident &incident : std::views::reverse(known.incidents()))
        if (incident.mergedInto.isEmpty() && !incident.evidence.empty() && incident.evidence.back().parts.contains(file)
            && std::ranges::find(incident.alerts, alert, &LinkedAlert::key) != incident.alerts.end())
            return &incident;
    return nullptr;
}

QList<std::pair<QString, QString>> withoutLog(const QString &folder)
{
    QList<std::pair<QString, QString>> out;
    QFile file(folder + u"/without-log.jsonl"_s);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &row : file.read(kMostLogBytes).split('\n'))
            if (const QJsonObject o = QJsonDocument::fromJson(row).object(); !o.isEmpty())
                out.append({base::Untrusted(o.value("target"_L1).toString()).visible(), base::Untrusted(o.value("why"_L1).toString()).visible()});
    return out;
}

} // namespace incidents
