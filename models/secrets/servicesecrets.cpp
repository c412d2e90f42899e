// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/servicesecrets.h"

#include "models/flow/pool.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace secrets {

namespace {

using flow::Task;
using flow::TimePoint;

class ServiceSecrets final : public SecretSource {
public:
    ServiceSecrets(flow::Reactor &reactor, QString folder, std::unique_ptr<SecretSource> other)
        : m_reactor(reactor), m_folder(std::move(folder)), m_other(std::move(other))
    {
    }

    Task<Answer> fromKeyring(QString key, TimePoint due) override
    {
        const std::function<Answer()> read = [folder = m_folder, key] { return readServiceCredential(folder, key); };
        auto found = co_await flow::offload<Answer>(m_reactor, m_files, due, read);
        if (!found) {
            Answer late(Availability::TimedOut, base::Secret(), m_folder);
            co_return late;
        }
        if (found->availability != Availability::Absent)
            co_return std::move(*found);
        auto other = co_await m_other->fromKeyring(key, due);
        if (other.availability == Availability::NoBackend || other.availability == Availability::Absent)
            other.detail = found->detail; // the credential that is missing says more than a keyring that is not there
        co_return other;
    }
    Task<Answer> toKeyring(QString key, base::Secret secret, TimePoint due) override { return m_other->toKeyring(std::move(key), std::move(secret), due); }
    Task<Answer> removeFromKeyring(QString key, TimePoint due) override { return m_other->removeFromKeyring(std::move(key), due); }
    Task<Answer> fromCommand(QStringList argv, TimePoint due) override { return m_other->fromCommand(std::move(argv), due); }
    void remember(const QString &key, base::Secret secret) override { m_other->remember(key, std::move(secret)); }
    std::optional<base::Secret> remembered(const QString &key) const override { return m_other->remembered(key); }

private:
    flow::Reactor &m_reactor;
    QString m_folder;
    std::unique_ptr<SecretSource> m_other;
    flow::BlockingPool m_files{1};
};

} // namespace

Answer readServiceCredential(const QString &folder, const QString &key)
{
    const QString file = folder + QLatin1Char('/') + key;
    const auto absent = [&file] { return Answer(Availability::Absent, base::Secret(), file); };
    if (key.isEmpty() || key.contains(QLatin1Char('/')) || key == QLatin1String(".") || key == QLatin1String("..") || key.contains(QChar(u'\0')))
        return absent();
    const int fd = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno == ENOENT ? absent() : Answer(Availability::Denied, base::Secret(), QString::fromLocal8Bit(std::strerror(errno)));
    std::string bytes;
    bytes.reserve(64 * 1024); // never moved: no copies of the secret are left behind
    std::array<char, 4096> part{};
    ssize_t n = 0;
    while (bytes.size() + part.size() <= bytes.capacity() && (n = ::read(fd, part.data(), part.size())) > 0)
        bytes.append(part.data(), std::size_t(n));
    ::close(fd);
    ::explicit_bzero(part.data(), part.size());
    if (n < 0) {
        base::wipe(bytes);
        return Answer(Availability::Denied, base::Secret(), QString::fromLocal8Bit(std::strerror(errno)));
    }
    if (const auto end = bytes.find_first_of("\r\n"); end != std::string::npos) {
        std::fill(bytes.begin() + std::ptrdiff_t(end), bytes.end(), '\0');
        bytes.resize(end);
    }
    return Answer(Availability::Found, base::Secret(std::move(bytes)));
}

std::unique_ptr<SecretSource> makeServiceSecrets(flow::Reactor &reactor, QString folder, std::unique_ptr<SecretSource> other)
{
    return std::make_unique<ServiceSecrets>(reactor, std::move(folder), std::move(other));
}

} // namespace secrets
