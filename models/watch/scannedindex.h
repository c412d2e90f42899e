// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An index of a table that is mostly read whole, and which comparisons it is good for. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace watch {

struct ScannedIndex {
    enum class Kind : std::uint8_t { Tree, Hash, Other }; // Other: of another method, or of part of the rows
    std::vector<int> keys; // numbers of its key columns; 0: an expression
    Kind kind = Kind::Tree;
    bool ready = true;     // else it is being built, or its build failed

    // Whether it begins with these: the first `equals` in whatever order, compared for equality, then that of a range.
    [[nodiscard]] bool begins(const std::vector<int> &columns, std::size_t equals) const;

    // How many of its first keys comparisons with these columns use.
    struct Use {
        std::size_t equals = 0, all = 0;
    };
    [[nodiscard]] Use use(const std::vector<int> &equal, const std::vector<int> &range) const;
};

} // namespace watch
