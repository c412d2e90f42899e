// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/election.h"

#include "models/base/paths.h"
#include "models/journal/digest.h"

#include <QSysInfo>

#include <unistd.h>

namespace sharedjournal {

using flow::orFail;

namespace {

constexpr flow::milliseconds kFile{2'000}, kGivingBack{1'000}, kJustAfter{50};

QString fileOr(const QString &file)
{
    return file.isEmpty() ? base::stateFolder() + QStringLiteral("/watcher.lease") : file;
}

} // namespace

QString holderHere()
{
    const QByteArray folder = journal::leafHash(base::stateFolder().toUtf8()).toHex().left(8);
    return QStringLiteral("%1 %2 %3 %4").arg(QSysInfo::machineHostName(), QString::fromLatin1(QSysInfo::machineUniqueId()).left(8)).arg(::geteuid()).arg(QString::fromLatin1(folder));
}

Election::Election(postgres::Engine engine, Carrier::Settings settings, Terms terms, Told told)
    : m_engine(engine), m_settings(std::move(settings)), m_terms(std::move(terms)), m_told(std::move(told)),
      m_local(fileOr(m_terms.localFile), m_terms.lease), m_mandate(base::Clock::system(), m_terms.lease)
{
    if (m_terms.holder.isEmpty())
        m_terms.holder = holderHere();
}

void Election::tell()
{
    if (m_told)
        m_told(m_mandate);
}

Task<bool> Election::standsHere()
{
    const std::function<Result<bool>()> renew = [lease = m_local] { return lease.renew(); };
    const auto held = co_await flow::offload<Result<bool>>(m_engine.reactor, m_files, m_engine.reactor.now() + kFile, renew);
    // A folder that cannot be used must not make everybody silent.
    co_return !held || !*held || **held;
}

Task<Result<Store::Lease>> Election::beat()
{
    const TimePoint due = m_engine.reactor.now() + std::min(kAnswer, m_terms.lease / 3);
    if (!m_store || m_store->broken()) {
        m_store.reset();
        auto settings = co_await orFail(m_settings(due));
        m_store = co_await orFail(Store::open(m_engine, settings, due));
    }
    auto lease = co_await m_store->lead(m_terms.name, m_terms.holder, m_terms.lease, due);
    if (!lease)
        m_store.reset();
    co_return lease;
}

Task<void> Election::run()
{
    for (;;) {
        flow::milliseconds pause = m_terms.beat;
        const Mandate::Moment sent = m_mandate.now();
        const bool here = co_await standsHere();
        if (!here) {
            m_mandate.standsDown();
            m_store.reset();
        } else if (!m_settings) {
            m_mandate.answered(sent, true);
        } else {
            const auto lease = co_await beat();
            if (lease) {
                const bool mine = lease->holder == m_terms.holder;
                m_mandate.answered(sent, mine);
                m_term = lease->term;
                if (!mine)
                    pause = std::min(m_terms.beat, lease->left + kJustAfter);
            } else {
                m_mandate.failed(sent);
            }
        }
        tell();
        const auto slept = co_await m_engine.reactor.sleepFor(pause);
        if (!slept)
            break;
    }
    const bool led = m_store && part() == Part::Leader;
    if (led) {
        const TimePoint due = m_engine.reactor.now() + kGivingBack;
        (void)co_await flow::shielded(m_engine.reactor, kGivingBack, m_store->resign(m_terms.name, m_terms.holder, due));
    }
    m_local.resign();
}

} // namespace sharedjournal
