// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A command line as a list of arguments; there is no shell anywhere. Values go as --name=value or after "--", so
// that a value can never become an option. A mistake (relative program, NUL, a value that begins with '-' where it
// would be read as an option) is kept and comes out of valid(); nothing is ever started from such a list. Any thread.

#include "models/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace process {

class Argv {
public:
    explicit Argv(const QString &program); // absolute path

    Argv &option(QLatin1StringView name, const QString &value); // --name=value; name with or without its dashes
    Argv &flag(QLatin1StringView flag);                         // as written: "--no-sync", "-q"
    Argv &shortOption(char letter, const QString &value);       // -D value, for programs without the long form
    Argv &path(const QString &absolute);                        // a file operand for programs that know no "--"
    Argv &positional(const QString &value);                     // after "--", which is added before the first
    Argv &run(const Argv &inner);                               // "-- program arguments": this one is a wrapper

    Argv &asWritten(const QStringList &arguments); // by the person whose command this is: nothing of ours is among them

    [[nodiscard]] base::Result<void> valid() const;
    [[nodiscard]] const QList<QByteArray> &arguments() const { return m_arguments; } // program first, UTF-8
    [[nodiscard]] QString program() const;
    [[nodiscard]] QString shown() const; // for a log line or an error; never to be run

private:
    void append(const QString &argument);
    void refuse(const QString &what);

    QList<QByteArray> m_arguments;
    std::string m_error;
    bool m_operands = false;
};

// Absolute path of a tool of that name in the folders of the system (never the current one, never $PATH), or in
// `first`; empty when there is none or when somebody other than root or we could have replaced it.
[[nodiscard]] QString findTool(const QString &name, const QStringList &first = {});

} // namespace process
