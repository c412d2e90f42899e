// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/evidencefolder.h"

#include <algorithm>
#include <ranges>

namespace incidents {

QString evidenceFolderOf(const Incident &incident)
{
    if (incident.evidence.empty())
        return {};
    const auto newestFirst = std::views::reverse(incident.evidence);
    const auto isItsOwn = [end = u'/' + incident.id](const Evidence &e) { return e.folder.endsWith(end); };
    const auto own = std::ranges::find_if(newestFirst, isItsOwn);
    return own != newestFirst.end() ? own->folder : incident.evidence.back().folder;
}

} // namespace incidents
