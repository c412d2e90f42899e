// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One server with a login that only looks, one that may do more, and a journal on disk. For the test's own thread.

#include "models/inquiry/inquiry.h"
#include "models/journal/reader.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/runtask.h"
#include "tests/support/testauthority.h"

#include <QTest>

class InquiryRoom {
public:
    InquiryRoom() : certificate(authority.issue(QStringLiteral("IP:127.0.0.1"))), server(encrypting(certificate))
    {
        server.setHba({QStringLiteral("host all all 127.0.0.1/32 trust")});
        for (const char *sql : {"create role looker login in role pg_monitor", "create role poor login", "create role signals login in role pg_signal_backend",
                                "create role sly noinherit login in role pg_signal_backend", "create role app login", "create sequence counter",
                                "create table item (i int, name text)", "insert into item select i, 'x' || i from generate_series(1, 100) as i",
                                "grant select, insert, update, delete on item to looker", "grant usage on counter to looker"})
            server.sql(QString::fromLatin1(sql));
        system = server.sql(QStringLiteral("select system_identifier from pg_control_system()"));
        journal::Options options;
        options.file = journalFile();
        options.writer = QStringLiteral("test");
        books = std::make_unique<journal::Journal>(reactor, options);
    }

    [[nodiscard]] environment::Target target(const QString &user, const QString &reader = {}) const
    {
        environment::PostgresSettings s;
        s.host = QStringLiteral("127.0.0.1");
        s.port = server.port();
        s.user = user;
        s.tls.mode = environment::Tls::Mode::Disable;
        s.reader.user = reader;
        environment::Target t;
        t.id = QStringLiteral("db");
        t.settings = s;
        return t;
    }
    [[nodiscard]] QString journalFile() const { return state.filePath(QStringLiteral("journal")); }
    [[nodiscard]] watch::ProbeContext context() { return {reactor, dns, cancels, files, secrets, std::make_shared<const environment::Environment>()}; }

    base::Result<inquiry::Answer> ask(const QString &text, const environment::Target &of, postgres::TypedLimits limits = {},
                                      const std::shared_ptr<inquiry::Run> &run = std::make_shared<inquiry::Run>())
    {
        const auto statement = postgres::TypedStatement::of(text);
        if (!statement)
            return std::unexpected(statement.error());
        inquiry::Question question(*statement);
        question.systemIdentifier = system;
        question.actor = QStringLiteral("ann");
        question.limits = limits;
        acts::JournalLedger ledger(*books);
        auto got = runTask(inquiry::inquire(context(), of, question, ledger, run), std::chrono::seconds(40));
        return got ? std::move(*got) : base::fail(base::Errc::TimedOut, "hung");
    }
    base::Result<inquiry::Answer> ask(const QString &text, postgres::TypedLimits limits = {}) { return ask(text, target(QStringLiteral("looker")), limits); }

    // The code that the server gave; empty: it did it.
    QString stateOf(const QString &text)
    {
        const auto answer = ask(text);
        if (!answer)
            return QStringLiteral("! ") + QString::fromStdString(answer.error().text);
        return answer->rows.failure ? QString::fromStdString(answer->rows.failure->sqlstate) : QString();
    }
    // Everything that a statement which wrote would have changed, and what it could have left behind.
    [[nodiscard]] QString trace()
    {
        return server.sql(QStringLiteral("select concat_ws(' ', (select count(*) from item), (select sum(hashtext(name)::bigint) from item), (select is_called from counter),"
                                         " (select count(*) from pg_class where relnamespace = 'public'::regnamespace),"
                                         " (select count(*) from pg_largeobject_metadata))"));
    }
    // Connections of the window that are still there.
    [[nodiscard]] int open() { return server.sql(QStringLiteral("select count(*) from pg_stat_activity where application_name = 'quarterdeck sql'")).toInt(); }
    // All bytes of the journal's folder.
    [[nodiscard]] QByteArray written() const
    {
        QByteArray all;
        for (const QFileInfo &info : QDir(state.path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    TestAuthority authority;
    TestAuthority::Pair certificate;
    PostgresServer server;
    QTemporaryDir state;
    flow::Reactor reactor;
    flow::BlockingPool dns{2}, cancels{2}, files{2};
    FixedSecrets secrets;
    QString system;
    std::unique_ptr<journal::Journal> books;

private:
    static PostgresServer::Options encrypting(const TestAuthority::Pair &pair)
    {
        PostgresServer::Options o;
        o.certificate = pair.certificate;
        o.key = pair.key;
        return o;
    }
};
