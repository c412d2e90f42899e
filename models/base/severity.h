// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace base {

// How bad a thing is, in the order in which the worst wins. Unknown outranks Ok: what was not measured is
// never shown as good.
enum class Severity : std::uint8_t { Ok, Unknown, Warning, Critical };

} // namespace base
