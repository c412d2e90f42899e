// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertfile.h"

#include "models/alerts/words.h"
#include "models/base/paths.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

constexpr int kVersion = 1;
constexpr qint64 kMostBookBytes = qint64(256) << 20;
constexpr qsizetype kMostKeySize = 255; // of a notice

base::Error bookError(base::Errc code, const QString &file, const QString &why)
{
    return {code, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("alerts", "keep the alerts in %1")).arg(file).toStdString(),
            say(QT_TRANSLATE_NOOP("alerts", "Alerts are found all the same; after a restart they begin anew.")).toStdString()};
}

qint64 bookMs(base::WallTime at) { return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(); }
base::WallTime bookTime(const QJsonValue &ms) { return base::fromMilliseconds(ms.toInteger()); }

QJsonObject lineOf(const KeptAlert &kept)
{
    QJsonObject o = jsonOf(kept.alert);
    QJsonArray changes, trail;
    for (const base::WallTime at : kept.life.changes)
        changes.append(bookMs(at));
    for (const TrailLine &line : kept.trail)
        trail.append(QJsonArray{bookMs(line.at), int(line.what), line.why, line.quiet, line.note});
    o.insert(u"life"_s, QJsonObject{{u"bad"_s, bookMs(kept.life.badSince)}, {u"lower"_s, bookMs(kept.life.lowerSince)}, {u"changes"_s, changes}, {u"told"_s, kept.life.told}});
    o.insert(u"trail"_s, trail);
    if (!kept.notice.isEmpty())
        o.insert(u"notice"_s, kept.notice);
    return o;
}

std::optional<KeptAlert> keptIn(const QJsonObject &o)
{
    const auto alert = alertIn(o);
    if (!alert)
        return {};
    KeptAlert kept{*alert, {}, {}, o.value(u"notice"_s).toString()};
    if (kept.notice.size() > kMostKeySize)
        kept.notice.clear();
    const QJsonObject life = o.value(u"life"_s).toObject();
    kept.life.badSince = bookTime(life.value(u"bad"_s));
    kept.life.lowerSince = bookTime(life.value(u"lower"_s));
    kept.life.told = life.value(u"told"_s).toBool();
    for (const QJsonValue &at : life.value(u"changes"_s).toArray())
        kept.life.changes.append(bookTime(at));
    for (const QJsonValue &value : o.value(u"trail"_s).toArray()) {
        const QJsonArray line = value.toArray();
        const int what = line.at(1).toInt(-1);
        if (what >= 0 && what <= int(Transition::What::Alive) && kept.trail.size() < kTrailLines)
            kept.trail.push_back({bookTime(line.at(0)), Transition::What(what), line.at(2).toString(), line.at(3).toString(), line.at(4).toBool()});
    }
    return kept;
}

QJsonObject lineOf(const KeptBaseline &kept)
{
    QJsonArray hours;
    for (const Baseline::Hour &h : kept.hours)
        hours.append(QJsonArray{h.mean, h.variance, h.days, double(h.lastDay), h.sum, h.squares, h.count});
    return {{u"baseline"_s, kept.rule}, {u"target"_s, kept.target}, {u"item"_s, kept.item}, {u"hours"_s, hours}};
}

KeptBaseline baselineIn(const QJsonObject &o)
{
    KeptBaseline kept{o.value(u"baseline"_s).toString(), o.value(u"target"_s).toString(), o.value(u"item"_s).toString(), {}};
    const QJsonArray hours = o.value(u"hours"_s).toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(hours.size(), 24); ++i) {
        const QJsonArray h = hours.at(i).toArray();
        kept.hours[std::size_t(i)] = {h.at(0).toDouble(), h.at(1).toDouble(), h.at(2).toInt(), std::int64_t(h.at(3).toDouble(-1)), h.at(4).toDouble(), h.at(5).toDouble(), h.at(6).toInt()};
    }
    return kept;
}

QJsonObject headOf(const KeptBook &book)
{
    QJsonObject head{{u"version"_s, kVersion}, {u"environment"_s, book.scope}, {u"at"_s, bookMs(book.at)}, {u"pid"_s, book.pid}, {u"program"_s, book.program}, {u"since"_s, bookMs(book.since)}};
    if (book.heartbeat.wanted)
        head.insert(u"heartbeat"_s, QJsonObject{{u"accepted"_s, bookMs(book.heartbeat.accepted)}, {u"trouble"_s, book.heartbeat.trouble}});
    return head;
}

QByteArray bytesOfLine(const QJsonObject &o) { return QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n'; }

} // namespace

QString standardBook(const QString &scope) { return base::environmentStateFile(u"alerts"_s, scope); }

base::Result<KeptBook> readBook(const QString &file)
{
    QFile in(file);
    if (file.isEmpty() || !in.exists())
        return std::unexpected(bookError(base::Errc::Absent, file, say(QT_TRANSLATE_NOOP("alerts", "there is none yet"))));
    if (!in.open(QIODevice::ReadOnly))
        return std::unexpected(bookError(base::Errc::Io, file, in.errorString()));
    const QJsonObject first = QJsonDocument::fromJson(in.readLine()).object();
    if (first.value(u"version"_s).toInt() > kVersion)
        return std::unexpected(bookError(base::Errc::Invalid, file, say(QT_TRANSLATE_NOOP("alerts", "a newer program wrote it"))));
    KeptBook book;
    book.scope = first.value(u"environment"_s).toString();
    book.at = bookTime(first.value(u"at"_s));
    book.pid = first.value(u"pid"_s).toInteger();
    book.program = first.value(u"program"_s).toString();
    book.since = bookTime(first.value(u"since"_s));
    if (const QJsonValue heartbeat = first.value(u"heartbeat"_s); heartbeat.isObject())
        book.heartbeat = {true, bookTime(heartbeat[u"accepted"_s]), heartbeat[u"trouble"_s].toString()};
    while (!in.atEnd() && in.pos() < kMostBookBytes && book.alerts.size() < AlertBook::kMost) {
        const QJsonObject o = QJsonDocument::fromJson(in.readLine()).object();
        if (o.contains(u"baseline"_s))
            book.baselines.push_back(baselineIn(o));
        else if (auto kept = keptIn(o))
            book.alerts.push_back(*std::move(kept));
    }
    return book;
}

base::Result<void> writeBook(const QString &file, const KeptBook &book)
{
    if (auto made = base::ensureFolder(QFileInfo(file).path()); !made)
        return made;
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(bookError(base::Errc::Io, file, out.errorString()));
    out.write(bytesOfLine(headOf(book)));
    for (const KeptAlert &kept : book.alerts)
        out.write(bytesOfLine(lineOf(kept)));
    for (const KeptBaseline &kept : book.baselines)
        out.write(bytesOfLine(lineOf(kept)));
    if (!out.commit())
        return std::unexpected(bookError(base::Errc::Io, file, out.errorString()));
    return {};
}

std::unique_ptr<PagerLock> PagerLock::take(const QString &book)
{
    if (book.isEmpty() || !base::ensureFolder(QFileInfo(book).path()))
        return nullptr;
    const int handle = ::open(QFile::encodeName(book + u".lock"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return nullptr;
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        ::close(handle);
        return nullptr;
    }
    return std::unique_ptr<PagerLock>(new PagerLock(handle));
}

PagerLock::~PagerLock() { ::close(m_handle); }

} // namespace alerts
