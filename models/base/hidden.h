// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which characters change the meaning of the text around them unseen. Pure.

namespace base {

// Control characters above ASCII, bidirectional and zero-width ones.
[[nodiscard]] bool isHidden(char32_t c);

} // namespace base
