// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/eventfile.h"

#include "models/base/jsonfields.h"
#include "models/base/paths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace events {

using base::putField;

namespace {

base::Error refused(const QString &path, const QString &why)
{
    return {base::Errc::Io, why.toStdString(), {}, QCoreApplication::translate("events", "keep events in %1").arg(path).toStdString(),
            QCoreApplication::translate("events", "Free space or make the file writable; events are shown meanwhile, but forgotten at the end.").toStdString()};
}

QJsonObject toJson(const Event &e)
{
    QJsonObject o{{u"kind"_s, kindWord(e.kind)}, {u"at"_s, base::toMilliseconds(e.at)}};
    putField(o, u"before"_s, e.before.raw());
    putField(o, u"after"_s, e.after.raw());
    putField(o, u"text"_s, e.text.raw());
    return o;
}

QJsonObject toJson(const Known &k)
{
    QJsonObject o, marks;
    putField(o, u"system"_s, k.system);
    putField(o, u"role"_s, k.role);
    putField(o, u"version"_s, k.version);
    putField(o, u"loaded"_s, k.loaded);
    putField(o, u"started"_s, qint64(k.started));
    putField(o, u"timeline"_s, qint64(k.timeline));
    for (auto it = k.marks.cbegin(); it != k.marks.cend(); ++it)
        marks.insert(it.key(), it.value());
    if (!marks.isEmpty())
        o.insert(u"settings"_s, marks);
    return o;
}

Known knownOf(const QJsonObject &o)
{
    Known k;
    k.system = o.value(u"system"_s).toString();
    k.role = o.value(u"role"_s).toString();
    k.version = o.value(u"version"_s).toString();
    k.loaded = o.value(u"loaded"_s).toString();
    k.started = o.value(u"started"_s).toInteger();
    k.timeline = o.value(u"timeline"_s).toInt();
    const QJsonObject marks = o.value(u"settings"_s).toObject();
    for (auto it = marks.begin(); it != marks.end(); ++it)
        k.marks.insert(it.key(), it.value().toString());
    return k;
}

QByteArray lineOf(const Place &place, const Known *known, const std::vector<Event> &all)
{
    QJsonObject o{{u"scope"_s, place.scope}, {u"target"_s, place.target}};
    QJsonArray list;
    for (const Event &e : all)
        list.append(toJson(e));
    if (!list.isEmpty())
        o.insert(u"events"_s, list);
    if (known)
        o.insert(u"known"_s, toJson(*known));
    return QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QString standardFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/events.jsonl"_s;
}

void EventFile::take(const QByteArray &line)
{
    const QJsonObject o = QJsonDocument::fromJson(line).object();
    const Place place{o.value(u"scope"_s).toString(), o.value(u"target"_s).toString()};
    if (place.target.isEmpty())
        return; // damaged, or of a later version
    if (o.contains(u"known"_s))
        m_known.insert(place, knownOf(o.value(u"known"_s).toObject()));
    const QJsonArray list = o.value(u"events"_s).toArray();
    for (const auto &value : list) {
        const QJsonObject e = value.toObject();
        const auto kind = kindOf(e.value(u"kind"_s).toString());
        if (!kind)
            continue;
        Event event;
        event.kind = *kind;
        event.at = base::timeOf(e.value(u"at"_s));
        event.target = place.target;
        event.before = base::Untrusted(e.value(u"before"_s).toString());
        event.after = base::Untrusted(e.value(u"after"_s).toString());
        event.text = base::Untrusted(e.value(u"text"_s).toString());
        m_found.push_back({place.scope, event});
    }
}

base::Result<void> EventFile::read()
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(refused(m_path, file.errorString()));
    file.seek(std::max<qint64>(0, file.size() - 2 * kMostBytes)); // somebody else's file of any size
    while (!file.atEnd()) {
        const QByteArray line = file.readLine(1 << 20);
        m_torn = !line.endsWith('\n');
        take(line);
    }
    return {};
}

void EventFile::forget(base::WallTime now)
{
    std::erase_if(m_found, [now](const Found &f) { return f.event.at < now - kKept; });
    if (m_found.size() > kMostEvents)
        m_found.erase(m_found.begin(), m_found.end() - std::ptrdiff_t(kMostEvents));
}

base::Result<EventFile> EventFile::openToRead(const QString &path, base::WallTime now)
{
    EventFile file;
    file.m_path = path;
    if (auto done = file.read(); !done)
        return std::unexpected(std::move(done).error());
    file.forget(now);
    return file;
}

base::Result<EventFile> EventFile::open(const QString &path, base::WallTime now)
{
    if (auto made = base::ensureFolder(QFileInfo(path).path()); !made)
        return std::unexpected(std::move(made).error());
    EventFile file;
    file.m_path = path;
    file.m_lock = std::make_unique<QFile>(path + u".lock"_s);
    if (!file.m_lock->open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(refused(path, file.m_lock->errorString()));
    if (::flock(file.m_lock->handle(), LOCK_EX | LOCK_NB) != 0)
        return base::fail(base::Errc::Absent, QCoreApplication::translate("events", "another program keeps the events").toStdString());
    if (auto done = file.read(); !done)
        return std::unexpected(std::move(done).error());
    const std::size_t before = file.m_found.size();
    file.forget(now);
    const bool worth = file.m_found.size() != before || QFileInfo(path).size() > kMostBytes / 4;
    if (auto done = worth ? file.rewrite() : base::Result<void>(); !done)
        return std::unexpected(std::move(done).error());
    return file;
}

base::Result<void> EventFile::rewrite()
{
    QSaveFile file(m_path);
    QByteArray all;
    for (const Found &f : m_found)
        all += lineOf({f.scope, f.event.target}, nullptr, {f.event});
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it)
        all += lineOf(it.key(), &it.value(), {});
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(all) != all.size() || !file.commit())
        return std::unexpected(refused(m_path, file.errorString()));
    m_file.reset();
    m_torn = false;
    m_compact = all.size();
    return {};
}

base::Result<void> EventFile::append(const Place &place, const Known &known, const std::vector<Event> &events, base::WallTime now)
{
    m_known.insert(place, known);
    for (const Event &e : events)
        m_found.push_back({place.scope, e});
    if (!m_file) {
        m_file = std::make_unique<QFile>(m_path);
        if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner)) {
            const base::Error error = refused(m_path, m_file->errorString());
            m_file.reset();
            return std::unexpected(error);
        }
    }
    const QByteArray line = (m_torn ? QByteArray("\n") : QByteArray()) + lineOf(place, &known, events);
    const qint64 written = m_file->write(line);
    m_torn = written != line.size();
    if (m_torn || (::fdatasync(m_file->handle()) != 0)) {
        const base::Error error = refused(m_path, m_file->errorString());
        m_file.reset();
        return std::unexpected(error);
    }
    if (m_file->size() > std::max(kMostBytes, 2 * m_compact)) {
        forget(now);
        return rewrite();
    }
    return {};
}

} // namespace events
