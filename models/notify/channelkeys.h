// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The keys of a channel in channels.yaml: which each kind has, and what they mean. Any thread.

#include "models/environment/keys.h"
#include "models/notify/channel.h"

namespace notify {

[[nodiscard]] const environment::Keys<Channel> &commonChannelKeys();
[[nodiscard]] const environment::Keys<Channel> &channelKeys(ChannelKind kind); // those of this kind alone
[[nodiscard]] bool readKind(environment::Reading &reading, const environment::Node &node, ChannelKind &out);
[[nodiscard]] const environment::Keys<Heartbeat> &heartbeatKeys();
[[nodiscard]] QList<environment::MappingKeys> allChannelKeys(); // for the documentation

} // namespace notify
