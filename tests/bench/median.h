// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdio>
#include <vector>

namespace bench {

inline double share(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(part * double(values.size())))];
}

inline double median(const std::vector<double> &values)
{
    return share(values, 0.5);
}

inline void printAll(const char *what, const std::vector<double> &values)
{
    std::printf("%s:", what);
    for (const double v : values)
        std::printf(" %.4g", v);
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace bench
