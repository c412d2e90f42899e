// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace notify {

// The translation context of every sentence of this room.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(notify::Words)
};

} // namespace notify
