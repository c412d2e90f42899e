// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The real sandbox for a test, in a folder of its own, driven as a user does: through quarterdeckctl. Blocking; the
// test's own thread only. Ended with this object.

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <unistd.h>

class SandboxFixture {
public:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    SandboxFixture() : m_temp(QDir::tempPath() + QStringLiteral("/qd-sandbox-XXXXXX"))
    {
        if (!m_temp.isValid())
            qFatal("no temporary folder");
        // the servers run as an ordinary user, who must be able to reach their folder
        QFile::setPermissions(m_temp.path(), QFile::Permissions(0x7755));
        if (m_ownState) // faults stand in the journal
            qputenv("XDG_STATE_HOME", (m_temp.path() + QStringLiteral("/state")).toUtf8());
    }
    ~SandboxFixture()
    {
        if (m_up)
            run({QStringLiteral("down")});
        if (m_ownState)
            qunsetenv("XDG_STATE_HOME");
    }

    // Starts it; ends the test program with what was said when it does not start.
    void up()
    {
        m_up = true;
        const Outcome outcome = run({QStringLiteral("up"), QStringLiteral("--json")}, 120000);
        if (outcome.code != 0)
            qFatal("the sandbox did not start (exit %d):\n%s", outcome.code, outcome.err.constData());
    }

    Outcome fault(const QString &name, const QString &target = {})
    {
        QStringList args{QStringLiteral("fault"), name};
        if (!target.isEmpty())
            args << target;
        return run(args, 60000);
    }
    Outcome heal(const QString &target = {})
    {
        QStringList args{QStringLiteral("heal")};
        if (!target.isEmpty())
            args << target;
        return run(args, 120000);
    }

    // quarterdeckctl sandbox ARGS --folder FOLDER
    Outcome run(QStringList args, int limitMs = 60000)
    {
        args.prepend(QStringLiteral("sandbox"));
        args << QStringLiteral("--folder") << folder();
        return ctl(args, limitMs);
    }
    static Outcome ctl(const QStringList &args, int limitMs = 60000)
    {
        QProcess p;
        const QString program = qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"));
        p.start(program, args);
        Outcome o;
        if (!p.waitForFinished(limitMs)) {
            p.kill();
            p.waitForFinished(5000);
            o.err = "no end within " + QByteArray::number(limitMs) + " ms; ";
        } else {
            o.code = p.exitStatus() == QProcess::NormalExit ? p.exitCode() : -1;
        }
        o.out = p.readAllStandardOutput();
        o.err += p.readAllStandardError();
        return o;
    }

    [[nodiscard]] QString folder() const { return m_temp.path() + QStringLiteral("/shop"); }
    [[nodiscard]] QString environmentFile() const { return folder() + QStringLiteral("/environment.yaml"); }

private:
    QTemporaryDir m_temp;
    const bool m_ownState = !qEnvironmentVariableIsSet("XDG_STATE_HOME");
    bool m_up = false;
};
