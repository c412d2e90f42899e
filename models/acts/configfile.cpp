// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/configfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace acts {

using base::Errc;
using base::Error;
using base::Result;

namespace {

constexpr qsizetype kMost = 1024 * 1024;

struct FileSay {
    Q_DECLARE_TR_FUNCTIONS(ConfigFile)
};

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    bool close() { return ::close(std::exchange(m_fd, -1)) == 0; }

private:
    int m_fd;
};

std::unexpected<Error> untouched(Errc code, const QString &why)
{
    return std::unexpected(Error{code, why.toStdString(), {}, FileSay::tr("change a configuration file").toStdString(),
                                 FileSay::tr("Change the file by hand where it can be written, then send RELOAD to PgBouncer's console.").toStdString()});
}

std::unexpected<Error> untouchedFor(const QString &sentence, int error)
{
    const Errc code = error == ENOENT || error == ENOTDIR ? Errc::Absent : error == EACCES || error == EPERM || error == EROFS ? Errc::Permission : Errc::Io;
    return untouched(code, sentence.arg(QString::fromLocal8Bit(std::strerror(error))));
}

QString realPath(const QString &path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    return real.isEmpty() ? path : real;
}

struct Held {
    QByteArray text;
    struct stat is {};
};

Result<Held> hold(const QString &file)
{
    const Descriptor in(::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    Held held;
    if (!in.isOpen() || ::fstat(in.fd(), &held.is) != 0)
        return untouchedFor(FileSay::tr("%1 cannot be read: %2").arg(file), errno);
    if (!S_ISREG(held.is.st_mode) || held.is.st_size > kMost)
        return untouched(Errc::Invalid, FileSay::tr("%1 is no ordinary file of at most 1 MiB").arg(file));
    held.text.resize(held.is.st_size + 1); // one more: it may have grown
    qsizetype read = 0;
    for (ssize_t n = 1; n != 0 && read < held.text.size(); read += n > 0 ? n : 0) {
        n = ::read(in.fd(), held.text.data() + read, std::size_t(held.text.size() - read));
        if (n < 0 && errno != EINTR)
            return untouchedFor(FileSay::tr("%1 cannot be read: %2").arg(file), errno);
        if (n < 0)
            n = 1, read -= 1;
    }
    if (read > held.is.st_size)
        return untouched(Errc::Invalid, FileSay::tr("%1 is being written by somebody else").arg(file));
    held.text.resize(read);
    return held;
}

// Beside the file, with its owner and mode from the first byte on.
Result<void> writeBeside(const QString &file, const QByteArray &text, const struct stat &as)
{
    const QByteArray name = QFile::encodeName(file);
    ::unlink(name.constData());
    Descriptor out(::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const auto cannot = [&file, &name](int error) {
        ::unlink(name.constData());
        return untouchedFor(FileSay::tr("%1 cannot be written: %2").arg(file), error);
    };
    if (!out.isOpen())
        return untouchedFor(FileSay::tr("%1 cannot be written: %2").arg(file), errno);
    struct stat made {};
    if (::fstat(out.fd(), &made) != 0)
        return cannot(errno);
    if ((made.st_uid != as.st_uid || made.st_gid != as.st_gid) && ::fchown(out.fd(), as.st_uid, as.st_gid) != 0)
        return cannot(errno);
    if (::fchmod(out.fd(), as.st_mode & 07777) != 0)
        return cannot(errno);
    for (qsizetype done = 0; done < text.size();) {
        const ssize_t n = ::write(out.fd(), text.constData() + done, std::size_t(text.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return cannot(n < 0 ? errno : EIO);
        done += n;
    }
    if (::fsync(out.fd()) != 0 || !out.close())
        return cannot(errno);
    return {};
}

void syncFolder(const QString &file)
{
    const Descriptor folder(::open(QFile::encodeName(QFileInfo(file).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        (void)::fsync(folder.fd());
}

QString undoName(const QString &file, const QByteArray &after)
{
    const QByteArray digest = QCryptographicHash::hash(after, QCryptographicHash::Sha256).toHex().first(32);
    return file + QStringLiteral(".undo-") + QString::fromLatin1(digest);
}

} // namespace

Result<QByteArray> readConfig(const QString &path)
{
    auto held = hold(realPath(path));
    if (!held)
        return std::unexpected(std::move(held).error());
    return std::move(held->text);
}

Result<void> replaceConfig(const QString &path, const QByteArray &before, const QByteArray &after)
{
    const QString file = realPath(path);
    const auto held = hold(file);
    if (!held)
        return std::unexpected(held.error());
    if (held->is.st_nlink > 1)
        return untouched(Errc::Invalid, FileSay::tr("%1 has a second name (a hard link), which would keep the old text").arg(file));
    if (::access(QFile::encodeName(file).constData(), W_OK) != 0)
        return untouchedFor(FileSay::tr("%1 cannot be written: %2").arg(file), errno);
    const QString fresh = file + QStringLiteral(".quarterdeck-new");
    auto written = writeBeside(fresh, after, held->is);
    if (!written)
        return written;
    const QByteArray from = QFile::encodeName(fresh), to = QFile::encodeName(file);
    const auto again = hold(file);
    if (!again || again->text != before || again->is.st_ino != held->is.st_ino) {
        ::unlink(from.constData());
        return untouched(Errc::Absent, FileSay::tr("%1 was changed by somebody else meanwhile; their text stands").arg(file));
    }
    if (std::rename(from.constData(), to.constData()) != 0) {
        const int error = errno;
        ::unlink(from.constData());
        return untouchedFor(FileSay::tr("%1 cannot be written: %2").arg(file), error);
    }
    syncFolder(file);
    return {};
}

Result<QString> keepUndo(const QString &path, const QByteArray &before, const QByteArray &after)
{
    const QString file = realPath(path);
    const auto held = hold(file);
    if (!held)
        return std::unexpected(held.error());
    const QString name = undoName(file, after);
    if (auto written = writeBeside(name, before, held->is); !written)
        return std::unexpected(std::move(written).error());
    syncFolder(file);
    return name;
}

Result<QByteArray> undoOf(const QString &path, const QByteArray &now)
{
    const QString file = realPath(path);
    auto held = hold(undoName(file, now));
    if (held)
        return std::move(held->text);
    if (held.error().code != Errc::Absent)
        return std::unexpected(std::move(held).error());
    return std::unexpected(Error{Errc::Absent, FileSay::tr("%1 is not as a change from here left it: there is nothing to undo").arg(file).toStdString(), {},
                                 FileSay::tr("undo the change of a configuration file").toStdString(),
                                 FileSay::tr("Look at what was changed in it since, and change it by hand.").toStdString()});
}

void dropUndo(const QString &path, const QByteArray &after)
{
    ::unlink(QFile::encodeName(undoName(realPath(path), after)).constData());
}

} // namespace acts
