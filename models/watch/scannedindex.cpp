// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/scannedindex.h"

#include <algorithm>

namespace watch {

bool ScannedIndex::begins(const std::vector<int> &columns, std::size_t equals) const
{
    if (keys.size() < columns.size() || (kind == Kind::Hash && equals < columns.size()))
        return false;
    const auto end = std::ptrdiff_t(equals);
    return std::is_permutation(columns.begin(), columns.begin() + end, keys.begin())
        && std::equal(columns.begin() + end, columns.end(), keys.begin() + end);
}

ScannedIndex::Use ScannedIndex::use(const std::vector<int> &equal, const std::vector<int> &range) const
{
    const auto in = [](const std::vector<int> &all, int number) { return std::ranges::find(all, number) != all.end(); };
    Use out;
    while (out.equals < keys.size() && in(equal, keys[out.equals]))
        ++out.equals;
    const bool ranged = out.equals < keys.size() && kind != Kind::Hash && in(range, keys[out.equals]);
    out.all = out.equals + (ranged ? 1 : 0);
    return out;
}

} // namespace watch
