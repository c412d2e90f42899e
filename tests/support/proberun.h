// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One probe on the event loop of the test, with what it needs and a record of what it published.

#include "models/secrets/secretsource.h"
#include "models/watch/probe.h"
#include "tests/support/recordingpublisher.h"

#include <functional>
#include <memory>

class FixedSecrets final : public secrets::SecretSource {
public:
    flow::Task<secrets::Answer> fromKeyring(QString, flow::TimePoint) override
    {
        if (password.empty())
            co_return secrets::Answer();
        co_return secrets::Answer(secrets::Availability::Found, base::Secret(std::string(password)));
    }
    flow::Task<secrets::Answer> toKeyring(QString, base::Secret, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> fromCommand(QStringList, flow::TimePoint) override { co_return secrets::Answer(); }
    void remember(const QString &, base::Secret) override {}
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &) const override { return {}; }

    std::string password;
};

class ProbeRun {
public:
    using Maker = std::function<std::unique_ptr<watch::Probe>(const watch::ProbeContext &, const environment::Target &)>;

    ProbeRun(environment::Target target, Maker maker) : m_maker(std::move(maker))
    {
        environment::Environment e;
        e.targets.append(std::move(target));
        m_environment = std::make_shared<const environment::Environment>(std::move(e));
    }
    ~ProbeRun() { stop(); }

    void start()
    {
        stop();
        out = RecordingPublisher();
        m_probe = m_maker(context(), m_environment->targets.constFirst());
        m_scope = std::make_unique<flow::TaskScope>();
        m_scope->spawn(m_probe->run(out));
        flow::ReadyQueue::here().pump();
    }
    void stop()
    {
        m_scope.reset();
        m_probe.reset();
    }
    [[nodiscard]] watch::ProbeContext context() { return {reactor, dns, cancels, files, secrets, m_environment}; }
    [[nodiscard]] const environment::Target &target() const { return m_environment->targets.constFirst(); }
    [[nodiscard]] std::unique_ptr<watch::Probe> make() { return m_maker(context(), target()); }

    flow::Reactor reactor;
    flow::BlockingPool dns{4}, cancels{2}, files{2};
    FixedSecrets secrets;
    RecordingPublisher out;

private:
    Maker m_maker;
    environment::EnvironmentPtr m_environment;
    std::unique_ptr<watch::Probe> m_probe;
    std::unique_ptr<flow::TaskScope> m_scope;
};
