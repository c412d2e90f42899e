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
#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <ranges>
#include <tuple>

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
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return std::unexpected(fileTrouble(file, "write"));
    if (file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size() && file.flush())
        return true;
    auto why = fileTrouble(file, "write");
    file.remove(); // half of it would stay for ever
    return std::unexpected(std::move(why));
}

QByteArray lineJson(const LogLine &line)
{
    return QJsonDocument(QJsonObject{{u"at"_s, base::isoMoment(line.at)}, {u"pid"_s, line.pid}, {u"severity"_s, line.severity}, {u"text"_s, line.text.raw()}}).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<LogLine> lineOf(const QByteArray &row)
{
    const QJsonObject o = QJsonDocument::fromJson(row).object();
    const auto at = base::momentIn(o.value("at"_L1).toString());
    if (!at) // torn
        return std::nullopt;
    return LogLine{*at, o.value("pid"_L1).toInt(), o.value("severity"_L1).toString(), base::Untrusted(o.value("text"_L1).toString())};
}

// Of one that has lines: only that they are whole.
QByteArray reasonJson(const LogTold &told)
{
    QJsonObject row{{u"target"_s, told.target}};
    if (told.lines.empty()) {
        row.insert(u"why"_s, told.why);
        row.insert(u"silent"_s, told.silent);
    }
    if (told.whole)
        row.insert(u"whole"_s, true);
    return QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
}

struct Reason {
    QString target, why;
    bool silent = false, whole = false;
};

std::vector<Reason> reasonsIn(const QString &path)
{
    std::vector<Reason> reasons;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &row : file.read(kMostLogBytes).split('\n'))
            if (const QJsonObject o = QJsonDocument::fromJson(row).object(); !o.isEmpty())
                reasons.push_back({o.value("target"_L1).toString(), base::Untrusted(o.value("why"_L1).toString()).visible(), o.value("silent"_L1).toBool(), o.value("whole"_L1).toBool()});
    return reasons;
}

constexpr qint64 kLongestFrozen = 4 * 1024 * 1024; // bytes of a line in a file of ours
constexpr QLatin1StringView kLater(".later");      // no name of a target has a dot

QString plainName(const QString &target)
{
    QString plain;
    for (const QChar c : target)
        plain += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : QChar(u'_');
    return plain;
}

QString fileNameOf(const QString &target) { return u"log-"_s + plainName(target) + u".jsonl"_s; }
QString laterNameOf(const QString &target) { return u"log-"_s + plainName(target) + kLater + u".jsonl"_s; }
QString targetOf(const QString &fileName)
{
    const QString name = fileName.mid(4, fileName.size() - 10);
    return name.endsWith(kLater) ? name.chopped(kLater.size()) : name;
}

// Each file once, with what could not be written.
class EvidenceWriter {
public:
    explicit EvidenceWriter(QString folder) : m_folder(std::move(folder)) {}
    void keep(const QString &name, const QByteArray &bytes)
    {
        if (bytes.isEmpty())
            return;
        if (const auto written = writeOnce(m_folder + u'/' + name, bytes); !written)
            m_frozen.problems.append(base::Untrusted(std::string_view(written.error().text)).visible());
        else if (*written)
            m_frozen.parts.append(name);
    }
    [[nodiscard]] const Frozen &frozen() const { return m_frozen; }

private:
    const QString m_folder;
    Frozen m_frozen;
};

// Of what had failed all.
std::vector<LogTold> allTold(const std::vector<LogPlan> &plans, base::WallTime from, base::WallTime to)
{
    std::vector<LogTold> logs;
    for (const LogPlan &plan : plans)
        logs.push_back(toldBy(plan, plan.whole ? std::min(plan.from, from) : from, to));
    return logs;
}

} // namespace

QString evidenceFolder(const QString &incident)
{
    const QString state = base::stateFolder();
    return state.isEmpty() ? QString() : state + u"/incidents/"_s + incident;
}

base::Result<Frozen> freeze(const QString &folder, const std::vector<LogPlan> &plans, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to)
{
    return freeze(folder, allTold(plans, from, to), changes, from, to);
}

