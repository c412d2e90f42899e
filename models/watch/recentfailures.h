// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which share of the last requests failed. Failures that are over are forgotten: one unbroken outage with the first good
// answer, since it was told while it lasted; a burst of failures among good answers as soon as so many good ones in a
// row would come by chance less than once in a hundred times if things went on as they did. Engine thread only.

#include <cstddef>
#include <deque>

namespace watch {

class RecentFailures {
public:
    static constexpr std::size_t kWindow = 30;

    void add(bool good);
    [[nodiscard]] double percent() const; // 0 before the first

private:
    [[nodiscard]] bool isOver() const;

    std::deque<bool> m_recent;  // newest last; true: good
    std::size_t m_goodInARow = 0;
};

} // namespace watch
