// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logline.h"

#include <QDateTime>
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
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODateWithMs);
    return at.isValid() ? std::optional(base::WallTime(std::chrono::milliseconds(at.toMSecsSinceEpoch()))) : std::nullopt;
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

} // namespace

LogFormat formatOf(const QString &fileName)
{
    return fileName.endsWith(".json"_L1) ? LogFormat::Json : fileName.endsWith(".csv"_L1) ? LogFormat::Csv : LogFormat::Plain;
}

std::vector<LogLine> logLines(QByteArrayView bytes, LogFormat format)
{
    return format == LogFormat::Json ? jsonLines(bytes) : format == LogFormat::Csv ? csvLines(bytes) : plainLines(bytes);
}

bool matches(const LogLine &line, const LogSearch &search)
{
    static const QStringList troubles{u"WARNING"_s, u"ERROR"_s, u"FATAL"_s, u"PANIC"_s};
    if (search.pid && line.pid != *search.pid)
        return false;
    if (search.troublesOnly && !troubles.contains(line.severity))
        return false;
    return std::ranges::all_of(search.words.split(u' ', Qt::SkipEmptyParts), [&line](const QString &word) { return line.text.raw().contains(word, Qt::CaseInsensitive); });
}

} // namespace incidents
