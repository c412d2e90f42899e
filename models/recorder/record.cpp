// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/record.h"

#include "models/history/crc32.h"

#include <QCryptographicHash>

#include <cstddef>
#include <cstring>

namespace recorder {

namespace {

std::span<const std::byte> span(QByteArrayView bytes) { return std::as_bytes(std::span(bytes.data(), std::size_t(bytes.size()))); }

std::uint32_t checkOf(const RecordHead &head)
{
    return history::crc32(std::as_bytes(std::span(&head, 1)).subspan(offsetof(RecordHead, check)));
}

} // namespace

std::uint64_t scopeId(const QString &scope)
{
    std::uint64_t id = 0;
    const QByteArray hash = QCryptographicHash::hash(scope.toUtf8(), QCryptographicHash::Sha256);
    std::memcpy(&id, hash.constData(), sizeof id);
    return id;
}

std::int64_t wallMilliseconds(base::WallTime at)
{
    return std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

base::WallTime wallTime(std::int64_t milliseconds) { return base::fromMilliseconds(milliseconds); }

QByteArray sealed(RecordHead head, QByteArrayView packed)
{
    head.packed = std::uint32_t(packed.size());
    head.check = history::crc32(span(packed));
    head.headCheck = checkOf(head);
    QByteArray record(reinterpret_cast<const char *>(&head), sizeof head);
    record.append(packed);
    return record;
}

std::optional<RecordHead> headIn(QByteArrayView bytes)
{
    RecordHead head;
    if (bytes.size() < qsizetype(sizeof head))
        return {};
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.magic != RecordHead::kMagic || head.headCheck != checkOf(head) || head.packed > RecordHead::kMost || head.raw > RecordHead::kMost)
        return {};
    return head;
}

bool intact(const RecordHead &head, QByteArrayView packed)
{
    return packed.size() == qsizetype(head.packed) && history::crc32(span(packed)) == head.check;
}

} // namespace recorder
