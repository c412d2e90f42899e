// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/space.h"

#include "ui/theme/theme.h"

#include <cmath>

namespace theme {

int scaled(int pixels) { return int(std::lround(pixels * Theme::current().textScale())); }
int rowHeight() { return scaled(30); }
int compactRowHeight() { return scaled(24); }
int controlHeight() { return scaled(30); }

} // namespace theme
