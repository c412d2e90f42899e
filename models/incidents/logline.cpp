// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logline.h"

#include "models/base/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

// "2026-11-26 14:30:00.123 UTC": of another zone than UTC it is taken for this machine's, where the server runs.
std::optional<base::WallTime> logTime(const QString &text)
{
    static const QRegularExpression shape(u"^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?) ?(\\S*)$"_s);
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString zone = match.captured(3);
    QString iso = match.captured(1) + u'T' + match.captured(2);
    if (zone == u"UTC" || zone == u"GMT")
        iso += u'Z';
    else if (zone.startsWith(u'+') || zone.startsWith(u'-'))
        iso += zone.size() == 3 ? zone + u":00"_s : zone;
    return base::momentIn(iso);
}

base::Untrusted message(const QByteArray &utf8) { return base::Untrusted(base::Untrusted(std::string_view(utf8.constData(), std::size_t(utf8.size()))).raw().left(kLongestMessage)); }

std::vector<LogLine> jsonLines(QByteArrayView bytes)
{
    std::vector<LogLine> lines;
    for (const QByteArray &row : bytes.toByteArray().split('\n')) {
        const QJsonObject o = QJsonDocument::fromJson(row).object();
        const auto at = logTime(o.value("timestamp"_L1).toString());
        if (!at)
            continue;
        QString text = o.value("message"_L1).toString();
        for (const QLatin1StringView key : {"detail"_L1, "hint"_L1, "context"_L1, "statement"_L1})
            if (const QString more = o.value(key).toString(); !more.isEmpty())
                text += u'\n' + more;
        lines.push_back({*at, o.value("pid"_L1).toInt(), o.value("error_severity"_L1).toString().left(20), base::Untrusted(text.left(kLongestMessage))});
    }
    return lines;
}

// One record of RFC 4180, from `place` on; it may hold line ends in quotes.
QList<QByteArray> csvRecord(QByteArrayView bytes, qsizetype &place)
{
    QList<QByteArray> cells{QByteArray()};
    bool quoted = false;
    for (; place < bytes.size(); ++place) {
        const char c = bytes[place];
        if (quoted && c == '"' && place + 1 < bytes.size() && bytes[place + 1] == '"') {
            cells.last().append('"');
            ++place;
        } else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            cells.append(QByteArray());
        else if (!quoted && c == '\n') {
            ++place;
            break;
        } else
            cells.last().append(c);
    }
    return cells;
}

std::vector<LogLine> csvLines(QByteArrayView bytes)
{
    constexpr int kTime = 0, kPid = 3, kSeverity = 11, kMessage = 13, kDetail = 14;
    std::vector<LogLine> lines;
    qsizetype place = 0;
    while (place < bytes.size()) {
        const qsizetype begun = place;
        const QList<QByteArray> cells = csvRecord(bytes, place);
        const auto at = logTime(QString::fromUtf8(cells.value(kTime)));
        if (!at || cells.size() <= kDetail) { // torn, or the middle of one: on from the next line
            const qsizetype next = bytes.sliced(begun).indexOf('\n');
            place = next < 0 ? bytes.size() : begun + next + 1;
            continue;
        }
        const QByteArray detail = cells.value(kDetail);
        lines.push_back({*at, cells.value(kPid).toInt(), QString::fromLatin1(cells.value(kSeverity).left(20)), message(detail.isEmpty() ? cells.value(kMessage) : cells.value(kMessage) + '\n' + detail)});
    }
    return lines;
}

std::vector<LogLine> plainLines(QByteArrayView bytes)
{
    static const QRegularExpression head(u"^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? \\S+) \\[(\\d+)\\] (?:.*?\\b(DEBUG\\d?|INFO|NOTICE|WARNING|LOG|ERROR|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT):  )?(.*)$"_s);
    std::vector<LogLine> lines;
    for (const QByteArray &row : bytes.toByteArray().split('\n')) {
        const auto match = head.match(base::Untrusted(std::string_view(row.constData(), std::size_t(row.size()))).raw());
        const auto at = match.hasMatch() ? logTime(match.captured(1)) : std::nullopt;
        if (at)
            lines.push_back({*at, match.captured(2).toInt(), match.captured(3), base::Untrusted(match.captured(4).left(kLongestMessage))});
        else if (!lines.empty() && !row.isEmpty() && lines.back().text.raw().size() < kLongestMessage)
            lines.back().text = base::Untrusted((lines.back().text.raw() + u'\n' + message(row).raw()).left(kLongestMessage));
    }
    return lines;
}

