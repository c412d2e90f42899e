// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When a pool is worth making larger or smaller, by how much at once, and within which bounds; a tier of the environment
// file may have rules of its own: resources/metrics/pools.yaml. Values; read once, any thread.

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace watch {

struct PoolRule {
    double watchedLarger = 60, watchedSmaller = 3600; // seconds; watched for less, nothing is said
    double fullSeconds = 10; // so long clients waited while every server connection was in use
    double growth = 2;       // at most so many times as large in one step
    double spare = 25;       // per cent above the peak that a smaller pool keeps
    double shrink = 60;      // smaller is worth it when what is needed is at most so many per cent of the size
    double least = 2, most = 100; // pool_size is advised and set within these
    double keepFree = 10;    // per cent of the server's connections that nobody is advised to take
};

class PoolRules {
public:
    // Of a tier of the environment; a tier that has none of its own gets the common ones.
    [[nodiscard]] const PoolRule &of(const QString &tier) const;

    // The shipped (or the user's) file. A mistake in it is logged and costs its line.
    [[nodiscard]] static const PoolRules &standard();
    [[nodiscard]] static PoolRules parse(const QByteArray &yaml, const QString &file, QStringList *mistakes);

private:
    PoolRule m_common;
    QHash<QString, PoolRule> m_tiers;
};

} // namespace watch
