// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A checkpoint: how long every chain was and where it ended, signed with a person's SSH key (ssh-keygen -Y, namespace
// quarterdeck-journal), to be kept where the operators of the journal cannot change it. Its lines are anchors, so that a
// verifier that knows nothing of signatures reads it in a folder of anchors. Engine thread.

#include "models/flow/scope.h"
#include "models/journal/anchorfile.h"

#include <optional>

namespace journal {

struct Checkpoint {
    QString of; // which journal: a file, or a store's address
    QList<Anchor> anchors;
    QString signer; // of one that was verified: who the file of allowed signers says it is
};

[[nodiscard]] QByteArray checkpointText(const Checkpoint &checkpoint);
// What such a text says, whoever wrote it. Nothing: it is no checkpoint.
[[nodiscard]] std::optional<Checkpoint> checkpointIn(const QByteArray &text);
// The text with its signature after it. The key is a file of a private key, or of a public one whose private half is with
// the agent; one with a passphrase has to be with the agent.
flow::Task<flow::Result<QByteArray>> signedCheckpoint(flow::Reactor &reactor, Checkpoint checkpoint, QString key, flow::TimePoint due);
// Errors: Authentication when the signature is wrong or of nobody in the file of allowed signers (ssh-keygen(1)), Invalid when it
// is no checkpoint.
flow::Task<flow::Result<Checkpoint>> verifiedCheckpoint(flow::Reactor &reactor, QByteArray bytes, QString allowedSigners, flow::TimePoint due);

} // namespace journal
