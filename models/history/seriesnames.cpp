// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/seriesnames.h"

#include "models/history/crc32.h"

#include <QCryptographicHash>

#include <cstring>
#include <fcntl.h>

namespace history {

namespace {

constexpr std::uint64_t kNamesMagic = 0x314d414e'53444351; // "QCDSNAM1"
constexpr std::uint32_t kLongestEntry = 1 << 20;

// What tells a series from every other: each name after its length.
std::vector<std::byte> namesOf(const ArchiveKey &key)
{
    std::vector<std::byte> out;
    for (const QString &text : {key.scope, key.key.target, key.key.metric.isNull() ? QString() : key.key.metric.name(), key.key.instance}) {
        appendRaw(out, std::uint32_t(text.size()));
        const auto raw = std::as_bytes(std::span(text.constData(), std::size_t(text.size())));
        out.insert(out.end(), raw.begin(), raw.end());
    }
    return out;
}

std::optional<ArchiveKey> parseNames(std::span<const std::byte> bytes)
{
    std::array<QString, 4> texts;
    for (QString &text : texts) {
        std::uint32_t length = 0;
        if (bytes.size() < sizeof length)
            return {};
        std::memcpy(&length, bytes.data(), sizeof length);
        bytes = bytes.subspan(sizeof length);
        if (bytes.size() / 2 < length)
            return {};
        text.resize(length);
        std::memcpy(text.data(), bytes.data(), length * sizeof(QChar));
        bytes = bytes.subspan(length * sizeof(QChar));
    }
    return ArchiveKey{texts[0], {texts[1], watch::MetricId(texts[2]), texts[3]}};
}

} // namespace

SeriesId idOf(const ArchiveKey &key)
{
    const std::vector<std::byte> names = namesOf(key);
    const QByteArray hash = QCryptographicHash::hash({reinterpret_cast<const char *>(names.data()), qsizetype(names.size())},
                                                     QCryptographicHash::Sha256);
    SeriesId id = 0;
    std::memcpy(&id, hash.constData(), sizeof id);
    return id;
}

bool SeriesNames::load(const QString &path)
{
    const auto file = openFile(path, O_RDONLY);
    if (!file)
        return true; // there is none yet
    std::vector<std::byte> bytes(file->size());
    m_fileBytes = bytes.size();
    std::uint64_t magic = 0;
    if (!file->readAt(0, bytes) || bytes.size() < sizeof magic)
        return false;
    std::memcpy(&magic, bytes.data(), sizeof magic);
    if (magic != kNamesMagic)
        return false;
    std::span<const std::byte> rest(bytes);
    rest = rest.subspan(sizeof magic);
    while (!rest.empty()) {
        std::uint32_t head[2]; // length, check sum
        if (rest.size() < sizeof head)
            return false;
        std::memcpy(head, rest.data(), sizeof head);
        rest = rest.subspan(sizeof head);
        if (head[0] > kLongestEntry || head[0] < sizeof(std::int64_t) || rest.size() < head[0])
            return false;
        const auto entry = rest.first(head[0]);
        rest = rest.subspan(head[0]);
        if (crc32(entry) != head[1])
            return false;
        std::int64_t day = 0;
        std::memcpy(&day, entry.data(), sizeof day);
        if (const auto key = parseNames(entry.subspan(sizeof day)); key && m_known.size() < m_most)
            m_known.insert(*key, {idOf(*key), day});
    }
    return true;
}

base::Result<void> SeriesNames::save(const QString &path)
{
    std::vector<std::byte> file;
    appendRaw(file, kNamesMagic);
    for (auto at = m_known.cbegin(); at != m_known.cend(); ++at) {
        std::vector<std::byte> entry;
        appendRaw(entry, at->day);
        const std::vector<std::byte> names = namesOf(at.key());
        entry.insert(entry.end(), names.begin(), names.end());
        appendRaw(file, std::uint32_t(entry.size()));
        appendRaw(file, crc32(entry));
        file.insert(file.end(), entry.begin(), entry.end());
    }
    if (auto written = replaceFile(path, file); !written)
        return written;
    m_fileBytes = file.size();
    m_changed = false;
    return {};
}

std::optional<SeriesId> SeriesNames::write(const ArchiveKey &key, std::int64_t day)
{
    auto at = m_known.find(key);
    if (at == m_known.end()) {
        if (m_known.size() >= m_most)
            return {};
        at = m_known.insert(key, {idOf(key), day});
        m_changed = true;
    } else if (at->day != day) {
        at->day = day;
        m_changed = true;
    }
    return at->id;
}

void SeriesNames::dropBefore(std::int64_t day)
{
    const auto before = m_known.size();
    m_known.removeIf([day](const auto &known) { return known.value().day < day; });
    m_changed = m_changed || m_known.size() != before;
}

} // namespace history