base::Result<Frozen> freeze(const QString &folder, const std::vector<LogTold> &logs, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to)
{
    if (auto made = base::ensureFolder(folder); !made)
        return std::unexpected(made.error());
    EvidenceWriter writer(folder);
    QByteArray without;
    for (const LogTold &told : logs) {
        QByteArray bytes;
        for (const LogLine &line : told.lines)
            bytes += lineJson(line);
        writer.keep(fileNameOf(told.target), bytes);
        if (bytes.isEmpty())
            without += reasonJson(told);
    }
    writer.keep(u"without-log.jsonl"_s, without);
    QByteArray changed;
    for (const events::Event &event : changes)
        if (event.at >= from && event.at <= to)
            changed += changeLine(event);
    writer.keep(u"changes.jsonl"_s, changed);
    return writer.frozen();
}

base::Result<Frozen> freezeLater(const QString &folder, const std::vector<LogPlan> &plans, base::WallTime froze, base::WallTime to)
{
    return freezeLater(folder, allTold(plans, froze - kWrittenLate, to));
}

base::Result<Frozen> freezeLater(const QString &folder, const std::vector<LogTold> &logs)
{
    if (auto made = base::ensureFolder(folder); !made)
        return std::unexpected(made.error());
    EvidenceWriter writer(folder);
    QByteArray without;
    for (const LogTold &told : logs) {
        QHash<QByteArray, int> there; // how often
        QFile first(folder + u'/' + fileNameOf(told.target));
        if (first.open(QIODevice::ReadOnly))
            while (!first.atEnd())
                ++there[first.readLine(kLongestFrozen)];
        QByteArray bytes;
        for (const LogLine &line : told.lines) {
            const QByteArray row = lineJson(line);
            if (int &left = there[row]; left > 0)
                --left;
            else
                bytes += row;
        }
        writer.keep(laterNameOf(told.target), bytes);
        if (told.failed() || told.whole)
            without += reasonJson(told);
    }
    writer.keep(u"without-log.later.jsonl"_s, without);
    return writer.frozen();
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
        const QString target = targetOf(name);
        if (!search.target.isEmpty() && target != search.target)
            continue;
        while (!file.atEnd())
            if (auto line = lineOf(file.readLine(kLongestFrozen)); line && matches(*line, search))
                out.push_back({target, std::move(*line)});
    }
    std::vector<std::size_t> order(out.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&out](std::size_t i) { return std::tuple(out[i].line.at, QStringView(out[i].target), i); }); // of one moment as they were written
    std::vector<FrozenLine> sorted;
    sorted.reserve(out.size());
    for (const std::size_t i : order)
        sorted.push_back(std::move(out[i]));
    return sorted;
}

const Incident *incidentWithLog(const Projection &known, const QString &alert, const QString &target)
{
    const auto has = [file = fileNameOf(target), later = laterNameOf(target)](const Evidence &e) { return e.parts.contains(file) || e.parts.contains(later); };
    for (const Incident &incident : std::views::reverse(known.incidents()))
        if (incident.mergedInto.isEmpty() && std::ranges::any_of(incident.evidence, has)
            && std::ranges::find(incident.alerts, alert, &LinkedAlert::key) != incident.alerts.end())
            return &incident;
    return nullptr;
}

QList<std::pair<QString, QString>> withoutLog(const QString &folder)
{
    const std::vector<Reason> later = reasonsIn(folder + u"/without-log.later.jsonl"_s);
    QSet<QString> whole, known;
    for (const Reason &reason : later)
        if (reason.whole)
            whole.insert(reason.target);
    QList<std::pair<QString, QString>> out;
    const auto tell = [&known, &out](const Reason &reason, const QString &why) {
        if (why.isEmpty() || known.contains(reason.target))
            return;
        known.insert(reason.target);
        out.append({base::Untrusted(reason.target).visible(), why});
    };
    for (const Reason &reason : reasonsIn(folder + u"/without-log.jsonl"_s))
        if (!whole.contains(reason.target) && !(reason.silent && QFileInfo::exists(folder + u'/' + laterNameOf(reason.target))))
            tell(reason, reason.why);
    for (const Reason &reason : later)
        tell(reason, reason.whole || reason.why.isEmpty() ? reason.why : say(QT_TRANSLATE_NOOP("incidents", "Of the minute after: %1")).arg(reason.why));
    return out;
}

} // namespace incidents
