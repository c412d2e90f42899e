// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/handover.h"

#include "models/base/paths.h"
#include "models/history/archivefile.h"
#include "models/history/crc32.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace history {

namespace {

constexpr quint32 kHandedMagic = 0x51444831, kSeenMagic = 0x51445331; // "QDH1", "QDS1"
constexpr qint64 kMostHandedBytes = qint64(64) << 20, kMostSeenBytes = qint64(4) << 20;

std::span<const std::byte> spanOf(const QByteArray &bytes) { return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))); }

QByteArray bodyOf(const Handover &handover)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out.setFloatingPointPrecision(QDataStream::SinglePrecision);
    out << quint32(handover.renames.size());
    for (const Rename &r : handover.renames)
        out << qint64(r.at) << r.scope << r.from << r.to;
    out << quint32(handover.buckets.size());
    for (const auto &[bucket, series] : handover.buckets) {
        out << qint64(bucket) << quint32(series.size());
        for (auto one = series.cbegin(); one != series.cend(); ++one)
            out << one.key().scope << one.key().key.target << one.key().key.metric.name() << one.key().key.instance << one->minimum << one->maximum << one->mean << one->last << one->count;
    }
    return body;
}

std::optional<Handover> handoverIn(const QByteArray &body)
{
    QDataStream in(body);
    in.setVersion(QDataStream::Qt_6_0);
    in.setFloatingPointPrecision(QDataStream::SinglePrecision);
    Handover handover;
    quint32 renames = 0, buckets = 0;
    in >> renames;
    for (quint32 i = 0; i < renames && in.status() == QDataStream::Ok; ++i) {
        Rename r;
        qint64 at = 0;
        in >> at >> r.scope >> r.from >> r.to;
        r.at = at;
        handover.renames.append(r);
    }
    in >> buckets;
    for (quint32 i = 0; i < buckets && in.status() == QDataStream::Ok; ++i) {
        qint64 bucket = 0;
        quint32 series = 0;
        in >> bucket >> series;
        QHash<ArchiveKey, Stat> &into = handover.buckets[bucket];
        for (quint32 n = 0; n < series && in.status() == QDataStream::Ok; ++n) {
            QString scope, target, metric, instance;
            Stat stat;
            in >> scope >> target >> metric >> instance >> stat.minimum >> stat.maximum >> stat.mean >> stat.last >> stat.count;
            into.insert({scope, {target, watch::MetricId(metric), instance}}, stat);
        }
    }
    return in.status() == QDataStream::Ok ? std::optional(std::move(handover)) : std::nullopt;
}

qint64 handedBytesOf(const QString &text) { return qint64(sizeof(quint32)) + text.size() * qint64(sizeof(QChar)); }

// As bodyOf() writes it, at most.
qint64 handedBytesOf(const ArchiveKey &key)
{
    constexpr qint64 kBucketHead = sizeof(qint64) + sizeof(quint32), kStat = 4 * sizeof(float) + sizeof(quint32);
    return kBucketHead + kStat + handedBytesOf(key.scope) + handedBytesOf(key.key.target) + handedBytesOf(key.key.metric.name()) + handedBytesOf(key.key.instance);
}

std::vector<Handover> handedPartsOf(const Handover &handover, qint64 most)
{
    constexpr qint64 kHeads = 4 * sizeof(quint32);
    std::vector<Handover> parts(1);
    parts.back().renames = handover.renames;
    qint64 bytes = kHeads;
    for (const Rename &r : handover.renames)
        bytes += qint64(sizeof(qint64)) + handedBytesOf(r.scope) + handedBytesOf(r.from) + handedBytesOf(r.to);
    for (const auto &[bucket, series] : handover.buckets)
        for (auto one = series.cbegin(); one != series.cend(); ++one) {
            const qint64 more = handedBytesOf(one.key());
            if (bytes + more > most && !parts.back().isEmpty()) {
                parts.emplace_back();
                bytes = kHeads;
            }
            parts.back().buckets[bucket].insert(one.key(), *one);
            bytes += more;
        }
    return parts;
}

