// SPDX-License-Identifier: GPL-3.0-or-later
// What pg_service.conf and .pgpass name becomes targets that refer to these files; what is secret is not even read.
#include "models/watch/importable.h"

#include "models/environment/change.h"
#include "models/environment/parser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using environment::Credential;
using environment::PostgresSettings;
using environment::Tls;
using watch::Importable;

class TestImportable : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_home.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static const Importable *find(const QList<Importable> &list, const QString &id)
    {
        for (const Importable &one : list)
            if (one.target.id == id)
                return &one;
        return nullptr;
    }
    static const PostgresSettings &settings(const Importable &one) { return std::get<PostgresSettings>(one.target.settings); }

private slots:
    void init() { qputenv("HOME", m_home.path().toUtf8()); }

    void servicesAreReferredToByName()
    {
        write(u".pg_service.conf"_s, "# mine\n[orders]\nhost=db1.example.org\nport=6543\ndbname=orders\nuser=watcher\npassword=planted-secret\n"
                                     "[local box]\nhost = /run/postgresql\n\n[orders]\nhost=other\n[strict]\nhost=db2\nsslmode=require\n");
        const auto found = watch::importable(nullptr, watch::readImportSources({}, {}));
        QCOMPARE(found.size(), 3);
        const Importable *orders = find(found, u"orders"_s);
        QVERIFY(orders);
        QCOMPARE(settings(*orders).service, u"orders"_s);
        QVERIFY(settings(*orders).host.isEmpty());
        QCOMPARE(settings(*orders).tls.mode, Tls::Mode::VerifyFull);
        QCOMPARE(orders->target.credential.source, Credential::Source::Service);
        QCOMPARE(orders->from, m_home.filePath(u".pg_service.conf"_s));
        QCOMPARE(settings(*find(found, u"local-box"_s)).tls.mode, Tls::Mode::Prefer);
        QCOMPARE(settings(*find(found, u"strict"_s)).tls.mode, Tls::Mode::Require);
    }

    void aFileOfAnotherPlaceIsCopiedWithoutItsPassword()
    {
        const QString file = write(u"team.conf"_s, "[a]\nhost=db9\nuser=u\npassword=planted-secret\n");
        const auto found = watch::importable(nullptr, watch::readImportSources(file, {}));
        QCOMPARE(found.size(), 1);
        QCOMPARE(settings(found[0]).host, u"db9"_s);
        QVERIFY(settings(found[0]).service.isEmpty());
        QCOMPARE(found[0].target.credential.source, Credential::Source::PassFile);
        const auto text = environment::changed({}, {}, environment::AddTargets{{found[0].target}, {}});
        QVERIFY2(text, text ? "" : (text.error().text + text.error().remedy).c_str());
        QVERIFY(!text->contains("planted-secret"));
    }

    void passFileLinesBecomeServers()
    {
        QFile::remove(m_home.filePath(u".pg_service.conf"_s));
        write(u".pgpass"_s, "# comment:with:colons:x:planted\ndb1.example.org:5433:orders:watcher:planted-secret\n*:*:*:admin:planted-secret\n"
                            "db2:*:*:w\\:x:planted\\:secret:more\nlocalhost:5432:*:*:planted-secret\nbroken\n::1:5432:a:b\n"
                            "fe80\\:\\:1:5432:shop:w:planted-secret");
        const auto entries = postgres::listPassFile(postgres::passFile());
        for (const auto &e : entries)
            QVERIFY(!(e.host + e.port + e.database + e.user).contains(u"planted"_s));
        const auto found = watch::importable(nullptr, watch::readImportSources({}, {}));
        const Importable *orders = find(found, u"orders-db1-example-org"_s);
        QVERIFY(orders);
        QCOMPARE(settings(*orders).port, quint16(5433));
        QCOMPARE(settings(*orders).user, u"watcher"_s);
        QCOMPARE(orders->target.credential, (Credential{Credential::Source::PassFile, {}, {}}));
        QCOMPARE(settings(*find(found, u"db2"_s)).user, u"w:x"_s);
        QVERIFY(find(found, u"shop-fe80-1"_s));
        QCOMPARE(found.size(), 3);
        for (const Importable &one : found) {
            const auto text = environment::changed({}, {}, environment::AddTargets{{one.target}, {}});
            QVERIFY2(text, text ? "" : (text.error().text + text.error().remedy).c_str());
            QVERIFY(!text->contains("planted"));
        }
    }

    void whatIsWatchedAlreadyIsMarked()
    {
        write(u".pg_service.conf"_s, "[orders]\nhost=db1.example.org\nport=5433\ndbname=orders\n[other]\nhost=db7\n");
        const QByteArray yaml = "name: x\ntargets:\n  - {id: orders, kind: postgres, host: DB1.example.org, port: 5433, database: orders}\n"
                                "  - {id: seven, kind: postgres, service: other}\n";
        const auto environment = environment::parse(yaml, {}).environment;
        const auto found = watch::importable(environment.get(), watch::readImportSources({}, {}));
        const Importable *orders = find(found, u"orders-2"_s); // an id of its own
        QVERIFY(orders);
        QCOMPARE(orders->there, u"orders"_s);
        QCOMPARE(find(found, u"other"_s)->there, u"seven"_s);
        // the line of the pass file that serves the service is no second server
        QVERIFY(!find(found, u"orders-db1-example-org"_s));
        const Importable *two = find(found, u"db2"_s);
        QVERIFY(two && two->there.isEmpty());
    }

    void anythingElseIsNothing()
    {
        QVERIFY(watch::importable(nullptr, watch::readImportSources(u"/nowhere"_s, u"/nowhere"_s)).isEmpty());
        const QString junk = write(u"junk"_s, QByteArray(200000, '[') + "\n=\n[]\n[x\n]=[\n");
        QVERIFY(watch::importable(nullptr, watch::readImportSources(junk, junk)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestImportable)
#include "tst_importable.moc"
