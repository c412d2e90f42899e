// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment/reading.h"

namespace watch {

// The built-in catalogue as the reader of environment files asks it. Loaded once, at the first call. Any thread.
environment::MetricLookup metricLookup();

} // namespace watch
