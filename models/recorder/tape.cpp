// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/tape.h"

#include "models/recorder/deflate.h"
#include "models/recorder/framepacker.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>

#include <fcntl.h>

namespace recorder {

Tape Tape::ofFolder(const QString &folder)
{
    Tape tape;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u'*' + kEnding}, QDir::Files, QDir::Name)) {
        Segment segment;
        segment.path = dir.filePath(name);
        if (const auto file = history::openFile(segment.path, O_RDONLY))
            segment.size = file->size();
        tape.addSegment(std::move(segment));
    }
    return tape;
}

Tape Tape::ofBytes(const QByteArray &segment)
{
    Tape tape;
    tape.addSegment({{}, segment, std::uint64_t(segment.size()), 0});
    return tape;
}

void Tape::say(const Segment &segment, std::int64_t wall)
{
    const QString where = segment.path.isEmpty() ? QCoreApplication::translate("recorder", "the evidence pack") : segment.path;
    const QString sentence = wall == 0
        ? QCoreApplication::translate("recorder", "A part of the flight recorder's %1 is damaged and left out.").arg(where)
        : QCoreApplication::translate("recorder", "The flight recorder's %1 is damaged from %2 on; the minute is left out.")
              .arg(where, QDateTime::fromMSecsSinceEpoch(wall).toString(Qt::ISODate));
    if (m_said.contains(sentence))
        return;
    m_said.append(sentence);
    m_damaged.append(sentence);
}

void Tape::addSegment(Segment segment)
{
    const std::size_t index = m_segments.size();
    m_segments.push_back(std::move(segment));
    Segment &s = m_segments.back();
    const QByteArray magic = read(s, 0, std::uint64_t(kSegmentMagic.size()));
    std::uint64_t at = std::uint64_t(kSegmentMagic.size());
    s.whole = magic == kSegmentMagic ? at : 0;
    if (magic != kSegmentMagic) {
        if (s.size > 0)
            say(s, 0);
        return;
    }
    const history::FileHandle file = s.path.isEmpty() ? history::FileHandle() : history::openFile(s.path, O_RDONLY).value_or(history::FileHandle());
    bool broken = false; // what follows belongs to a block that is lost
    QByteArray headBytes(sizeof(RecordHead), Qt::Uninitialized);
    while (at + sizeof(RecordHead) <= s.size) {
        if (file.isOpen())
            (void)file.readAt(at, std::as_writable_bytes(std::span(headBytes.data(), std::size_t(headBytes.size()))));
        else
            headBytes = read(s, at, sizeof(RecordHead));
        const auto head = headIn(headBytes);
        if (!head) {
            const std::uint64_t next = nextHead(s, at + 1);
            if (next >= s.size)
                break; // a torn end
            say(s, 0);
            broken = true;
            at = next;
            continue;
        }
        const std::uint64_t end = at + sizeof(RecordHead) + head->packed;
        if (end > s.size)
            break;
        broken = broken && !head->begins;
        if (!broken)
            note(index, at, *head);
        at = end;
        s.whole = end;
    }
}

void Tape::note(std::size_t segment, std::uint64_t offset, const RecordHead &head)
{
    const std::uint64_t end = offset + sizeof(RecordHead) + head.packed;
    if (head.begins) {
        m_blocks.push_back({segment, offset, end, head.wall, head.wall, head.scope});
    } else if (!m_blocks.empty() && m_blocks.back().segment == segment && m_blocks.back().end == offset) {
        m_blocks.back().end = end;
        m_blocks.back().last = head.wall;
    }
}

void Tape::dropFirstSegment()
{
    m_segments.erase(m_segments.begin());
    std::erase_if(m_blocks, [](const Block &b) { return b.segment == 0; });
    for (Block &b : m_blocks)
        --b.segment;
}

QByteArray Tape::read(const Segment &segment, std::uint64_t offset, std::uint64_t length) const
{
    if (segment.path.isEmpty())
        return segment.held.mid(qsizetype(offset), qsizetype(length));
    const auto file = history::openFile(segment.path, O_RDONLY);
    QByteArray bytes(qsizetype(length), Qt::Uninitialized);
    if (!file || !file->readAt(offset, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size())))))
        return {};
    return bytes;
}

