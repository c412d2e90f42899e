// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mutes/mutefile.h"

#include "models/base/paths.h"
#include "models/mutes/wording.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace mutes {

namespace {

constexpr int kLockMilliseconds = 2000;

base::Error failed(const QString &file, const QString &why)
{
    return {base::Errc::Io, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("mutes", "keep mutes in %1")).arg(file).toStdString(),
            say(QT_TRANSLATE_NOOP("mutes", "Free space or make the file writable; what is not on disk is not muted.")).toStdString()};
}

qint64 milliseconds(base::WallTime at) { return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(); }

base::WallTime wall(qint64 ms) { return base::fromMilliseconds(ms); }

QByteArray lineOf(const Mute &mute)
{
    QJsonObject o{{u"scope"_s, mute.scope},
                  {u"finding"_s, mute.finding},
                  {u"worst"_s, mute.worst == base::Severity::Critical ? u"critical"_s : u"warning"_s},
                  {u"reason"_s, mute.reason},
                  {u"who"_s, mute.who},
                  {u"from"_s, milliseconds(mute.from)},
                  {u"until"_s, milliseconds(mute.until)}};
    o.insert(mute.target.isEmpty() ? u"group"_s : u"target"_s, mute.target.isEmpty() ? mute.group : mute.target);
    return QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Mute> muteIn(const QByteArray &line)
{
    const QJsonObject o = QJsonDocument::fromJson(line).object();
    Mute mute;
    mute.scope = o.value(u"scope"_s).toString();
    mute.target = o.value(u"target"_s).toString();
    mute.group = mute.target.isEmpty() ? o.value(u"group"_s).toString() : QString();
    mute.finding = o.value(u"finding"_s).toString();
    mute.worst = o.value(u"worst"_s) == u"critical"_s ? base::Severity::Critical : base::Severity::Warning;
    mute.reason = o.value(u"reason"_s).toString().left(kLongestReason);
    mute.who = o.value(u"who"_s).toString();
    mute.from = wall(o.value(u"from"_s).toInteger());
    mute.until = wall(o.value(u"until"_s).toInteger());
    const bool whole = !mute.scope.isEmpty() && !(mute.target.isEmpty() && mute.group.isEmpty()) && !mute.finding.isEmpty()
        && !mute.reason.isEmpty() && mute.until - mute.from <= kLongest;
    return whole ? std::optional(mute) : std::nullopt;
}

base::Result<void> write(const QString &file, const QList<Mute> &all)
{
    QSaveFile out(file);
    QByteArray text;
    for (const Mute &mute : all)
        text += lineOf(mute);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || out.write(text) != text.size() || !out.commit())
        return std::unexpected(failed(file, out.errorString()));
    return {};
}

base::Result<void> change(const QString &file, base::WallTime now, const std::function<base::Result<void>(QList<Mute> &)> &body)
{
    if (file.isEmpty())
        return std::unexpected(failed(file, say(QT_TRANSLATE_NOOP("mutes", "there is no folder for the state"))));
    if (auto made = base::ensureFolder(QFileInfo(file).path()); !made)
        return made;
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(kLockMilliseconds))
        return std::unexpected(failed(file, say(QT_TRANSLATE_NOOP("mutes", "another program is writing it"))));
    auto all = readMutes(file, now);
    if (!all)
        return std::unexpected(std::move(all).error());
    const QList<Mute> before = *all;
    if (auto done = body(*all); !done || *all == before)
        return done;
    return write(file, *all);
}

} // namespace

QString standardFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/mutes.jsonl"_s;
}

base::Result<QList<Mute>> readMutes(const QString &file, base::WallTime now)
{
    QList<Mute> all;
    QFile in(file);
    if (file.isEmpty() || !in.exists())
        return all;
    if (!in.open(QIODevice::ReadOnly))
        return std::unexpected(failed(file, in.errorString()));
    for (const QByteArray &line : in.read(kMostBytes).split('\n')) {
        const auto mute = muteIn(line);
        if (mute && mute->inForce(now) && all.size() < kMost)
            all.append(*mute);
    }
    return all;
}

base::Result<void> keepMute(const QString &file, const Mute &mute, base::WallTime now)
{
    return change(file, now, [&](QList<Mute> &all) -> base::Result<void> {
        all.removeIf([&](const Mute &m) { return m.sameFinding(mute); });
        if (all.size() >= kMost)
            return std::unexpected(failed(file, say(QT_TRANSLATE_NOOP("mutes", "%1 findings are muted already, no more can be")).arg(kMost)));
        all.append(mute);
        return {};
    });
}

base::Result<void> endMute(const QString &file, const Mute &mute, base::WallTime now)
{
    return change(file, now, [&](QList<Mute> &all) -> base::Result<void> {
        if (all.removeIf([&](const Mute &m) { return m.sameFinding(mute); }) == 0)
            return base::fail(base::Errc::Absent, say(QT_TRANSLATE_NOOP("mutes", "It is not muted.")).toStdString());
        return {};
    });
}

base::Result<int> bringMutes(const QString &file, const QList<Mute> &begun, const QList<Mute> &ended, base::WallTime now)
{
    int left = 0;
    const auto done = change(file, now, [&](QList<Mute> &all) -> base::Result<void> {
        qint64 bytes = 0;
        for (const Mute &mute : std::as_const(all))
            bytes += lineOf(mute).size();
        for (const Mute &mute : begun) {
            const auto known = [&mute](const Mute &m) { return m.sameFinding(mute) && m.from >= mute.from; };
            if (mute.until <= now || std::ranges::any_of(all, known))
                continue;
            const bool replaces = all.removeIf([&mute](const Mute &m) { return m.sameFinding(mute); }) > 0;
            bytes += lineOf(mute).size();
            if (!replaces && (all.size() >= kMost / 2 || bytes > kMostBytes / 2))
                ++left;
            else
                all.append(mute);
        }
        for (const Mute &end : ended)
            all.removeIf([&end](const Mute &m) { return m.sameFinding(end) && m.from <= end.from; });
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    return left;
}

QString stampOf(const QString &file)
{
    struct stat about = {};
    if (file.isEmpty() || ::stat(QFile::encodeName(file).constData(), &about) != 0)
        return {};
    return u"%1/%2/%3.%4"_s.arg(about.st_ino).arg(about.st_size).arg(about.st_mtim.tv_sec).arg(about.st_mtim.tv_nsec);
}

} // namespace mutes
