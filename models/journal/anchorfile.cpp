// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/anchorfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
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

std::unexpected<Error> failed(const QString &file, const char *why)
{
    return std::unexpected(Error{Errc::Io, why, {},
                                 QCoreApplication::translate("journal", "write the anchor %1").arg(file).toStdString(),
                                 QCoreApplication::translate("journal", "Free space, or make the folder writable.").toStdString()});
}

bool hex(QByteArrayView text, qsizetype size)
{
    return text.size() == size
        && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool digits(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 18 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void addLines(Anchors &out, const QByteArray &text)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.isEmpty())
            continue;
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 4 && hex(words[0], 32) && digits(words[1]) && words[1].toLongLong() > 0 && hex(words[2], 64) && digits(words[3]))
            out.anchors.append({words[0], words[1].toLongLong(), QByteArray::fromHex(words[2]), words[3].toLongLong()});
        else
            ++out.ignoredLines;
    }
}

} // namespace

QString anchorsBeside(const QString &journal)
{
    return journal + QStringLiteral(".anchors");
}

QString anchorsIn(const QString &folder, const QString &log)
{
    return folder + QLatin1Char('/') + log + QStringLiteral(".anchors");
}

Anchors anchorsIn(const QByteArray &text)
{
    Anchors out;
    addLines(out, text);
    return out;
}

Result<void> appendAnchor(const QString &file, const Anchor &anchor)
{
    const int fd = ::open(QFile::encodeName(file).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed(file, std::strerror(errno));
    ::flock(fd, LOCK_EX);
    QByteArray line = anchor.log + ' ' + QByteArray::number(anchor.size) + ' ' + anchor.head.toHex() + ' ' + QByteArray::number(anchor.time) + '\n';
    // A line torn by a full disk must not swallow this one.
    char last = '\n';
    if (const off_t end = ::lseek(fd, 0, SEEK_END); end > 0 && ::pread(fd, &last, 1, end - 1) == 1 && last != '\n')
        line.prepend('\n');
    const bool written = ::write(fd, line.constData(), std::size_t(line.size())) == line.size() && ::fsync(fd) == 0;
    const int why = errno;
    ::close(fd);
    if (!written)
        return failed(file, std::strerror(why ? why : ENOSPC));
    return {};
}

Result<Anchors> readAnchors(const QString &journal, const QString &folder)
{
    QStringList files;
    if (QFileInfo::exists(anchorsBeside(journal)))
        files << anchorsBeside(journal);
    if (!folder.isEmpty()) {
        const QDir dir(folder);
        if (!dir.exists() || !dir.isReadable())
            return std::unexpected(Error{Errc::Absent, QCoreApplication::translate("journal", "the folder of anchors %1 cannot be read").arg(folder).toStdString()});
        for (const QString &name : dir.entryList({QStringLiteral("*.anchors")}, QDir::Files, QDir::Name))
            files << dir.filePath(name);
    }
    Anchors out;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return std::unexpected(Error{Errc::Io, QCoreApplication::translate("journal", "the anchors %1 cannot be read").arg(name).toStdString()});
        addLines(out, file.readAll());
    }
    return out;
}

} // namespace journal
