// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One server with what an audit needs around it. For the test's own thread.

#include "models/audit/auditor.h"
#include "models/audit/wording.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"

#include <QTest>

class AuditRoom {
public:
    [[nodiscard]] watch::ProbeContext context() { return {reactor, dns, cancels, files, secrets, std::make_shared<const environment::Environment>()}; }

    [[nodiscard]] static environment::Target target(const PostgresServer &server, const QString &user, const QString &database = QStringLiteral("postgres"))
    {
        environment::PostgresSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = server.port();
        s.user = user;
        s.database = database;
        s.tls.mode = environment::Tls::Mode::Disable;
        environment::Target t;
        t.id = QStringLiteral("db");
        t.settings = s;
        return t;
    }
    // `shown`: the server that was on screen.
    audit::Audit look(const environment::Target &target, const std::optional<QString> &shown = {})
    {
        const audit::Witness witness{ledger, QStringLiteral("ada"), QStringLiteral("shop"), shown};
        auto out = runTask(audit::auditTarget(context(), target, witness));
        if (!out || !*out)
            qFatal("%s", out ? out->error().text.c_str() : "hung");
        return std::move(**out);
    }

    flow::Reactor reactor;
    flow::BlockingPool dns{4}, cancels{2}, files{2};
    FixedSecrets secrets;
    struct Ledger final : acts::Ledger { // what was written down; refuses while `full`
        flow::Task<base::Result<journal::Receipt>> append(journal::Entry entry) override
        {
            if (full)
                co_return base::fail(base::Errc::Io, "the disk is full");
            entries.append(entry);
            journal::Receipt receipt;
            receipt.actId = entry.actId.isEmpty() ? QString::number(entries.size()) : entry.actId;
            co_return receipt;
        }
        QList<journal::Entry> entries;
        bool full = false;
    } ledger;
};

// "check object", sorted.
inline QStringList namesOf(const audit::Audit &audit)
{
    QStringList out;
    for (const audit::Finding &f : audit.findings())
        out << f.check + QLatin1Char(' ') + f.object.raw();
    out.sort();
    return out;
}

inline QStringList unknownOf(const audit::Audit &audit)
{
    QStringList out;
    for (const audit::CheckResult &c : audit.checks)
        if (c.state == audit::CheckState::Unknown)
            out << c.check + QStringLiteral(": ") + c.why.visible();
    return out;
}
