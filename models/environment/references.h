// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment/reading.h"

namespace environment {

// What no single mapping can see: tiers, contacts and targets that are named but not declared, edges that run in
// a circle, metrics that nobody measures. A name that leads nowhere is taken out; its owner stays.
void checkReferences(Reading &reading, Environment &environment);

} // namespace environment
