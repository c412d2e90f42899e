// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the figures that an environment declares itself have in common: an id that the catalogue does not use, and
// limits in their own unit.

#include "models/environment/keys.h"

namespace environment {

bool refuseBuiltInId(Reading &reading, const Node &node, const QString &id); // false when the id is taken

inline Quantity quantityOf(const SqlMetric &m) { return quantityOfUnit(m.unit); }
inline Quantity quantityOf(const JsonMetric &m) { return quantityOfUnit(m.unit); }
inline Quantity quantityOf(const PrometheusMetric &m) { return quantityOfUnit(m.unit); }
inline Quantity quantityOf(const RedisKey &k)
{
    return k.figure == RedisKey::Figure::OldestAge ? Quantity::Seconds : Quantity::Number;
}

// Stands behind the unit in its table: limits are converted to it.
template <class T>
Key<T> ownThresholdKey()
{
    return {"threshold", Need::Optional,
            [](Reading &r, const Node &n, T &t) {
                r.quantity = quantityOf(t);
                const bool read = codec::threshold.read(r, n, t.threshold);
                r.quantity.reset();
                return read;
            },
            [](const T &t) { return codec::threshold.write(t.threshold); }};
}

// Not written where it only says the id again.
template <class T>
Key<T> ownTitleKey()
{
    return {"title", Need::Optional, [](Reading &r, const Node &n, T &t) { return codec::line.read(r, n, t.title); },
            [](const T &t) { return t.title == t.id ? Node() : codec::line.write(t.title); }};
}

template <class T>
bool checkOwnMetric(Reading &reading, const Node &node, T &t)
{
    if (!refuseBuiltInId(reading, node, t.id))
        return false;
    if (t.title.isEmpty())
        t.title = t.id;
    return true;
}

} // namespace environment
