// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keyringthread.h"

#include "models/secrets/keyringstate.h"

#include <qt6keychain/keychain.h>

namespace secrets {

namespace {

constexpr int kFarewellMilliseconds = 300;

QString serviceName()
{
    return QStringLiteral("quarterdeck");
}

// The library hands the secret over in a QString that it shares with its job: the bytes of both are overwritten.
base::Secret takeText(const QString &shared)
{
    base::Secret secret(shared.toUtf8().toStdString());
    std::fill_n(const_cast<QChar *>(shared.constData()), shared.size(), QChar());
    return secret;
}

Availability availabilityOf(QKeychain::Error error, KeyringState state)
{
    const bool denied = error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser;
    if (denied) // writing into a locked keyring is reported as denied, too
        return state == KeyringState::Locked ? Availability::Locked : Availability::Denied;
    switch (state) {
    case KeyringState::NoService: return error == QKeychain::EntryNotFound ? Availability::Absent : Availability::NoBackend;
    case KeyringState::Locked: return Availability::Locked;
    case KeyringState::Silent: return Availability::TimedOut;
    case KeyringState::NoCollection:
        // nothing is kept yet; making a keyring needs a dialog that did not come to an end
        return error == QKeychain::EntryNotFound ? Availability::Absent : Availability::Locked;
    case KeyringState::Unlocked: break;
    }
    if (error == QKeychain::EntryNotFound)
        return Availability::Absent;
    return error == QKeychain::CouldNotDeleteEntry ? Availability::Denied : Availability::NoBackend;
}

} // namespace

class KeyringThread::Desk final : public QObject
{
public:
    void serve(const Request &request, const Done &done)
    {
        switch (request.wish) {
        case Wish::Read: {
            auto *job = new QKeychain::ReadPasswordJob(serviceName(), this);
            return run(job, request.key, [done, job] { done(Answer(Availability::Found, takeText(job->textData()))); }, done);
        }
        case Wish::Write: {
            auto *job = new QKeychain::WritePasswordJob(serviceName(), this);
            const std::string_view plain = request.secret->reveal();
            job->setTextData(QString::fromUtf8(plain.data(), qsizetype(plain.size())));
            return run(job, request.key, [done] { done(Answer(Availability::Found, base::Secret())); }, done);
        }
        case Wish::Remove: {
            auto *job = new QKeychain::DeletePasswordJob(serviceName(), this);
            return run(job, request.key, [done] { done(Answer(Availability::Found, base::Secret())); }, done);
        }
        }
    }

private:
    void run(QKeychain::Job *job, const QString &key, const std::function<void()> &good, const Done &done)
    {
        job->setInsecureFallback(false); // never a file of our own
        job->setKey(key);
        connect(job, &QKeychain::Job::finished, this, [this, job, good, done] {
            const QKeychain::Error error = job->error();
            if (error == QKeychain::NoError)
                return good();
            const QString said = job->errorString();
            askKeyringState(this, [error, said, done](KeyringState state, const QString &detail) {
                done(Answer(availabilityOf(error, state), base::Secret(), said.isEmpty() ? detail : said));
            });
        });
        job->start(); // deletes itself when it has finished
    }
};

KeyringThread::~KeyringThread()
{
    if (!m_thread)
        return;
    m_thread->quit();
    if (m_thread->wait(kFarewellMilliseconds))
        delete m_thread;
    // else: it hangs in the library; ending it by force would take the library's locks with it
}

void KeyringThread::ask(Request request, Done done)
{
    if (!m_thread) {
        m_thread = new QThread;
        m_thread->setObjectName(QStringLiteral("keyring"));
        m_desk = new Desk;
        m_desk->moveToThread(m_thread);
        QObject::connect(m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
        m_thread->start();
    }
    QMetaObject::invokeMethod(
        m_desk, [desk = m_desk, request = std::move(request), done = std::move(done)] { desk->serve(request, done); },
        Qt::QueuedConnection);
}

} // namespace secrets
