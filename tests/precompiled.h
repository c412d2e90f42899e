// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// As ui/precompiled.h, for every test program.

#include "ui/precompiled.h"

#include <QtTest>

#include <atomic>
#include <random>
