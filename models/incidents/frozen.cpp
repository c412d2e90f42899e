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

QByteArray reasonJson(const QString &target, const QString &why)
{
    return QJsonDocument(QJsonObject{{u"target"_s, target}, {u"why"_s, why}}).toJson(QJsonDocument::Compact) + '\n';
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

std::vector<LogTold> allTold(const std::vector<LogPlan> &plans, base::WallTime from, base::WallTime to)
{
    std::vector<LogTold> logs;
    for (const LogPlan &plan : plans)
        logs.push_back(toldBy(plan, from, to));
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
            without += reasonJson(told.target, told.why);
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
        if (told.lines.empty() && !told.silent)
            without += reasonJson(told.target, told.why);
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
    QList<std::pair<QString, QString>> out;
    QSet<QString> known;
    for (const bool later : {false, true}) {
        QFile file(folder + (later ? u"/without-log.later.jsonl"_s : u"/without-log.jsonl"_s));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &row : file.read(kMostLogBytes).split('\n')) {
            const QJsonObject o = QJsonDocument::fromJson(row).object();
            const QString target = o.value("target"_L1).toString(), why = base::Untrusted(o.value("why"_L1).toString()).visible();
            if (o.isEmpty() || known.contains(target) || (!later && QFileInfo::exists(folder + u'/' + laterNameOf(target))))
                continue;
            known.insert(target);
            out.append({base::Untrusted(target).visible(), later ? say(QT_TRANSLATE_NOOP("incidents", "Of the minute after: %1")).arg(why) : why});
        }
    }
    return out;
}

} // namespace incidents
