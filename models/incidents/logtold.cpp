// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logtold.h"

#include "models/incidents/wording.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

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

QString notUnderstoodSentence(qsizetype rows)
{
    const int count = int(std::min<qsizetype>(rows, std::numeric_limits<int>::max()));
    return QCoreApplication::translate("incidents", "%n line(s) of its log, which may be of that time, could not be read as log lines. Known are those of PostgreSQL, PgBouncer, Redis, nginx, syslog and systemd's journal, JSON with a time, and lines that begin with day and time.", nullptr, count);
}

} // namespace

base::Result<LogRead> readLog(const QString &path, base::WallTime from, base::WallTime to, const std::vector<int> &pids)
{
    QFile file(path);
    if (!QFileInfo(path).isFile()) // never a pipe or a device
        return base::fail(base::Errc::Absent, say(QT_TRANSLATE_NOOP("incidents", "There is no log file %1.")).arg(path).toStdString());
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(base::Error{base::Errc::Io, file.errorString().toStdString(), {}, "read " + path.toStdString(), {}});
    const qint64 left = std::max(qint64(0), file.size() - kMostLogBytes);
    file.seek(left);
    const QByteArray bytes = file.read(kMostLogBytes);
    const QByteArrayView whole = left > 0 ? QByteArrayView(bytes).sliced(bytes.indexOf('\n') + 1) : QByteArrayView(bytes); // the first row is torn
    LogRead read = logLines(whole, formatOf(path) == LogFormat::Csv ? LogFormat::Csv : formatIn(whole), {from, to});
    read.lines = wanted(std::move(read.lines), from, to, pids);
    if (const QDateTime written = QFileInfo(path).lastModified(); written.isValid() && base::fromMilliseconds(written.toMSecsSinceEpoch()) < from)
        read.notUnderstood = 0; // all of it is older
    return read;
}

LogTold toldBy(const LogPlan &plan, base::WallTime from, base::WallTime to)
{
    LogTold told{plan.target, {}, false, plan.why, false};
    LogRead printed = logLines(plan.printed, formatIn(plan.printed), {from, to});
    qsizetype notUnderstood = printed.notUnderstood;
    told.lines = wanted(std::move(printed.lines), from, to, plan.pids);
    const auto look = [&](QStringList files, bool saysWhy) {
        bool any = false;
        while (!any && !files.isEmpty()) { // another format has the same messages
            const LogFormat format = formatOf(files.first());
            for (const QString &file : files) {
                if (formatOf(file) != format)
                    continue;
                const auto read = readLog(file, from, to, plan.pids);
                if (!read && saysWhy)
                    told.why = base::Untrusted(std::string_view(read.error().text)).visible();
                if (!read)
                    continue;
                notUnderstood = std::max(notUnderstood, read->notUnderstood);
                told.lines.insert(told.lines.end(), read->lines.begin(), read->lines.end());
                any = any || !read->lines.empty();
            }
            files.removeIf([format](const QString &file) { return formatOf(file) == format; });
        }
    };
    look(plan.filesBefore, plan.files.isEmpty());
    look(plan.files, true);
    told.lines = wanted(std::move(told.lines), from, to, plan.pids);
    if (told.why.isEmpty()) {
        told.silent = notUnderstood == 0;
        told.why = told.silent ? say(QT_TRANSLATE_NOOP("incidents", "Its log says nothing of that time.")) : notUnderstoodSentence(notUnderstood);
    }
    told.whole = plan.whole && !told.failed();
    return told;
}

} // namespace incidents
