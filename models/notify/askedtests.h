// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "Test this channel", asked by a program that does not send of the one that does: a line a channel in a small file beside the
// outbox, taken away by the sender. So the test stands in the delivery log and mends a broken channel, whoever asked. Blocking;
// any thread.

#include "models/base/result.h"

#include <QStringList>

namespace notify {

[[nodiscard]] base::Result<void> askTest(const QString &outboxFile, const QString &channel);
[[nodiscard]] QStringList takeAskedTests(const QString &outboxFile); // ids, each once

} // namespace notify
