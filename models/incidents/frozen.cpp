// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/frozen.h"

#include "models/base/paths.h"
#include "models/events/wording.h"
#include "models/incidents/report.h"
#include "models/incidents/wording.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

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
    return QJsonDocument(QJsonObject{{u"at"_s, isoOf(line.at)}, {u"pid"_s, line.pid}, {u"severity"_s, line.severity}, {u"text"_s, line.text.raw()}}).toJson(QJsonDocument::Compact) + '\n';
}

LogLine lineOf(const QByteArray &row)
{
    const QJsonObject o = QJsonDocument::fromJson(row).object();
    const QDateTime at = QDateTime::fromString(o.value("at"_L1).toString(), Qt::ISODateWithMs);
    return {base::WallTime(std::chrono::milliseconds(at.isValid() ? at.toMSecsSinceEpoch() : 0)), o.value("pid"_L1).toInt(), o.value("severity"_L1).toString(),
            base::Untrusted(o.value("text"_L1).toString())};
}

QByteArray changeJson(const events::Event &e)
{
    return QJsonDocument(QJsonObject{{u"at"_s, isoOf(e.at)}, {u"kind"_s, events::kindWord(e.kind)}, {u"target"_s, e.target}, {u"sentence"_s, events::sentence(e)}}).toJson(QJsonDocument::Compact) + '\n';
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

bool isHere(const Source &source)
{
    if (source.dataFolder.isEmpty() || source.systemIdentifier.isEmpty())
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

base::Result<std::vector<LogLine>> readLog(const QString &path, base::WallTime from, base::WallTime to)
{
    QFile file(path);
    if (!QFileInfo(path).isFile()) // never a pipe or a device
        return base::fail(base::Errc::Absent, say(QT_TRANSLATE_NOOP("incidents", "There is no log file %1.")).arg(path).toStdString());
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(fileTrouble(file, "read"));
    file.seek(std::max(qint64(0), file.size() - kMostLogBytes));
    std::vector<LogLine> lines = logLines(file.read(kMostLogBytes), formatOf(path));
    std::erase_if(lines, [from, to](const LogLine &line) { return line.at < from || line.at > to; });
    if (lines.size() > kMostLogLines)
        lines.erase(lines.begin(), lines.end() - std::ptrdiff_t(kMostLogLines));
    return lines;
}

base::Result<Frozen> freeze(const QString &folder, const std::vector<Source> &sources, const std::vector<events::Event> &changes, base::WallTime from, base::WallTime to)
{
    if (auto made = base::ensureFolder(folder); !made)
        return std::unexpected(made.error());
    Frozen frozen;
    const auto keep = [&](const QString &name, const QByteArray &bytes) {
        if (const auto written = writeOnce(folder + u'/' + name, bytes); !written)
            frozen.problems.append(base::Untrusted(std::string_view(written.error().text)).visible());
        else if (*written)
            frozen.parts.append(name);
    };
    for (const Source &source : sources) {
        QByteArray bytes;
        const QStringList files = isHere(source) ? logFilesOf(source.dataFolder) : QStringList();
        for (const QString &file : files) {
            const auto lines = readLog(file, from, to);
            if (!lines) {
                frozen.problems.append(u"%1: %2"_s.arg(source.target, base::Untrusted(std::string_view(lines.error().text)).visible()));
                continue;
            }
            for (const LogLine &line : *lines)
                bytes += lineJson(line);
            if (!lines->empty())
                break; // the same messages in another format
        }
        if (!bytes.isEmpty())
            keep(fileNameOf(source.target), bytes);
    }
    QByteArray told;
    for (const events::Event &event : changes)
        if (event.at >= from && event.at <= to)
            told += changeJson(event);
    if (!told.isEmpty())
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
        while (!file.atEnd())
            if (LogLine line = lineOf(file.readLine(4 * 1024 * 1024)); matches(line, search))
                out.push_back({name.mid(4, name.size() - 10), std::move(line)});
    }
    std::ranges::sort(out, [](const FrozenLine &a, const FrozenLine &b) { return a.line.at != b.line.at ? a.line.at < b.line.at : a.target < b.target; });
    return out;
}

} // namespace incidents
