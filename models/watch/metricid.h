// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Name of a metric ("pg.connections.used"), interned: copying and comparing cost a pointer, from any thread.
// Names come from the catalogue and the environment file, so their number is bounded.

#include <QHashFunctions>
#include <QString>

namespace watch {

class MetricId {
public:
    MetricId() = default;
    explicit MetricId(const QString &name);

    [[nodiscard]] const QString &name() const;
    [[nodiscard]] bool isNull() const { return !m_name; }

    friend bool operator==(MetricId, MetricId) = default;
    friend size_t qHash(MetricId id, size_t seed = 0) { return ::qHash(id.m_name, seed); }

private:
    const QString *m_name = nullptr; // owned by the pool, never freed
};

} // namespace watch
