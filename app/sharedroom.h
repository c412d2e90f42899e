// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a command needs to talk to a shared journal: where it is, and what a flow needs of this process.

#include "app/flowrun.h"
#include "models/secrets/desktopsecrets.h"
#include "models/sharedjournal/address.h"
#include "models/sharedjournal/store.h"

namespace app {

class SharedRoom {
public:
    // `where`: an address, an environment file that names a shared journal, or empty for the person's own file.
    [[nodiscard]] static base::Result<environment::SharedJournal> placeOf(const QString &where);

    explicit SharedRoom(environment::SharedJournal where);

    [[nodiscard]] QString shown() const { return sharedjournal::shownAddress(m_where); }
    [[nodiscard]] base::Result<postgres::ConnectionSettings> settings();
    [[nodiscard]] base::Result<std::unique_ptr<sharedjournal::Store>> open();
    [[nodiscard]] base::Result<void> make();
    [[nodiscard]] flow::Reactor &reactor() { return m_reactor; }
    [[nodiscard]] flow::TimePoint due() const { return m_reactor.now() + std::chrono::seconds(15); }

private:
    [[nodiscard]] watch::ProbeContext context() { return {m_reactor, m_dns, m_cancels, m_files, *m_secrets, {}}; }

    environment::SharedJournal m_where;
    flow::Reactor m_reactor;
    flow::BlockingPool m_dns{2}, m_cancels{1}, m_files{1};
    std::unique_ptr<secrets::SecretSource> m_secrets = secrets::makeSecretSource(m_reactor);
};

} // namespace app
