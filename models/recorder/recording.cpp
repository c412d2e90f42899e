// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/recording.h"

#include "models/base/paths.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace recorder {

namespace {

std::unexpected<base::Error> refused(const QString &path, int error)
{
    base::Error e{base::Errc::Io, QCoreApplication::translate("recorder", "The flight recorder cannot write %1: %2.")
                                      .arg(path, QString::fromLocal8Bit(std::strerror(error)))
                                      .toStdString()};
    e.remedy = QCoreApplication::translate("recorder", "What is seen now is not recorded; it tries again.").toStdString();
    return std::unexpected(std::move(e));
}

bool writeWhole(int fd, std::uint64_t offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t n = ::pwrite(fd, bytes.data(), std::size_t(bytes.size()), off_t(offset));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            errno = n == 0 ? ENOSPC : errno;
            return false;
        }
        bytes = bytes.sliced(n);
        offset += std::uint64_t(n);
    }
    return true;
}

RecordHead headOf(const Frame &frame, qsizetype raw, bool begins)
{
    RecordHead head;
    head.raw = std::uint32_t(raw);
    head.begins = begins ? 1 : 0;
    head.wall = wallMilliseconds(frame.moment.wallNow);
    head.scope = scopeId(frame.scope);
    return head;
}

} // namespace

base::Result<std::unique_ptr<Recording>> Recording::open(const QString &folder, Limits limits)
{
    if (auto made = base::ensureFolder(folder); !made)
        return std::unexpected(std::move(made).error());
    std::unique_ptr<Recording> recording(new Recording(folder, limits));
    const QString lock = folder + QStringLiteral("/recorder.lock");
    recording->m_lock = history::FileHandle(::open(QFile::encodeName(lock).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!recording->m_lock.isOpen())
        return refused(lock, errno);
    if (::flock(recording->m_lock.fd(), LOCK_EX | LOCK_NB) != 0)
        return base::fail(base::Errc::Absent, QCoreApplication::translate("recorder", "Another program records into %1.").arg(folder).toStdString());
    recording->m_tape = Tape::ofFolder(folder);
    for (Tape::Segment &segment : recording->m_tape.m_segments) // what a crash left torn
        if (segment.whole > 0 && segment.whole < segment.size && ::truncate(QFile::encodeName(segment.path).constData(), off_t(segment.whole)) == 0)
            segment.size = segment.whole;
    return recording;
}

base::Result<void> Recording::beginSegment(std::int64_t wall)
{
    QString path;
    for (std::int64_t name = wall;; ++name) { // where the clock was set back, names go on
        path = m_folder + QStringLiteral("/%1").arg(name, 16, 10, QLatin1Char('0')) + Tape::kEnding;
        if (m_tape.m_segments.empty() || path > m_tape.m_segments.back().path)
            break;
        name = std::max<std::int64_t>(name, m_tape.m_segments.back().path.section(u'/', -1).section(u'.', 0, 0).toLongLong());
    }
    history::FileHandle file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen() || !writeWhole(file.fd(), 0, kSegmentMagic)) {
        const int error = errno;
        if (file.isOpen())
            ::unlink(QFile::encodeName(path).constData());
        return refused(path, error);
    }
    sync();
    m_file = std::move(file);
    m_segmentFrom = wall;
    const auto size = std::uint64_t(kSegmentMagic.size());
    m_tape.m_segments.push_back({path, {}, size, size});
    return {};
}

void Recording::makeRoom(std::uint64_t more)
{
    while (m_tape.m_segments.size() > 1 && m_tape.bytes() + more > m_limits.bytes) {
        if (::unlink(QFile::encodeName(m_tape.m_segments.front().path).constData()) != 0 && errno != ENOENT)
            return;
        m_tape.dropFirstSegment();
    }
}

base::Result<void> Recording::append(const Frame &frame)
{
    const std::int64_t wall = wallMilliseconds(frame.moment.wallNow);
    const std::uint64_t scope = scopeId(frame.scope);
    const auto span = [](std::chrono::milliseconds m) { return std::int64_t(m.count()); };
    const bool jumped = wall < m_last || wall - m_last >= kHole.count();
    const bool full = m_file.isOpen() && m_tape.m_segments.back().size > m_limits.bytes / 16; // the bound is kept in steps of this size
    if (!m_file.isOpen() || full || wall < m_segmentFrom || wall - m_segmentFrom >= span(m_limits.segment)) {
        m_inBlock = false;
        if (auto begun = beginSegment(wall); !begun)
            return begun;
    }
    const bool begins = !m_inBlock || jumped || scope != m_scope || wall - m_blockFrom >= span(m_limits.block);
    if (begins) {
        m_packer.startBlock();
        m_deflater.startBlock();
        m_blockFrom = wall;
    }
    const QByteArray raw = m_packer.pack(frame);
    const QByteArray record = sealed(headOf(frame, raw.size(), begins), m_deflater.pack(raw));
    makeRoom(std::uint64_t(record.size()));
    Tape::Segment &segment = m_tape.m_segments.back();
    if (!writeWhole(m_file.fd(), segment.size, record)) {
        const int error = errno;
        (void)!::ftruncate(m_file.fd(), off_t(segment.size));
        m_inBlock = false;
        return refused(segment.path, error);
    }
    m_tape.note(m_tape.m_segments.size() - 1, segment.size, *headIn(record));
    segment.size += std::uint64_t(record.size());
    segment.whole = segment.size;
    m_inBlock = true;
    m_scope = scope;
    m_last = wall;
    if (begins)
        sync();
    return {};
}

void Recording::sync()
{
    if (m_file.isOpen())
        ::fdatasync(m_file.fd());
}

void SegmentWriter::add(const Frame &frame)
{
    constexpr int kBlock = 60;
    const std::int64_t wall = wallMilliseconds(frame.moment.wallNow);
    const bool begins = m_inBlock == 0 || m_inBlock >= kBlock || wall < m_last || wall - m_last >= kHole.count();
    if (begins) {
        m_packer.startBlock();
        m_deflater.startBlock();
        m_inBlock = 0;
    }
    ++m_inBlock;
    m_last = wall;
    const QByteArray raw = m_packer.pack(frame);
    m_bytes += sealed(headOf(frame, raw.size(), begins), m_deflater.pack(raw));
}

} // namespace recorder
