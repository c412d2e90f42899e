// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/knownnotice.h"

namespace paging {

using notify::Notice;

Notice asKnown(Notice notice, const std::optional<Notice> &open)
{
    if (!open || open->severity < notice.severity)
        return notice;
    if (!open->alert.isEmpty() && open->alert != notice.alert) {
        Notice other = *open; // its digest, or what a person was asked, is the same telling
        other.event = notice.event;
        other.moment = notice.moment;
        other.people = notice.people;
        other.channels = notice.channels;
        other.persons = notice.persons;
        return other;
    }
    notice.began = open->began;
    notice.severity = open->severity;
    notice.rule = open->rule;
    notice.target = open->target;
    return notice;
}

} // namespace paging
