// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Links within a PDF that QPdfWriter wrote: it makes addresses of them ("#there"), which no viewer follows. Those of a pair, of
// which each is linked to the other, lead there afterwards. What is changed is appended, as PDF foresees it (ISO 32000-1, 7.5.6).
// Pure; any thread.

#include <QByteArray>

namespace incidents {

// A link to ONEname leads to where the first link to OTHERname stands, and the other way round. Without such links: as it was.
[[nodiscard]] QByteArray withInnerLinks(const QByteArray &pdf, const QByteArray &one, const QByteArray &other);

} // namespace incidents
