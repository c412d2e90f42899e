// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journalfile.h"

#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/journal/anchorfile.h"
#include "models/journal/wording.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace journal {

using base::Errc;
using base::Error;
using base::Result;

namespace {

// Held while a file is opened: two programs must not move the same one aside, nor make its tables twice.
class OpeningLock {
public:
    explicit OpeningLock(const QString &journal)
        : m_fd(::open(QFile::encodeName(journal + QStringLiteral(".lock")).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        m_why = m_fd < 0 || ::flock(m_fd, LOCK_EX) != 0 ? errno : 0;
    }
    ~OpeningLock()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    OpeningLock(const OpeningLock &) = delete;
    OpeningLock &operator=(const OpeningLock &) = delete;
    [[nodiscard]] int failure() const { return m_why; }

private:
    int m_fd;
    int m_why = 0;
};

std::unexpected<Error> cannot(const QString &path, int why)
{
    return std::unexpected(Error{Errc::Io, std::strerror(why), {}, say(QT_TRANSLATE_NOOP("journal", "open the journal %1")).arg(path).toStdString(),
                                 say(QT_TRANSLATE_NOOP("journal", "Make the file and its folder writable for you, on a disk that works; the journal then goes on by itself."))
                                     .toStdString()});
}

Result<QString> moveAside(const QString &path)
{
    const QString stamp = path + QStringLiteral(".damaged-") + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmssZ"));
    QString to = stamp;
    for (int n = 2; QFileInfo::exists(to); ++n)
        to = stamp + QLatin1Char('-') + QString::number(n);
    if (::rename(QFile::encodeName(path).constData(), QFile::encodeName(to).constData()) != 0)
        return cannot(path, errno);
    for (const char *beside : {"-wal", "-shm", ".anchors"}) // not there is fine
        (void)::rename(QFile::encodeName(path + QLatin1StringView(beside)).constData(), QFile::encodeName(to + QLatin1StringView(beside)).constData());
    return to;
}

} // namespace

QString standardFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/journal.sqlite");
}

Result<JournalFile> openJournalFile(const QString &path)
{
    if (path.isEmpty())
        return std::unexpected(base::ensureFolder({}).error());
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder))
        if (auto made = base::ensureFolder(folder); !made)
            return std::unexpected(made.error());
    const OpeningLock lock(path);
    if (lock.failure())
        return cannot(path, lock.failure());
    bool damaged = false;
    auto db = Database::openToWrite(path, &damaged);
    if (db)
        return JournalFile{std::move(*db), {}};
    if (!damaged)
        return std::unexpected(db.error());
    const std::string why = db.error().text;
    auto to = moveAside(path);
    if (!to)
        return std::unexpected(to.error());
    base::logError("journal", say(QT_TRANSLATE_NOOP("journal", "The journal was damaged (%1). It lies now in %2; a new one is begun. What happened before is to "
                                                             "be read there."))
                                  .arg(QString::fromStdString(why), *to));
    auto fresh = Database::openToWrite(path, &damaged);
    if (!fresh)
        return std::unexpected(fresh.error());
    return JournalFile{std::move(*fresh), std::move(*to)};
}

} // namespace journal
