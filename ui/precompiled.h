// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// As models/precompiled.h, for what shows a window.

#include "models/precompiled.h"

#include <QAbstractItemModel>
#include <QtWidgets>
