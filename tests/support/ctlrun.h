// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The real quarterdeckctl with folders of its own, as a script starts it. Blocking; the test's own thread only.

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

class CtlRun {
public:
    struct Outcome {
        int code = -1; // -1: it did not end by itself
        QByteArray out, err;
    };

    CtlRun() : variables(QProcessEnvironment::systemEnvironment())
    {
        variables.insert(QStringLiteral("HOME"), path(QStringLiteral("home")));
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            variables.remove(QLatin1String(name));
        QDir(m_folder.path()).mkpath(QStringLiteral("home"));
    }

    QProcessEnvironment variables;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &text, QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.setPermissions(mode);
        return file.fileName();
    }

    // whileItRuns is called again and again with the process id.
    template <class F>
    Outcome run(const QStringList &args, F whileItRuns, int limitMs = 30000) const
    {
        QProcess p;
        p.setProcessEnvironment(variables);
        p.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), args);
        QElapsedTimer since;
        since.start();
        while (!p.waitForFinished(20) && since.elapsed() < limitMs)
            whileItRuns(p.processId());
        Outcome o;
        if (p.state() != QProcess::NotRunning) {
            p.terminate();
            p.waitForFinished(5000);
        } else if (p.exitStatus() == QProcess::NormalExit) {
            o.code = p.exitCode();
        }
        o.out = p.readAllStandardOutput();
        o.err = p.readAllStandardError();
        return o;
    }
    Outcome run(const QStringList &args, int limitMs = 30000) const
    {
        return run(args, [](qint64) {}, limitMs);
    }

private:
    QTemporaryDir m_folder;
};
