// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Mail over SMTP through libcurl, with STARTTLS or TLS from the beginning. The mails of one key are one thread: all refer to an id made
// of the key (In-Reply-To, References); a repeat after a crash has the same Message-ID. Sources: RFC 5322,
// RFC 3834 (Auto-Submitted), RFC 2047.

#include "models/flow/pool.h"
#include "models/notify/channelsecret.h"

namespace notify {

// The whole mail with its headers, lines ending in CR LF. Any thread.
[[nodiscard]] QByteArray mailText(const Notice &notice, const QString &event, const Channel &channel, base::WallTime now);

class MailSender final : public Sender {
public:
    MailSender(const Channel &channel, const SenderRoom &room) : m_channel(channel), m_room(room), m_password(room, channel.credential) {}
    flow::Task<Attempt> send(Message message, flow::TimePoint due) override;

private:
    const Channel m_channel;
    const SenderRoom m_room;
    HeldSecret m_password;
    flow::BlockingPool m_pool{1}; // its own: a mail server that hangs keeps no other channel waiting
};

} // namespace notify