std::uint64_t Tape::nextHead(const Segment &segment, std::uint64_t from) const
{
    constexpr std::uint64_t kStep = 1 << 20;
    const std::uint32_t wanted = RecordHead::kMagic;
    const QByteArrayView magic(reinterpret_cast<const char *>(&wanted), sizeof wanted);
    for (std::uint64_t at = from; at < segment.size; at += kStep) {
        const QByteArray bytes = read(segment, at, std::min(kStep + sizeof(RecordHead), segment.size - at));
        for (qsizetype found = bytes.indexOf(magic); found >= 0; found = bytes.indexOf(magic, found + 1))
            if (headIn(QByteArrayView(bytes).sliced(found)))
                return at + std::uint64_t(found);
    }
    return segment.size;
}

void Tape::play(const Block &block, std::int64_t to, const std::function<bool(const FramePtr &)> &f)
{
    const Segment &segment = m_segments[block.segment];
    const QByteArray bytes = read(segment, block.offset, block.end - block.offset);
    if (bytes.isEmpty())
        return say(segment, block.first);
    BlockInflater inflater;
    FrameUnpacker unpacker;
    for (QByteArrayView rest(bytes); !rest.isEmpty();) {
        const auto head = headIn(rest);
        if (!head || qsizetype(sizeof(RecordHead) + head->packed) > rest.size())
            return say(segment, block.first);
        if (head->wall > to)
            return;
        const QByteArrayView packed = rest.sliced(sizeof(RecordHead), head->packed);
        const auto raw = intact(*head, packed) ? inflater.unpack(packed, head->raw) : std::nullopt;
        const FramePtr frame = raw ? unpacker.unpack(*raw) : nullptr;
        if (!frame)
            return say(segment, head->wall);
        if (!f(frame))
            return;
        rest = rest.sliced(qsizetype(sizeof(RecordHead) + head->packed));
    }
}

FramePtr Tape::at(const QString &scope, base::WallTime time)
{
    const std::int64_t wall = wallMilliseconds(time);
    const std::uint64_t id = scopeId(scope);
    for (auto block = m_blocks.crbegin(); block != m_blocks.crend(); ++block) {
        if (block->scope != id || block->first > wall || block->last + kHole.count() <= wall)
            continue;
        FramePtr last;
        play(*block, wall, [&last](const FramePtr &frame) {
            last = frame;
            return true;
        });
        if (last && wall - wallMilliseconds(last->moment.wallNow) < kHole.count())
            return last;
        return {};
    }
    return {};
}

FramePtr Tape::newest(const QString &scope, base::WallTime before)
{
    const std::int64_t to = wallMilliseconds(before) - 1;
    const std::uint64_t id = scopeId(scope);
    for (auto block = m_blocks.crbegin(); block != m_blocks.crend(); ++block) {
        FramePtr last;
        if (block->scope == id && block->first <= to)
            play(*block, to, [&last](const FramePtr &frame) {
                last = frame;
                return true;
            });
        if (last)
            return last;
    }
    return {};
}

void Tape::each(const QString &scope, base::WallTime from, base::WallTime to, const std::function<bool(const FramePtr &)> &f)
{
    const std::int64_t first = wallMilliseconds(from), last = wallMilliseconds(to);
    const std::uint64_t id = scopeId(scope);
    bool going = true;
    const std::vector<Block> blocks = m_blocks;
    for (const Block &block : blocks)
        if (going && block.scope == id && block.last >= first && block.first <= last)
            play(block, last, [&](const FramePtr &frame) {
                going = wallMilliseconds(frame->moment.wallNow) < first || f(frame);
                return going;
            });
}

std::vector<Span> Tape::spans(const QString &scope) const
{
    const std::uint64_t id = scopeId(scope);
    std::vector<Span> spans;
    for (const Block &block : m_blocks) {
        if (block.scope != id)
            continue;
        const base::WallTime from = wallTime(block.first), to = wallTime(block.last);
        if (!spans.empty() && from >= spans.back().to && from - spans.back().to < kHole)
            spans.back().to = to;
        else
            spans.push_back({from, to});
    }
    return spans;
}

std::uint64_t Tape::bytes() const
{
    std::uint64_t all = 0;
    for (const Segment &segment : m_segments)
        all += segment.size;
    return all;
}

QStringList Tape::takeDamaged() { return std::exchange(m_damaged, {}); }

} // namespace recorder
