// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/report.h"

#include "models/audit/wording.h"

#include <QCoreApplication>
#include <QDateTime>

namespace audit {

namespace {

QString say(const char *english)
{
    return QCoreApplication::translate("audit", english);
}

QString escaped(const QString &visible)
{
    static const QString special = QStringLiteral("\\`*_{}[]()#+-!|~.:@");
    QString out;
    for (const QChar c : visible) {
        if (c == QLatin1Char('<'))
            out += QStringLiteral("&lt;");
        else if (c == QLatin1Char('>'))
            out += QStringLiteral("&gt;");
        else if (c == QLatin1Char('&'))
            out += QStringLiteral("&amp;");
        else if (special.contains(c))
            (out += QLatin1Char('\\')) += c;
        else
            out += c;
    }
    return out;
}

// A fence longer than any in the text; one line, so that nothing ends it.
QString code(const base::Untrusted &statement)
{
    const QString text = statement.visible();
    QString fence = QStringLiteral("```");
    while (text.contains(fence))
        fence += QLatin1Char('`');
    return QStringLiteral("  %1sql\n  %2\n  %1\n").arg(fence, text);
}

void list(QString &out, const QString &title, const std::vector<Known> &findings)
{
    if (findings.empty())
        return;
    out += QStringLiteral("\n### %1\n\n").arg(title);
    for (const Known &k : findings)
        out += QStringLiteral("- %1\n").arg(escaped(k.sentence));
}

QString differenceText(const Difference &d)
{
    QString out = QStringLiteral("\n## %1\n\n").arg(say(QT_TRANSLATE_NOOP("audit", "What changed")));
    if (d.since.isEmpty())
        return out + say(QT_TRANSLATE_NOOP("audit", "There is no earlier report in this folder.")) + QLatin1Char('\n');
    out += say(QT_TRANSLATE_NOOP("audit", "Since %1: %2 new, %3 gone, %4 unchanged, %5 not looked at this time."))
               .arg(escaped(d.since), QString::number(d.fresh.size()), QString::number(d.gone.size()), QString::number(d.unchanged), QString::number(d.notLookedAt.size()))
        + QLatin1Char('\n');
    list(out, say(QT_TRANSLATE_NOOP("audit", "New")), d.fresh);
    list(out, say(QT_TRANSLATE_NOOP("audit", "Gone")), d.gone);
    list(out, say(QT_TRANSLATE_NOOP("audit", "Not looked at this time")), d.notLookedAt);
    return out;
}

QString findingsText(const Audit &audit)
{
    QString out = QStringLiteral("\n## %1\n\n").arg(say(QT_TRANSLATE_NOOP("audit", "Findings")));
    const std::vector<Finding> findings = audit.findings();
    if (findings.empty())
        return out + say(QT_TRANSLATE_NOOP("audit", "No findings.")) + QLatin1Char('\n');
    for (const Finding &f : findings) {
        out += QStringLiteral("- **%1** %2 %3\n").arg(severityText(f.severity), escaped(sentence(f)), escaped(remedy(f)));
        if (!f.fix.isEmpty())
            out += QLatin1Char('\n') + code(f.fix);
    }
    return out;
}

QString checksText(const Audit &audit)
{
    QString out = QStringLiteral("\n## %1\n\n").arg(say(QT_TRANSLATE_NOOP("audit", "Checks")));
    for (const CheckResult &c : audit.checks) {
        out += QStringLiteral("- %1 (%2): %3\n").arg(escaped(titleOf(c.check)), escaped(c.check), escaped(stateText(c)));
        for (const QString &proof : c.proofs)
            for (const QString &line : proof.split(QLatin1Char('\n')))
                out += QStringLiteral("  - %1\n").arg(escaped(base::Untrusted(line).visible()));
    }
    return out;
}

QString accessText(const Audit &audit)
{
    QString out = QStringLiteral("\n## %1\n\n").arg(say(QT_TRANSLATE_NOOP("audit", "Access review: who could do what")));
    if (!audit.accessUnknown.isEmpty())
        return out + say(QT_TRANSLATE_NOOP("audit", "unknown: %1")).arg(markdownEscaped(audit.accessUnknown)) + QLatin1Char('\n');
    const QStringList heads{say(QT_TRANSLATE_NOOP("audit", "Login")),     say(QT_TRANSLATE_NOOP("audit", "Attributes")), say(QT_TRANSLATE_NOOP("audit", "Member of")),
                            say(QT_TRANSLATE_NOOP("audit", "Databases")), say(QT_TRANSLATE_NOOP("audit", "Schemas")),    say(QT_TRANSLATE_NOOP("audit", "Tables of tenants")),
                            say(QT_TRANSLATE_NOOP("audit", "Sessions")),  say(QT_TRANSLATE_NOOP("audit", "Last seen (UTC)")), say(QT_TRANSLATE_NOOP("audit", "Password expires"))};
    out += QStringLiteral("| %1 |\n|%2\n").arg(heads.join(QStringLiteral(" | ")), QStringLiteral(" --- |").repeated(heads.size()));
    for (const Login &l : audit.access) {
        const QString seen = audit.seesSessions ? markdownEscaped(l.seen) : say(QT_TRANSLATE_NOOP("audit", "unknown"));
        QStringList cells;
        for (const base::Untrusted &text : {l.name, l.attributes, l.memberOf, l.databases, l.schemas, l.tables, l.sessions})
            cells << markdownEscaped(text);
        cells << seen << markdownEscaped(l.expires);
        out += QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
    }
    return out;
}

} // namespace

QString markdownEscaped(const base::Untrusted &text)
{
    return escaped(text.visible());
}

QString toMarkdown(const Audit &audit, const Difference &difference)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(audit.at.time_since_epoch()).count(), Qt::UTC);
    QString out = QStringLiteral("# %1\n\n").arg(say(QT_TRANSLATE_NOOP("audit", "Security of %1, %2")).arg(escaped(audit.title.isEmpty() ? audit.target : audit.title), at.toString(Qt::ISODate)));
    out += say(QT_TRANSLATE_NOOP("audit", "Database %1, PostgreSQL %2, looked at as %3. %4."))
               .arg(markdownEscaped(audit.database), markdownEscaped(audit.version), markdownEscaped(audit.login), summary(audit))
        + QLatin1Char('\n');
    return out + differenceText(difference) + findingsText(audit) + checksText(audit) + accessText(audit);
}

} // namespace audit