// Of syslog, 0 to 7, in the words of PostgreSQL.
QString syslogSeverity(int priority)
{
    static const QStringList words{u"PANIC"_s, u"PANIC"_s, u"FATAL"_s, u"ERROR"_s, u"WARNING"_s, u"NOTICE"_s, u"LOG"_s, u"DEBUG"_s};
    return words.value(priority);
}

// Text, or a list of bytes where it is not valid UTF-8.
QByteArray bytesOf(const QJsonValue &value)
{
    QByteArray bytes;
    if (!value.isArray())
        return value.toString().toUtf8();
    for (const QJsonValue &byte : value.toArray())
        bytes.append(char(byte.toInt()));
    return bytes;
}

std::vector<LogLine> journalLines(QByteArrayView bytes)
{
    std::vector<LogLine> lines;
    for (const QByteArray &row : bytes.toByteArray().split('\n')) {
        const QJsonObject o = QJsonDocument::fromJson(row).object();
        const qint64 microseconds = o.value("__REALTIME_TIMESTAMP"_L1).toString().toLongLong();
        if (microseconds <= 0)
            continue;
        const QByteArray text = bytesOf(o.value("MESSAGE"_L1));
        const base::WallTime at(std::chrono::milliseconds(microseconds / 1000));
        const int pid = o.value("_PID"_L1).toString().toInt();
        const std::vector<LogLine> headed = plainLines(text); // its own head knows the process better: the journal may name the postmaster
        if (!headed.empty())
            lines.push_back({at, headed.front().pid, headed.front().severity.isEmpty() ? syslogSeverity(o.value("PRIORITY"_L1).toString().toInt()) : headed.front().severity, headed.front().text});
        else if (text.startsWith('\t') && !lines.empty() && lines.back().text.raw().size() < kLongestMessage)
            lines.back().text = base::Untrusted((lines.back().text.raw() + u'\n' + message(text).raw()).left(kLongestMessage));
        else
            lines.push_back({at, pid, syslogSeverity(o.contains("PRIORITY"_L1) ? o.value("PRIORITY"_L1).toString().toInt() : -1), message(text)});
    }
    return lines;
}

} // namespace

LogFormat formatIn(QByteArrayView bytes)
{
    const QByteArrayView first = bytes.first(std::max(qsizetype(0), bytes.indexOf('\n') < 0 ? bytes.size() : bytes.indexOf('\n')));
    if (first.trimmed().startsWith('{'))
        return first.contains("__REALTIME_TIMESTAMP") ? LogFormat::Journal : LogFormat::Json;
    static const QRegularExpression csv(u"^\\d{4}-\\d\\d-\\d\\d [^,\"]*,\"?"_s);
    return csv.match(QString::fromUtf8(first.first(std::min(first.size(), qsizetype(200))))).hasMatch() ? LogFormat::Csv : LogFormat::Plain;
}

LogFormat formatOf(const QString &fileName)
{
    return fileName.endsWith(".json"_L1) ? LogFormat::Json : fileName.endsWith(".csv"_L1) ? LogFormat::Csv : LogFormat::Plain;
}

std::vector<LogLine> logLines(QByteArrayView bytes, LogFormat format)
{
    switch (format) {
    case LogFormat::Json:
        return jsonLines(bytes);
    case LogFormat::Csv:
        return csvLines(bytes);
    case LogFormat::Journal:
        return journalLines(bytes);
    case LogFormat::Plain:
        break;
    }
    return plainLines(bytes);
}

base::Severity weightOf(const LogLine &line)
{
    static const QStringList errors{u"ERROR"_s, u"FATAL"_s, u"PANIC"_s};
    return errors.contains(line.severity) ? base::Severity::Critical : line.severity == u"WARNING"_s ? base::Severity::Warning : base::Severity::Ok;
}

bool matches(const LogLine &line, const LogSearch &search)
{
    if (search.pid && line.pid != *search.pid)
        return false;
    if ((search.troublesOnly && weightOf(line) < base::Severity::Warning) || (search.errorsOnly && weightOf(line) < base::Severity::Critical))
        return false;
    return std::ranges::all_of(search.words.split(u' ', Qt::SkipEmptyParts), [&line](const QString &word) { return line.text.raw().contains(word, Qt::CaseInsensitive); });
}

} // namespace incidents
