// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/rotafile.h"

#include "models/base/jsonfields.h"
#include "models/base/paths.h"
#include "models/rota/words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace rota {

namespace {

constexpr base::milliseconds kLock{2000};

base::Error refused(const QString &file, const QString &why)
{
    return {base::Errc::Io, why.toStdString(), {}, Words::tr("write %1").arg(file).toStdString(), Words::tr("Free space or make the file writable.").toStdString()};
}

// Whoever holds the lock has a line to write; one that hangs with it must not hang us.
bool lockWithin(int file, base::milliseconds limit)
{
    const base::TimePoint end = base::Clock::system().now() + limit;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (base::Clock::system().now() >= end)
            return false;
        ::poll(nullptr, 0, 20);
    }
    return true;
}

base::Result<void> append(const QString &path, const QJsonObject &line)
{
    if (auto made = base::ensureFolder(QFileInfo(path).path()); !made)
        return made;
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(refused(path, file.errorString()));
    if (!lockWithin(file.handle(), kLock))
        return std::unexpected(refused(path, Words::tr("another program holds it")));
    file.seek(std::max<qint64>(0, file.size() - 1));
    const bool torn = file.size() > 0 && file.read(1) != "\n";
    const QByteArray bytes = (torn ? QByteArray("\n") : QByteArray()) + QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (file.write(bytes) != bytes.size() || ::fdatasync(file.handle()) != 0)
        return std::unexpected(refused(path, file.errorString()));
    return {};
}

void take(Arranged &out, const QJsonObject &o)
{
    const QString step = o.value(u"step"_s).toString(), id = o.value(u"id"_s).toString();
    const auto known = std::find_if(out.overrides.begin(), out.overrides.end(), [&id](const Override &v) { return v.id == id; });
    if (step == "override"_L1) {
        Override v;
        v.id = id;
        v.rota = o.value(u"rota"_s).toString();
        v.person = o.value(u"person"_s).toString();
        v.by = o.value(u"by"_s).toString();
        v.from = base::timeOf(o.value(u"from"_s));
        v.until = base::timeOf(o.value(u"until"_s));
        v.made = base::timeOf(o.value(u"made"_s));
        v.offered = o.value(u"offered"_s).toBool();
        if (!id.isEmpty() && v.from < v.until && known == out.overrides.end())
            out.overrides.append(v);
    } else if (step == "accept"_L1 && known != out.overrides.end() && !known->accepted) {
        known->accepted = base::timeOf(o.value(u"at"_s));
    } else if (step == "withdraw"_L1 && known != out.overrides.end()) {
        out.overrides.erase(known);
    } else if (step == "import"_L1) {
        QList<Shift> shifts;
        const QJsonArray list = o.value(u"shifts"_s).toArray();
        for (const auto &value : list) {
            const QJsonObject s = value.toObject();
            shifts.append({s.value(u"person"_s).toString(), base::timeOf(s.value(u"from"_s)), base::timeOf(s.value(u"until"_s))});
        }
        out.imported.insert(o.value(u"rota"_s).toString(), shifts);
    }
}

} // namespace

QString standardArrangedFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/oncall.jsonl"_s;
}

const Override *Arranged::find(const QString &id) const
{
    const auto it = std::find_if(overrides.begin(), overrides.end(), [&id](const Override &v) { return v.id == id; });
    return it == overrides.end() ? nullptr : &*it;
}

base::Result<Arranged> readArranged(const QString &path)
{
    Arranged out;
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return out;
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(refused(path, file.errorString()));
    while (!file.atEnd())
        take(out, QJsonDocument::fromJson(file.readLine(4 << 20)).object());
    return out;
}

base::Result<void> keepOverride(const QString &file, const Override &v)
{
    return append(file, {{u"step"_s, u"override"_s}, {u"id"_s, v.id}, {u"rota"_s, v.rota}, {u"person"_s, v.person}, {u"by"_s, v.by}, {u"from"_s, base::toMilliseconds(v.from)},
                         {u"until"_s, base::toMilliseconds(v.until)}, {u"made"_s, base::toMilliseconds(v.made)}, {u"offered"_s, v.offered}});
}

base::Result<void> acceptOverride(const QString &file, const QString &id, base::WallTime at)
{
    const auto read = readArranged(file);
    if (!read)
        return std::unexpected(read.error());
    const Override *v = read->find(id);
    if (!v || !v->offered)
        return base::fail(base::Errc::Absent, Words::tr("No hand-over '%1' waits to be accepted.").arg(id).toStdString());
    if (v->accepted)
        return base::fail(base::Errc::Absent, Words::tr("The hand-over '%1' is accepted already.").arg(id).toStdString());
    if (v->until <= at)
        return base::fail(base::Errc::Absent, Words::tr("The hand-over '%1' was for a time that is over.").arg(id).toStdString());
    return append(file, {{u"step"_s, u"accept"_s}, {u"id"_s, id}, {u"at"_s, base::toMilliseconds(at)}});
}

base::Result<void> withdrawOverride(const QString &file, const QString &id)
{
    const auto read = readArranged(file);
    if (!read)
        return std::unexpected(read.error());
    if (!read->find(id))
        return base::fail(base::Errc::Absent, Words::tr("There is no override '%1'.").arg(id).toStdString());
    return append(file, {{u"step"_s, u"withdraw"_s}, {u"id"_s, id}});
}

base::Result<void> keepImported(const QString &file, const QString &rota, const QList<Shift> &shifts)
{
    QJsonArray list;
    for (const Shift &s : shifts)
        list.append(QJsonObject{{u"person"_s, s.person}, {u"from"_s, base::toMilliseconds(s.from)}, {u"until"_s, base::toMilliseconds(s.until)}});
    return append(file, {{u"step"_s, u"import"_s}, {u"rota"_s, rota}, {u"shifts"_s, list}});
}

OnCall withImported(OnCall all, const Arranged &arranged)
{
    for (Rota &rota : all.rotas)
        rota.shifts += arranged.imported.value(rota.id);
    return all;
}

} // namespace rota
