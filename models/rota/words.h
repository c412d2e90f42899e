// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace rota {

// The translation context of every sentence of this room.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(rota::Words)
};

} // namespace rota
