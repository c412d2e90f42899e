// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is on call, in lines or as JSON.

#include "models/rota/rotafile.h"

#include <QCoreApplication>

namespace app {

struct OncallCommand { // the context of its words
    Q_DECLARE_TR_FUNCTIONS(OncallCommand)
};

// "from 26 Nov 2026 14:30 to 27 Nov 2026 09:00", local.
[[nodiscard]] QString stretchText(base::WallTime from, base::WallTime until);

// False: somebody is missing in the next seven days.
[[nodiscard]] bool printOnCall(const rota::OnCall &all, const rota::Arranged &arranged, base::WallTime now, bool json);

} // namespace app
