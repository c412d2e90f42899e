// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An archive in a folder of its own, a clock whose two hands move apart, and figures that can be told from their time.

#include "models/history/archive.h"

#include <QDir>
#include <QTemporaryDir>

#include <atomic>
#include <random>

namespace test {

inline constexpr std::int64_t kStart = 20'000 * 86400LL + 3 * 3600; // some morning

class TwoHandedClock final : public base::Clock {
public:
    TwoHandedClock() = default;
    TwoHandedClock(const TwoHandedClock &other) : m_ticked(other.m_ticked.load()), m_wall(other.m_wall.load()) {}
    void reset()
    {
        m_ticked = 3600;
        m_wall = kStart;
    }
    [[nodiscard]] base::TimePoint now() const override { return base::TimePoint{} + std::chrono::seconds(m_ticked); }
    [[nodiscard]] base::WallTime wallNow() const override { return base::WallTime(std::chrono::seconds(m_wall)); }
    void pass(std::int64_t seconds)
    {
        m_ticked += seconds;
        m_wall += seconds;
    }
    void setWall(std::int64_t seconds) { m_wall = seconds; }
    [[nodiscard]] std::int64_t wall() const { return m_wall; }

private:
    std::atomic<std::int64_t> m_ticked = 3600;
    std::atomic<std::int64_t> m_wall = kStart;
};

inline base::WallTime at(std::int64_t seconds) { return base::WallTime(std::chrono::seconds(seconds)); }

// In memory where there is such a place: these tests write months.
inline std::unique_ptr<QTemporaryDir> temporaryFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return QFileInfo(memory).isWritable() ? std::make_unique<QTemporaryDir>(memory + QStringLiteral("/quarterdeck-history-XXXXXX"))
                                          : std::make_unique<QTemporaryDir>();
}

inline history::ArchiveKey key(int n)
{
    return {QStringLiteral("shop"), {QStringLiteral("db"), watch::MetricId(QStringLiteral("pg.tps")), QString::number(n)}};
}

// Opens it, or says why not.
inline std::unique_ptr<history::Archive> open(const QString &folder, const base::Clock &clock, history::Archive::Limits limits = {})
{
    auto archive = history::Archive::open(folder, limits, clock);
    if (!archive)
        qWarning("%s", archive.error().text.c_str());
    return archive ? std::move(*archive) : nullptr;
}

inline std::uint64_t bytesIn(const QString &folder)
{
    std::uint64_t sum = 0;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files))
        sum += std::uint64_t(info.size());
    return sum;
}

inline bool close(float a, double b) { return std::abs(double(a) - b) <= std::abs(b) / 65536 + 1e-30; }

} // namespace test
