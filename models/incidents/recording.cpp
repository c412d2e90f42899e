// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/recording.h"

namespace incidents {

flow::Task<base::Result<journal::Receipt>> recordChange(acts::Dispatcher &dispatcher, Change change, acts::Role role)
{
    acts::Request request;
    request.act = actOf(change.kind);
    request.target = change.news ? change.news->target : change.kind == Change::Kind::Open ? change.parts.value(0) : QString();
    request.actor = change.who;
    request.details = detailsOf(change);
    const acts::Standing standing{role, {}};
    auto recording = dispatcher.record(std::move(request), standing, change.incident);
    co_return co_await std::move(recording);
}

} // namespace incidents
