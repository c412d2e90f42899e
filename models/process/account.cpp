// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/account.h"

#include "models/base/passwdentry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace process {
namespace {

// doing: what was tried, with the path as %1
std::unexpected<base::Error> osError(const QString &doing, const QString &path)
{
    base::Error e{base::Errc::Io, std::strerror(errno)};
    e.action = doing.arg(path).toStdString();
    return std::unexpected(std::move(e));
}

} // namespace

base::Result<Account> Account::ordinary()
{
    const bool root = ::geteuid() == 0;
    auto entry = root ? base::passwdNamed(QStringLiteral("postgres")) : base::passwdOf(::geteuid());
    if (root && (!entry || entry->uid == 0))
        entry = base::passwdNamed(QStringLiteral("nobody"));
    if (!root && !entry)
        return Account{::geteuid(), ::getegid(), QString::number(::geteuid()), false};
    if (!entry || entry->uid == 0) {
        return std::unexpected(base::Error{base::Errc::Absent, QCoreApplication::translate("process", "There is no user 'postgres' and no user 'nobody'.").toStdString(), {},
                                           QCoreApplication::translate("process", "find an ordinary user for the servers").toStdString(),
                                           QCoreApplication::translate("process", "Start Quarterdeck as an ordinary user.").toStdString()});
    }
    return Account{entry->uid, root ? entry->gid : ::getegid(), entry->name, root};
}

Account Account::ownerOf(const QString &path)
{
    Account owner{::geteuid(), ::getegid(), {}, false};
    struct stat s = {};
    if (::stat(path.toUtf8().constData(), &s) == 0) {
        owner.uid = s.st_uid;
        owner.gid = s.st_gid;
    }
    return owner;
}

Argv Account::run(const Argv &command) const
{
    if (!switched)
        return command;
    Argv wrapper(findTool(QStringLiteral("setpriv")));
    wrapper.option(QLatin1StringView("reuid"), QString::number(uid));
    wrapper.option(QLatin1StringView("regid"), QString::number(gid));
    wrapper.flag(QLatin1StringView("--clear-groups"));
    wrapper.run(command);
    return wrapper;
}

base::Result<void> makeFolder(const QString &path, const Account &owner, mode_t mode)
{
    const QByteArray name = path.toUtf8();
    if (::mkdir(name.constData(), mode) != 0 && errno != EEXIST)
        return osError(QCoreApplication::translate("process", "make the folder %1"), path);
    struct stat s = {};
    if (::lstat(name.constData(), &s) != 0 || !S_ISDIR(s.st_mode)) {
        errno = ENOTDIR;
        return osError(QCoreApplication::translate("process", "use the folder %1"), path);
    }
    if (s.st_uid != owner.uid && ::lchown(name.constData(), owner.uid, owner.gid) != 0)
        return osError(QCoreApplication::translate("process", "hand over the folder %1"), path);
    if ((s.st_mode & 07777) != mode && ::chmod(name.constData(), mode) != 0)
        return osError(QCoreApplication::translate("process", "protect the folder %1"), path);
    return {};
}

base::Result<void> writeFile(const QString &path, const QByteArray &bytes, const Account &owner, mode_t mode)
{
    const QString fresh = path + QStringLiteral(".new");
    const QByteArray name = fresh.toUtf8();
    ::unlink(name.constData());
    const int fd = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0)
        return osError(QCoreApplication::translate("process", "write the file %1"), path);
    bool good = ::fchmod(fd, mode) == 0 && (::geteuid() == owner.uid || ::fchown(fd, owner.uid, owner.gid) == 0);
    for (qsizetype done = 0; good && done < bytes.size();) {
        const ssize_t n = ::write(fd, bytes.constData() + done, size_t(bytes.size() - done));
        good = n > 0;
        done += good ? n : 0;
    }
    const int why = errno;
    good = ::close(fd) == 0 && good;
    if (!good || ::rename(name.constData(), path.toUtf8().constData()) != 0) {
        errno = good ? errno : why;
        auto error = osError(QCoreApplication::translate("process", "write the file %1"), path);
        ::unlink(name.constData());
        return error;
    }
    return {};
}

base::Result<void> reachable(const QString &folder, const Account &account)
{
    if (!account.switched)
        return {};
    QString path = QDir::cleanPath(folder);
    while (path != QDir::rootPath()) {
        path = QFileInfo(path).path();
        struct stat s = {};
        if (::stat(path.toUtf8().constData(), &s) != 0)
            continue;
        const mode_t bit = s.st_uid == account.uid ? S_IXUSR : s.st_gid == account.gid ? S_IXGRP : S_IXOTH;
        if (!(s.st_mode & bit)) {
            return std::unexpected(base::Error{
                base::Errc::Permission, QCoreApplication::translate("process", "The user %1 may not enter %2.").arg(account.name, path).toStdString(), {},
                QCoreApplication::translate("process", "use the folder %1").arg(folder).toStdString(),
                QCoreApplication::translate("process", "Choose a folder under /var/lib or /tmp.").toStdString()});
        }
    }
    return {};
}

} // namespace process
