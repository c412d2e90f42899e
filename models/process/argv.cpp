// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/argv.h"

#include <QCoreApplication>
#include <QStringList>

#include <sys/stat.h>
#include <unistd.h>

namespace process {

Argv::Argv(const QString &program)
{
    if (!program.startsWith(u'/'))
        refuse(QCoreApplication::translate("process", "The program '%1' is not installed or has no absolute path.").arg(program));
    append(program);
}

Argv &Argv::option(QLatin1StringView name, const QString &value)
{
    if (m_operands)
        refuse(QStringLiteral("option %1 after the operands").arg(name));
    const QLatin1StringView dashes("--");
    append((name.startsWith(dashes) ? QString() : QString(dashes)) + name + u'=' + value);
    return *this;
}

Argv &Argv::flag(QLatin1StringView flag)
{
    if (m_operands)
        refuse(QStringLiteral("flag %1 after the operands").arg(flag));
    append(flag);
    return *this;
}

Argv &Argv::shortOption(char letter, const QString &value)
{
    if (value.isEmpty() || value.startsWith(u'-'))
        refuse(QCoreApplication::translate("process", "The value '%1' of -%2 would be read as an option.").arg(value).arg(QLatin1Char(letter)));
    append(QStringLiteral("-") + QLatin1Char(letter));
    append(value);
    return *this;
}

Argv &Argv::asWritten(const QStringList &arguments)
{
    for (const QString &argument : arguments)
        append(argument);
    return *this;
}

Argv &Argv::path(const QString &absolute)
{
    if (!absolute.startsWith(u'/'))
        refuse(QCoreApplication::translate("process", "The file '%1' has no absolute path.").arg(absolute));
    append(absolute);
    return *this;
}

Argv &Argv::positional(const QString &value)
{
    if (!m_operands)
        append(QStringLiteral("--"));
    m_operands = true;
    append(value);
    return *this;
}

Argv &Argv::run(const Argv &inner)
{
    if (!inner.m_error.empty() && m_error.empty())
        m_error = inner.m_error;
    if (m_operands)
        refuse(QStringLiteral("a wrapped command after the operands"));
    m_operands = true;
    append(QStringLiteral("--"));
    m_arguments += inner.m_arguments;
    return *this;
}

base::Result<void> Argv::valid() const
{
    if (!m_error.empty())
        return base::fail(base::Errc::Invalid, m_error);
    return {};
}

QString Argv::program() const
{
    return QString::fromUtf8(m_arguments.first());
}

QString Argv::shown() const
{
    QStringList parts;
    for (const QByteArray &a : m_arguments)
        parts << QString::fromUtf8(a);
    return parts.join(u' ');
}

void Argv::append(const QString &argument)
{
    if (argument.contains(QChar(u'\0')))
        refuse(QCoreApplication::translate("process", "An argument holds a NUL character."));
    m_arguments << argument.toUtf8();
}

void Argv::refuse(const QString &what)
{
    if (m_error.empty())
        m_error = what.toStdString();
}

QString findTool(const QString &name, const QStringList &first)
{
    if (name.isEmpty() || name.contains(u'/'))
        return {};
    const QStringList folders = first
        + QStringList{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/sbin"),
                      QStringLiteral("/bin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/local/bin")};
    for (const QString &folder : folders) {
        const QString candidate = folder + u'/' + name;
        const QByteArray path = candidate.toUtf8();
        struct stat s = {};
        if (::stat(path.constData(), &s) != 0 || !S_ISREG(s.st_mode) || ::access(path.constData(), X_OK) != 0)
            continue;
        const bool ours = s.st_uid == 0 || s.st_uid == ::geteuid();
        if (ours && !(s.st_mode & S_IWOTH))
            return candidate;
    }
    return {};
}

} // namespace process
