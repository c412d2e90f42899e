// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/statefile.h"

#include "models/cluster/cluster.h"
#include "models/process/account.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <limits>
#include <thread>

namespace sandbox {

using base::Errc;
using base::Error;
using base::Result;

namespace {

constexpr int kFormat = 1;
constexpr qint64 kLargest = 1 << 20; // bytes

QJsonObject toJson(const process::Identity &p)
{
    return {{QStringLiteral("pid"), p.pid}, {QStringLiteral("startTime"), QString::number(p.startTime)}};
}

process::Identity identityOf(const QJsonValue &v)
{
    return {v[u"pid"].toInt(), v[u"startTime"].toString().toULongLong()};
}

QJsonObject toJson(const ServerRecord &s)
{
    QJsonObject extra;
    for (auto it = s.extra.cbegin(); it != s.extra.cend(); ++it)
        extra.insert(it.key(), it.value());
    return {{QStringLiteral("name"), s.name},       {QStringLiteral("kind"), s.kind},
            {QStringLiteral("port"), s.port},       {QStringLiteral("process"), toJson(s.process)},
            {QStringLiteral("folder"), s.folder},   {QStringLiteral("dataFolder"), s.dataFolder},
            {QStringLiteral("config"), s.config},   {QStringLiteral("fault"), s.fault},
            {QStringLiteral("extra"), extra}};
}

ServerRecord serverOf(const QJsonValue &v)
{
    ServerRecord s;
    s.name = v[u"name"].toString();
    s.kind = v[u"kind"].toString();
    s.port = v[u"port"].toInt();
    s.process = identityOf(v[u"process"]);
    s.folder = v[u"folder"].toString();
    s.dataFolder = v[u"dataFolder"].toString();
    s.config = v[u"config"].toString();
    s.fault = v[u"fault"].toString();
    const QJsonObject extra = v[u"extra"].toObject();
    for (auto it = extra.begin(); it != extra.end(); ++it)
        s.extra.insert(it.key(), it.value().toString());
    return s;
}

// One sentence; the two commands of the remedy put it right.
std::unexpected<Error> damaged(const QString &path, const QString &why)
{
    return std::unexpected(Error{Errc::Invalid,
        QCoreApplication::translate("sandbox", "The sandbox's state file %1 cannot be used: %2.").arg(path, why).toStdString(), {}, {},
        QCoreApplication::translate("sandbox", "End what is left of it with quarterdeckctl sandbox down, or start it anew with quarterdeckctl sandbox up.").toStdString()});
}

bool isText(const QJsonValue &v, std::initializer_list<QStringView> keys)
{
    return std::ranges::all_of(keys, [&v](QStringView key) { return v[key].isString(); });
}

bool isWhole(const QJsonValue &v, int most)
{
    return v.isDouble() && v.toDouble() == v.toInt(-1) && v.toInt(-1) >= 0 && v.toInt(-1) <= most;
}

bool isIdentity(const QJsonValue &v)
{
    bool number = false;
    v[u"startTime"].toString().toULongLong(&number);
    return number && isWhole(v[u"pid"], std::numeric_limits<int>::max());
}

bool isServer(const QJsonValue &v)
{
    const QJsonObject extra = v[u"extra"].toObject();
    return isText(v, {u"name", u"kind", u"folder", u"dataFolder", u"config", u"fault"}) && isWhole(v[u"port"], 65535)
        && isIdentity(v[u"process"]) && v[u"extra"].isObject()
        && std::all_of(extra.begin(), extra.end(), [](const QJsonValue &value) { return value.isString(); });
}

bool isState(const QJsonObject &o)
{
    const QJsonArray servers = o[u"servers"].toArray();
    return isText(o, {u"id", u"name", u"folder", u"user", u"fillDisk"}) && o[u"complete"].isBool()
        && isIdentity(o[u"spaceHolder"]) && o[u"servers"].isArray() && std::all_of(servers.begin(), servers.end(), isServer);
}

} // namespace

ServerRecord *StateFile::find(const QString &server)
{
    for (ServerRecord &s : servers)
        if (s.name == server)
            return &s;
    return nullptr;
}

const ServerRecord *StateFile::find(const QString &server) const
{
    return const_cast<StateFile *>(this)->find(server);
}

QString StateFile::pathIn(const QString &folder)
{
    return folder + QStringLiteral("/sandbox.json");
}

Error StateFile::absent(const QString &folder)
{
    return Error{Errc::Absent, QCoreApplication::translate("sandbox", "There is no sandbox in %1.").arg(folder).toStdString(), {}, {},
                 QCoreApplication::translate("sandbox", "Start it with: quarterdeckctl sandbox up").toStdString()};
}

Result<StateFile> StateFile::load(const QString &folder)
{
    const QString path = pathIn(folder);
    const QFileInfo there(path);
    if (!there.exists() && !there.isSymLink())
        return std::unexpected(absent(folder));
    if (!there.isFile() || there.isSymLink())
        return damaged(path, QCoreApplication::translate("sandbox", "it is not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Errc::Io, (path + QStringLiteral(": ") + file.errorString()).toStdString());
    QJsonParseError error;
    const QByteArray text = file.read(kLargest);
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (text.trimmed().isEmpty())
        return damaged(path, QCoreApplication::translate("sandbox", "it is empty"));
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return damaged(path, QCoreApplication::translate("sandbox", "it was cut off or overwritten"));
    const QJsonObject o = document.object();
    if (isWhole(o[u"format"], 1000000) && o[u"format"].toInt() != kFormat)
        return damaged(path, QCoreApplication::translate("sandbox", "another version of Quarterdeck wrote it"));
    if (o[u"format"].toInt() != kFormat || !isState(o))
        return damaged(path, QCoreApplication::translate("sandbox", "a value in it is missing or of the wrong kind"));
    StateFile state;
    state.id = o[u"id"].toString();
    state.name = o[u"name"].toString();
    state.folder = o[u"folder"].toString();
    state.user = o[u"user"].toString();
    state.complete = o[u"complete"].toBool();
    state.spaceHolder = identityOf(o[u"spaceHolder"]);
    state.fillDisk = o[u"fillDisk"].toString();
    for (const QJsonValue &v : o[u"servers"].toArray())
        state.servers << serverOf(v);
    if (state.id.size() != 32 || state.folder != QDir::cleanPath(folder))
        return damaged(path, QCoreApplication::translate("sandbox", "it belongs to another folder"));
    return state;
}

Result<void> StateFile::save() const
{
    QJsonArray list;
    for (const ServerRecord &s : servers)
        list << toJson(s);
    const QJsonObject o{{QStringLiteral("format"), kFormat},
                        {QStringLiteral("id"), id},
                        {QStringLiteral("name"), name},
                        {QStringLiteral("folder"), folder},
                        {QStringLiteral("user"), user},
                        {QStringLiteral("complete"), complete},
                        {QStringLiteral("spaceHolder"), toJson(spaceHolder)},
                        {QStringLiteral("fillDisk"), fillDisk},
                        {QStringLiteral("servers"), list}};
    return process::writeFile(pathIn(folder), QJsonDocument(o).toJson(), process::Account::ownerOf(folder));
}

Result<void> StateFile::update(const QString &folder, const std::function<void(StateFile &)> &change)
{
    using namespace std::chrono_literals;
    const QByteArray path = (folder + QStringLiteral("/sandbox.lock")).toUtf8();
    const int fd = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return base::fail(Errc::Io, path.toStdString() + ": " + std::strerror(errno));
    const auto end = std::chrono::steady_clock::now() + 1s;
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() > end) {
            ::close(fd);
            return base::fail(Errc::TimedOut, QCoreApplication::translate("sandbox", "%1 is locked by another process.").arg(QString::fromUtf8(path)).toStdString());
        }
        std::this_thread::sleep_for(2ms);
    }
    auto state = load(folder);
    Result<void> done;
    if (state) {
        change(*state);
        done = state->save();
    } else {
        done = std::unexpected(std::move(state).error());
    }
    ::close(fd);
    return done;
}

Result<void> checkMarker(const StateFile &state, const ServerRecord &server)
{
    const auto refuse = [&server](const QString &why) -> Result<void> {
        return std::unexpected(Error{Errc::Permission, why.toStdString(), {}, QCoreApplication::translate("sandbox", "touch %1").arg(server.name).toStdString(),
                                     QCoreApplication::translate("sandbox", "Nothing was done. Only servers that this sandbox started are ever touched.").toStdString()});
    };
    const QString root = QFileInfo(state.folder).canonicalFilePath();
    for (const QString &folder : {server.folder, server.dataFolder}) {
        if (folder.isEmpty())
            continue;
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (root.isEmpty() || !real.startsWith(root + u'/'))
            return refuse(QCoreApplication::translate("sandbox", "Its folder lies outside the sandbox."));
        struct stat s = {};
        if (::stat(real.toUtf8().constData(), &s) != 0 || s.st_uid == 0)
            return refuse(QCoreApplication::translate("sandbox", "Its folder belongs to root."));
    }
    QFile marker(server.folder + u'/' + cluster::kMarkerFile);
    if (!marker.open(QIODevice::ReadOnly) || marker.read(64) != state.id.toUtf8() || state.id.size() != 32)
        return refuse(QCoreApplication::translate("sandbox", "Its folder does not carry the marker of this sandbox."));
    if (server.port < 0 || server.port > 65535)
        return refuse(QCoreApplication::translate("sandbox", "Its port is not one of the sandbox."));
    return {};
}

} // namespace sandbox