std::vector<std::byte> checkedFile(quint32 magic, const QByteArray &body)
{
    std::vector<std::byte> file;
    file.reserve(2 * sizeof(quint32) + std::size_t(body.size()));
    appendRaw(file, magic);
    appendRaw(file, crc32(spanOf(body)));
    file.insert(file.end(), spanOf(body).begin(), spanOf(body).end());
    return file;
}

std::optional<QByteArray> checkedBodyIn(const QString &path, quint32 magic, qint64 most)
{
    QFile file(path);
    constexpr qsizetype kHead = 2 * sizeof(quint32);
    if (!file.open(QIODevice::ReadOnly) || file.size() > most)
        return {};
    const QByteArray all = file.readAll(), body = all.mid(kHead);
    quint32 found = 0, sum = 0;
    if (all.size() < kHead)
        return {};
    std::memcpy(&found, all.constData(), sizeof found);
    std::memcpy(&sum, all.constData() + sizeof found, sizeof sum);
    return found == magic && sum == crc32(spanOf(body)) ? std::optional(body) : std::nullopt;
}

} // namespace

base::Result<void> HandoverFolder::put(const Handover &handover, base::WallTime now)
{
    if (auto made = base::ensureFolder(m_folder); !made)
        return made;
    std::vector<std::vector<std::byte>> files;
    qint64 bytes = 0;
    for (const Handover &part : handedPartsOf(handover, m_bounds.file)) {
        files.push_back(checkedFile(kHandedMagic, bodyOf(part)));
        bytes += qint64(files.back().size());
    }
    const QStringList there = waiting();
    for (const QString &path : there)
        bytes += QFileInfo(path).size();
    if (there.size() + qsizetype(files.size()) > m_bounds.files || bytes > m_bounds.all)
        return base::fail(base::Errc::Io, QCoreApplication::translate("history", "The program that keeps the long memory takes nothing from %1.").arg(m_folder).toStdString());
    const qint64 ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    for (const auto &file : files) {
        const QString name = u"%1-%2-%3"_s.arg(ms, 15, 10, QChar(u'0')).arg(QCoreApplication::applicationPid()).arg(m_put++);
        if (auto put = replaceFile(m_folder + u'/' + name + u".handed"_s, file); !put)
            return put;
    }
    return {};
}

QStringList HandoverFolder::waiting() const
{
    const QDir folder(m_folder);
    QStringList paths;
    for (const QString &name : folder.entryList({u"*.handed"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name))
        paths << folder.filePath(name);
    return paths;
}

void HandoverFolder::sweep(base::WallTime now) const
{
    const qint64 oldest = std::chrono::duration_cast<std::chrono::milliseconds>((now - std::chrono::hours(1)).time_since_epoch()).count();
    for (const QFileInfo &left : QDir(m_folder).entryInfoList({u'*' + QString(kUnfinishedEnding)}, QDir::Files | QDir::NoSymLinks))
        if (left.lastModified().toMSecsSinceEpoch() < oldest)
            QFile::remove(left.filePath());
}

std::optional<Handover> HandoverFolder::read(const QString &path)
{
    const auto body = checkedBodyIn(path, kHandedMagic, kMostHandedBytes);
    return body ? handoverIn(*body) : std::nullopt;
}

base::Result<void> HandoverFolder::tellSeen(const QSet<SeriesId> &seen)
{
    if (auto made = base::ensureFolder(m_folder); !made)
        return made;
    QByteArray body;
    body.reserve(seen.size() * qsizetype(sizeof(SeriesId)));
    for (const SeriesId id : seen)
        body.append(reinterpret_cast<const char *>(&id), sizeof id);
    return replaceFile(m_folder + u"/seen"_s, checkedFile(kSeenMagic, body));
}

QSet<SeriesId> HandoverFolder::seen() const
{
    QSet<SeriesId> seen;
    const auto body = checkedBodyIn(m_folder + u"/seen"_s, kSeenMagic, kMostSeenBytes);
    if (!body)
        return seen;
    SeriesId id = 0;
    for (qsizetype at = 0; at + qsizetype(sizeof id) <= body->size(); at += qsizetype(sizeof id)) {
        std::memcpy(&id, body->constData() + at, sizeof id);
        seen.insert(id);
    }
    return seen;
}

} // namespace history
