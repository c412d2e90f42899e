// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/outboxfile.h"

#include "models/base/paths.h"
#include "models/notify/words.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace notify {

QString standardOutboxFile(const QString &environment) { return base::environmentStateFile(u"outbox"_s, environment); }

QString testOutboxFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/outbox.jsonl"_s;
}

QStringList outboxFiles()
{
    QStringList out;
    const QString folder = base::stateFolder();
    if (folder.isEmpty())
        return out;
    const QFileInfoList all = QDir(folder).entryInfoList({u"outbox.jsonl"_s, u"outbox-*.jsonl"_s, u"outbox.jsonl.lock"_s, u"outbox-*.jsonl.lock"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &info : all) { // one that is held may have no line yet
        QString path = info.filePath();
        if (path.endsWith(u".lock"))
            path.chop(5);
        if (!out.contains(path))
            out << path;
    }
    return out;
}

base::Error OutboxFile::refused(const QString &why) const
{
    return {base::Errc::Io, why.toStdString(), {}, Words::tr("keep what is to be told in %1").arg(m_path).toStdString(),
            Words::tr("Free space or make the file writable; it is told meanwhile, and forgotten when the program ends.").toStdString()};
}

base::Result<void> OutboxFile::read(const QString &path, OutboxState *state, base::WallTime now)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(base::Error{base::Errc::Io, file.errorString().toStdString(), {}, Words::tr("read %1").arg(path).toStdString()});
    if (file.size() > 8 * kMostBytes) // somebody else's file of any size
        file.seek(file.size() - 8 * kMostBytes);
    while (!file.atEnd())
        state->read(file.readLine(1 << 20));
    state->forget(now);
    return {};
}

base::Result<std::shared_ptr<OutboxFile>> OutboxFile::open(const QString &path, OutboxState *state, base::WallTime now)
{
    if (auto made = base::ensureFolder(QFileInfo(path).path()); !made)
        return std::unexpected(std::move(made).error());
    auto out = std::make_shared<OutboxFile>();
    out->m_path = path;
    out->m_lock = std::make_unique<QFile>(path + u".lock"_s);
    if (!out->m_lock->open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(out->refused(out->m_lock->errorString()));
    if (::flock(out->m_lock->handle(), LOCK_EX | LOCK_NB) != 0)
        return base::fail(base::Errc::Absent, Words::tr("another program of this person sends already").toStdString());
    if (auto done = read(path, state, now); !done)
        return std::unexpected(std::move(done).error());
    const QFileInfo info(path);
    out->m_size = info.size();
    if (QFile file(path); file.open(QIODevice::ReadOnly) && file.size() > 0)
        out->m_torn = !file.seek(file.size() - 1) || file.read(1) != "\n";
    if (out->grown())
        if (auto done = out->replace(state->dump()); !done)
            return std::unexpected(std::move(done).error());
    return out;
}

bool OutboxFile::held(const QString &path)
{
    QFile lock(path + u".lock"_s);
    if (!lock.exists() || !lock.open(QIODevice::ReadOnly))
        return false;
    return ::flock(lock.handle(), LOCK_SH | LOCK_NB) != 0; // and is let go again with the file
}

base::Result<void> OutboxFile::append(const QByteArray &lines)
{
    const std::lock_guard lock(m_mutex);
    const auto refuse = [this] {
        base::Error error = refused(m_file->errorString());
        m_file.reset();
        return std::unexpected(std::move(error));
    };
    if (!m_file) {
        const bool fresh = !QFileInfo::exists(m_path);
        m_file = std::make_unique<QFile>(m_path);
        if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
            return refuse();
        if (fresh) { // its name must survive, too
            const int folder = ::open(QFile::encodeName(QFileInfo(m_path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            (void)::fsync(folder);
            ::close(folder);
        }
    }
    const QByteArray all = (m_torn ? QByteArray("\n") : QByteArray()) + lines;
    const qint64 written = m_file->write(all);
    m_size += std::max<qint64>(written, 0);
    m_torn = written > 0 ? written != all.size() : m_torn;
    if (written != all.size() || ::fdatasync(m_file->handle()) != 0)
        return refuse();
    return {};
}

base::Result<void> OutboxFile::replace(const QByteArray &all)
{
    const std::lock_guard lock(m_mutex);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(all) != all.size() || !file.commit())
        return std::unexpected(refused(file.errorString()));
    m_file.reset();
    m_torn = false;
    m_size = m_compact = all.size();
    return {};
}

} // namespace notify
