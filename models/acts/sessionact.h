// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// session.cancel and session.terminate as acts: through the dispatcher, with the forecast that was shown, and the effect
// measured and written down. Engine thread only.

#include "models/acts/dispatcher.h"
#include "models/acts/sessionsignal.h"

namespace acts {

[[nodiscard]] QString actOf(Signal signal);

// `request` says target, server, actor and reason; act and details are filled in here. Errors: the dispatcher's, and Absent
// when the session is no longer the one foretold (nothing was sent).
flow::Task<base::Result<SignalEffect>> actOnSession(flow::Reactor &reactor, std::shared_ptr<postgres::Asker> server, Dispatcher &dispatcher,
                                                    Request request, Standing standing, SessionForecast forecast, Signal signal);

} // namespace acts
