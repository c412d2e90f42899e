// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A hostile server as a console on duty has it: `quarterdeckctl watch` looks at it, alerts about what it named fire, an incident
// is open with its log and evidence, somebody was told. Folders of its own. Blocking; the test's own thread.

#include "tests/hostile/hostileserver.h"
#include "tests/support/ctlrun.h"
#include "tests/support/scriptedreceiver.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

class HostileRoom {
public:
    HostileRoom()
    {
        for (const auto &[name, folder] : {std::pair("XDG_STATE_HOME", "state"), std::pair("XDG_CONFIG_HOME", "config")}) {
            ctl.variables.insert(QLatin1String(name), ctl.path(QLatin1String(folder)));
            QDir().mkpath(ctl.path(QLatin1String(folder) + QLatin1String("/quarterdeck")));
        }
        const QByteArray own = "sql: \"select name, n from hostile.labels\"", log = server.server().folder().toUtf8() + "/log";
        QByteArray yaml = server.environment();
        const qsizetype at = yaml.indexOf(own); // of the first target alone: one cause, one incident
        yaml.replace(at, own.size(), own + ", interval: 1s, threshold: {warning: 0.5, critical: 1.2}");
        yaml.replace("  - id: twin\n", "    log: {file: " + log + "}\n  - id: twin\n");
        yaml += "promises:\n  - {id: found, statement: Found within two minutes, metric: longest(detect), comparison: \"<=\", goal: 120}\n";
        file = ctl.write(QStringLiteral("e.yaml"), yaml);
        (void)ctl.write(QStringLiteral("config/quarterdeck/channels.yaml"), "channels:\n- {id: hook, kind: webhook, url: \"" + receiver.url() + "\"}\n- {id: ann-phone, kind: webhook, url: \"" + receiver.url() + "\", reaches: people}\n");
        (void)ctl.write(QStringLiteral("config/quarterdeck/rota.yaml"),
                        "people:\n- {id: ann, name: Ann Lee, channels: [ann-phone]}\nrotas:\n- id: primary\n  title: Primary\n  turns:\n  - {people: [ann], from: 2024-09-30, at: \"09:00\", every: 2d}\n"
                        "escalation:\n- {id: all, levels: [{contacts: [oncall/primary], wait: 1min}]}\n");
        // what stands in its log before anybody looks
        for (const QString &name : HostileServer::names())
            server.server().sql(QStringLiteral("do $do$ begin raise warning using message = '") + QString(name).replace(QLatin1Char('\''), QLatin1String("''")) + QStringLiteral("'; end $do$"));
    }
    ~HostileRoom() { stop(); }
    HostileRoom(const HostileRoom &) = delete;

    // Until every label has fired into an incident whose evidence is frozen and somebody was told; false: it never came to that.
    bool watch()
    {
        m_watcher.setProcessEnvironment(ctl.variables);
        m_watcher.setStandardOutputFile(watched());
        m_watcher.setStandardErrorFile(ctl.path(QStringLiteral("watch.err")));
        m_watcher.start(program(), {QStringLiteral("watch"), QStringLiteral("--environment"), file});
        if (!m_watcher.waitForStarted())
            return false;
        for (const QDeadlineTimer due(90000); !due.hasExpired();)
            if (find() && receiver.count() > 0)
                return true;
        return false;
    }
    void stop()
    {
        if (m_watcher.state() == QProcess::NotRunning)
            return;
        m_watcher.terminate();
        if (!m_watcher.waitForFinished(15000))
            m_watcher.kill();
        m_watcher.waitForFinished(5000);
    }
    [[nodiscard]] QString watched() const { return ctl.path(QStringLiteral("watch.out")); } // what it printed
    [[nodiscard]] QByteArray said() const // by it, while nothing came
    {
        QByteArray all;
        for (const QString &name : {watched(), ctl.path(QStringLiteral("watch.err"))})
            if (QFile f(name); f.open(QIODevice::ReadOnly))
                all += f.readAll();
        return all;
    }

    CtlRun ctl;
    HostileServer server;
    ScriptedReceiver receiver{{{}}};
    QString file;     // the environment
    QString incident; // its id, after watch()

private:
    static QString program() { return qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")); }
    bool find()
    {
        for (const QByteArray &line : ctl.run({QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--json")}).out.split('\n')) {
            const QString id = QJsonDocument::fromJson(line).object()[QLatin1String("id")].toString();
            if (id.isEmpty())
                continue;
            const QJsonObject all = QJsonDocument::fromJson(ctl.run({QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json")}).out).object();
            qsizetype labels = 0;
            for (const QJsonValue &alert : all[QLatin1String("alerts")].toArray())
                labels += alert[QLatin1String("rule")].toString() == QLatin1String("metric/own.labels");
            if (labels < HostileServer::names().size() || all[QLatin1String("evidence")].toArray().isEmpty())
                continue;
            incident = id;
            return true;
        }
        return false;
    }

    QProcess m_watcher;
};
