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
    void save(const environment::Change &change, base::Secret password) override
    {
        lastChange = change;
        lastPassword = QByteArray(password.revealZ());
        if (const auto *added = std::get_if<environment::AddTargets>(&change)) {
            last = added->targets.last();
            asked << QStringLiteral("save ") + last.id;
        } else if (const auto *replaced = std::get_if<environment::ReplaceTarget>(&change)) {
            last = replaced->after;
            asked << QStringLiteral("replace ") + replaced->before.id;
        } else {
            asked << (std::holds_alternative<environment::RemoveTarget>(change) ? QStringLiteral("remove") : QStringLiteral("tiers"));
        }
    }
    void lookForImports() override { asked << QStringLiteral("look"); }
    void enterPassword(const QString &target, const QString &, base::Secret, bool) override
    {
        asked << QStringLiteral("password ") + target;
    }
    [[nodiscard]] environment::EnvironmentPtr environment() const override { return open; }
    [[nodiscard]] environment::EnvironmentPtr extended() const override { return open; }

    ScriptedConnector()
    {
        environment::Environment made;
        made.tiers = {{QStringLiteral("orders"), QStringLiteral("orders"), {}}, {QStringLiteral("edge"), QStringLiteral("Web"), {}}};
        environment::Target taken;
        taken.id = taken.title = QStringLiteral("taken");
        taken.tier = QStringLiteral("orders");
        environment::Target box = taken;
        box.id = box.title = QStringLiteral("box");
        box.kind = environment::TargetKind::Host;
        box.settings = environment::HostSettings();
        made.targets = {taken, box};
        open = std::make_shared<environment::Environment>(made);
    }

    environment::EnvironmentPtr open;
    environment::Change lastChange;
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
