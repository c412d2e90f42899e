// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/endingsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace app {

namespace {

sigset_t endingSet()
{
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&ending, signal);
    return ending;
}

} // namespace

void EndingSignals::hold()
{
    const sigset_t ending = endingSet();
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
}

EndingSignals::EndingSignals(QObject *parent) : QObject(parent)
{
    hold();
    const sigset_t ending = endingSet();
    m_descriptor = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info;
        while (::read(m_descriptor, &info, sizeof info) > 0)
            emit asked();
    });
}

EndingSignals::~EndingSignals()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

} // namespace app

#include "moc_endingsignals.cpp"
