// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `quarterdeckctl journal erase --shared URL` does in the shared journal: the store is asked by its own function, which
// looks at what the login may, after the intent is on disk here. Blocking, in the manner of a command.

#include "app/sharedroom.h"
#include "models/journal/chainwriter.h"

namespace app {

class SharedErasure {
public:
    // Opened before anything is erased anywhere. Errors of the connection; Permission where the login may only read.
    [[nodiscard]] static base::Result<SharedErasure> open(const QString &where);

    void foretell() const;
    // Says what went and what stays. `word` is what was asked for, `name` the person's as this machine knew it; either may be in
    // the store. False: it was not done, or somebody else has to do the rest.
    [[nodiscard]] bool erase(journal::ChainWriter &writer, const journal::Erasure &what, const QString &word, const QString &name);

private:
    SharedErasure(std::unique_ptr<SharedRoom> room, std::unique_ptr<sharedjournal::Store> store) : m_room(std::move(room)), m_store(std::move(store)) {}

    std::unique_ptr<SharedRoom> m_room;
    std::unique_ptr<sharedjournal::Store> m_store; // dies first
};

} // namespace app
