// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logline.h"

#include "models/incidents/loghead.h"
#include "models/incidents/loglevel.h"
#include "models/incidents/logtime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

QString decoded(QByteArrayView row)
{
    qsizetype end = std::min(row.size(), kLongestRow);
    for (int left = 3; left > 0 && end < row.size() && (row[end] & 0xc0) == 0x80; --left) // not within a character
        --end;
    return base::Untrusted(std::string_view(row.data(), std::size_t(end))).raw();
}

LogLine lineWith(LogHead head) { return {head.at, head.pid, std::move(head.severity), base::Untrusted(head.text.left(kLongestMessage))}; }

// Takes rows in their order, and counts those that nobody understood and that may be of the span.
class LogGathering {
public:
    explicit LogGathering(LogSpan span) : m_span(span) {}

    void add(LogLine line)
    {
        if (line.at >= m_span.from)
            countWaiting();
        m_waiting = 0;
        m_newest = line.at;
        m_read.lines.push_back(std::move(line));
    }
    // False: there is no line before it, or that is as long as one may be.
    bool goesOn(QByteArrayView row)
    {
        if (m_read.lines.empty() || m_read.lines.back().text.raw().size() >= kLongestMessage)
            return false;
        base::Untrusted &text = m_read.lines.back().text;
        text = base::Untrusted(QString(text.raw() + u'\n' + decoded(row)).left(kLongestMessage));
        return true;
    }
    void notUnderstood() { ++m_waiting; }
    LogRead ended()
    {
        countWaiting();
        return std::move(m_read);
    }

private:
    void countWaiting()
    {
        if (!m_newest || *m_newest <= m_span.to)
            m_read.notUnderstood += m_waiting;
    }

    const LogSpan m_span;
    LogRead m_read;
    std::optional<base::WallTime> m_newest;
    qsizetype m_waiting = 0;
};

void eachRow(QByteArrayView bytes, const std::function<void(QByteArrayView row)> &take)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        QByteArrayView row = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        while (row.endsWith('\r'))
            row.chop(1);
        if (!row.trimmed().isEmpty())
            take(row);
    }
}

// Text and JSON, also in turn: a program that writes JSON may begin or die in plain words.
LogRead rowsIn(QByteArrayView bytes, LogSpan span)
{
    LogGathering gathering(span);
    bool amongJson = true;
    eachRow(bytes, [&](QByteArrayView row) {
        const bool json = row.startsWith('{');
        if (auto head = json ? jsonHead(row.toByteArray()) : headOf(decoded(row), span.to)) {
            gathering.add(lineWith(std::move(*head)));
            amongJson = json;
        } else if ((json && amongJson) || !gathering.goesOn(row)) {
            gathering.notUnderstood();
        }
    });
    return gathering.ended();
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

LogRead csvRecords(QByteArrayView bytes, LogSpan span)
{
    constexpr int kTime = 0, kPid = 3, kSeverity = 11, kMessage = 13, kDetail = 14;
    LogGathering gathering(span);
    qsizetype place = 0;
    while (place < bytes.size()) {
        const qsizetype begun = place;
        const QList<QByteArray> cells = csvRecord(bytes, place);
        const auto at = logMoment(QString::fromUtf8(cells.value(kTime).left(64)));
        if (!at || cells.size() <= kDetail) { // torn, or the middle of one: on from the next line
            gathering.notUnderstood();
            const qsizetype next = bytes.sliced(begun).indexOf('\n');
            place = next < 0 ? bytes.size() : begun + next + 1;
            continue;
        }
        const QByteArray detail = cells.value(kDetail);
        const QByteArray text = detail.isEmpty() ? cells.value(kMessage) : cells.value(kMessage) + '\n' + detail;
        gathering.add(lineWith({*at, cells.value(kPid).toInt(), QString::fromLatin1(cells.value(kSeverity).left(20)), decoded(text)}));
    }
    return gathering.ended();
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

// Its own head knows the process better: the journal may name the postmaster. Nothing: it has none, or rows that are none of it.
std::optional<LogLine> headedMessage(QByteArrayView text, LogSpan span)
{
    const qsizetype end = text.indexOf('\n');
    std::vector<LogLine> lines = rowsIn(text, span).lines;
    const bool first = end < 0 || (!text.startsWith('{') && !rowsIn(text.first(end), span).lines.empty());
    return lines.size() == 1 && first ? std::optional(std::move(lines.front())) : std::nullopt;
}

LogRead journalRows(QByteArrayView bytes, LogSpan span)
{
    LogGathering gathering(span);
    eachRow(bytes, [&](QByteArrayView row) {
        const QJsonObject o = QJsonDocument::fromJson(row.toByteArray()).object();
        const qint64 microseconds = o.value("__REALTIME_TIMESTAMP"_L1).toString().toLongLong();
        if (microseconds <= 0) {
            gathering.notUnderstood();
            return;
        }
        const QByteArray text = bytesOf(o.value("MESSAGE"_L1));
        const base::WallTime at = base::fromMilliseconds(microseconds / 1000);
        const int pid = o.value("_PID"_L1).toString().toInt();
        const QString severity = o.contains("PRIORITY"_L1) ? severityOfSyslog(o.value("PRIORITY"_L1).toString().toInt()) : QString();
        if (const auto line = headedMessage(text, span)) {
            gathering.add({at, line->pid > 0 ? line->pid : pid, line->severity.isEmpty() ? severity : line->severity, line->text});
        } else if (!text.startsWith('\t') || !gathering.goesOn(text)) {
            gathering.add(lineWith({at, pid, severity, decoded(text)}));
        }
    });
    return gathering.ended();
}

} // namespace

LogFormat formatIn(QByteArrayView bytes)
{
    const QByteArrayView first = bytes.first(std::max(qsizetype(0), bytes.indexOf('\n') < 0 ? bytes.size() : bytes.indexOf('\n')));
    if (first.trimmed().startsWith('{'))
        return first.contains("__REALTIME_TIMESTAMP") ? LogFormat::Journal : LogFormat::Json;
    static const QRegularExpression csv(u"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? [^,\"\\s]+,[,\"]"_s);
    return csv.match(QString::fromUtf8(first.first(std::min(first.size(), qsizetype(200))))).hasMatch() ? LogFormat::Csv : LogFormat::Plain;
}

LogFormat formatOf(const QString &fileName)
{
    return fileName.endsWith(".json"_L1) ? LogFormat::Json : fileName.endsWith(".csv"_L1) ? LogFormat::Csv : LogFormat::Plain;
}

LogRead logLines(QByteArrayView bytes, LogFormat format, LogSpan span)
{
    return format == LogFormat::Csv ? csvRecords(bytes, span) : format == LogFormat::Journal ? journalRows(bytes, span) : rowsIn(bytes, span);
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
