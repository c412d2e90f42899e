// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/archivefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace history {

namespace {

std::unexpected<base::Error> refused(const QString &path, int error)
{
    const QString said = QString::fromLocal8Bit(std::strerror(error));
    base::Error e{base::Errc::Io,
                  QCoreApplication::translate("history", "The long memory of figures cannot write %1: %2.").arg(path, said).toStdString()};
    e.remedy = QCoreApplication::translate("history", "Figures are kept in memory meanwhile, at most a day of them.").toStdString();
    return std::unexpected(std::move(e));
}

bool writeWhole(int fd, std::uint64_t offset, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::pwrite(fd, bytes.data(), bytes.size(), off_t(offset));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            if (n == 0)
                errno = ENOSPC;
            return false;
        }
        bytes = bytes.subspan(std::size_t(n));
        offset += std::uint64_t(n);
    }
    return true;
}

} // namespace

FileHandle &FileHandle::operator=(FileHandle &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

FileHandle::~FileHandle()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

std::uint64_t FileHandle::size() const
{
    struct stat s{};
    return ::fstat(m_fd, &s) == 0 ? std::uint64_t(s.st_size) : 0;
}

bool FileHandle::readAt(std::uint64_t offset, std::span<std::byte> into) const
{
    while (!into.empty()) {
        const ssize_t n = ::pread(m_fd, into.data(), into.size(), off_t(offset));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        into = into.subspan(std::size_t(n));
        offset += std::uint64_t(n);
    }
    return true;
}

base::Result<FileHandle> openFile(const QString &path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return refused(path, errno);
    return FileHandle(fd);
}

base::Result<bool> tryToLock(const FileHandle &file, const QString &path)
{
    int done = 0;
    do
        done = ::flock(file.fd(), LOCK_EX | LOCK_NB);
    while (done != 0 && errno == EINTR);
    if (done == 0)
        return true;
    if (errno == EWOULDBLOCK)
        return false;
    const QString said = QString::fromLocal8Bit(std::strerror(errno));
    return base::fail(base::Errc::Io, QCoreApplication::translate("history", "The long memory of figures cannot lock %1: %2.").arg(path, said).toStdString());
}

base::Result<void> writeAt(const FileHandle &file, const QString &path, std::uint64_t offset, std::span<const std::byte> bytes)
{
    if (writeWhole(file.fd(), offset, bytes))
        return {};
    const int error = errno;
    (void)!::ftruncate(file.fd(), off_t(offset));
    return refused(path, error);
}

base::Result<void> replaceFile(const QString &path, std::span<const std::byte> bytes)
{
    const QString unfinished = path + kUnfinishedEnding;
    auto file = openFile(unfinished, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return std::unexpected(std::move(file).error());
    const QByteArray from = QFile::encodeName(unfinished), to = QFile::encodeName(path);
    if (!writeWhole(file->fd(), 0, bytes) || ::fdatasync(file->fd()) != 0 || ::rename(from.constData(), to.constData()) != 0) {
        const int error = errno;
        ::unlink(from.constData());
        return refused(path, error);
    }
    const FileHandle folder(::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        ::fsync(folder.fd());
    return {};
}

QString moveAside(const QString &path)
{
    QString aside = path + kDamagedEnding;
    for (int i = 2; QFileInfo::exists(aside); ++i)
        aside = path + kDamagedEnding + u'-' + QString::number(i);
    return QFile::rename(path, aside) ? aside : QString();
}

} // namespace history
