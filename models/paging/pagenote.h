// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the journal keeps of persons who were paged, so that being on call has figures: an entry when a channel took a telling
// meant for a person (page.sent), when somebody had it (page.acknowledged) and when it was over (page.over). All three carry
// the notice's key as act_id; nobody's name stands in the record (resources/docs/oncall.md). Values and pure functions; any
// thread.

#include "models/journal/reader.h"
#include "models/notify/channel.h"
#include "models/notify/outbox.h"
#include "models/rota/escalation.h"

namespace paging {

inline constexpr QLatin1StringView kPagePrefix("page.");

struct PageNote {
    enum class Kind : std::uint8_t { Sent, Acknowledged, Over };
    Kind kind = Kind::Sent;
    QString notice;                // its key
    QString person, rule, channel; // Sent; person: id in rota.yaml
    QString target;                // id in the environment
    base::WallTime at{};           // when the channel took it; when it was acknowledged, when it was over
    base::WallTime began{};        // Sent: of what is told; another beginning is another page
    bool drill = false;

    // The same page, however often and by whichever of several watchers it is written down.
    [[nodiscard]] QString id() const;
    friend bool operator==(const PageNote &, const PageNote &) = default;
};

// Whom a delivery paged: none unless it was taken, tells that something fires, and went to a channel of a person it was for.
[[nodiscard]] QList<PageNote> notesOf(const notify::Delivery &delivery, const rota::OnCall &all, const notify::Channels &channels);

[[nodiscard]] QString actOf(PageNote::Kind kind); // "page.sent"
[[nodiscard]] journal::Entry entryOf(const PageNote &note);
[[nodiscard]] std::optional<PageNote> noteOf(const journal::StoredEntry &entry); // nothing: another act, erased, damaged

} // namespace paging
