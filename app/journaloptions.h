// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `quarterdeckctl journal` was asked. Read from the command line; a mistake in it is said on standard error.

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace app {

enum VerifyCode { Unreadable = 3, WrongUsage = 4 }; // beside journal::Verification::Verdict

struct JournalCommand { // the context of its words
    Q_DECLARE_TR_FUNCTIONS(JournalCommand)
};

class JournalOptions {
public:
    JournalOptions();

    // The exit code when there is nothing more to do.
    [[nodiscard]] std::optional<int> parse(const QStringList &args);
    // Says why, and is the exit code of that.
    [[nodiscard]] int wrong(const QString &why) const;

    [[nodiscard]] bool isSet(const char *name) const { return m_parser.isSet(QLatin1String(name)); }
    [[nodiscard]] QString value(const char *name) const { return m_parser.value(QLatin1String(name)); }
    // Microseconds since 1970; without an offset in local time.
    [[nodiscard]] std::optional<qint64> moment(const char *name) const;

    QString action;
    QStringList words;
    QString file;
    int lines = 20;

private:
    [[nodiscard]] QString mistake();

    QCommandLineParser m_parser;
};

} // namespace app
