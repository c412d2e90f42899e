// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A connector and a sandbox that do what the test says and write down what they were asked.

#include "ui/start/connector.h"
#include "ui/start/sandboxdriver.h"

class ScriptedConnector : public start::Connector {
public:
    void test(const environment::Target &target, base::Secret password) override
    {
        asked << QStringLiteral("test ") + target.id;
        last = target;
        lastPassword = QByteArray(password.revealZ());
    }
    void cancelTest() override { asked << QStringLiteral("cancel"); }
    void save(const environment::Target &target, base::Secret password) override
    {
        asked << QStringLiteral("save ") + target.id;
        last = target;
        lastPassword = QByteArray(password.revealZ());
    }
    void enterPassword(const QString &target, const QString &, base::Secret, bool) override
    {
        asked << QStringLiteral("password ") + target;
    }
    [[nodiscard]] QStringList takenIds() const override { return {QStringLiteral("taken")}; }
    [[nodiscard]] QStringList tiers() const override { return {QStringLiteral("orders")}; }

    QStringList asked;
    environment::Target last;
    QByteArray lastPassword;
};

class ScriptedSandbox : public start::SandboxDriver {
public:
    void up() override { asked << QStringLiteral("up"); }
    void cancel() override { asked << QStringLiteral("cancel"); }
    void down() override { asked << QStringLiteral("down"); }
    void inject(const QString &fault, const QString &) override { asked << QStringLiteral("inject ") + fault; }
    void heal(const QString &) override { asked << QStringLiteral("heal"); }
    [[nodiscard]] QString logFolder() const override { return QStringLiteral("/state/sandbox/shop/log"); }

    QStringList asked;
};
