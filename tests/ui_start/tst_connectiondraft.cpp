// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectiondraft.h"

#include <QTemporaryFile>
#include <QTest>

using namespace start;
using namespace Qt::StringLiterals;
using environment::Credential;
using environment::TargetKind;

namespace {

ConnectionDraft orders()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Postgres);
    draft.name = u"Orders DB"_s;
    draft.host = u"db1.example.org"_s;
    draft.user = u"quarterdeck"_s;
    return draft;
}

QList<Field> wrongFields(const ConnectionDraft &draft, const QStringList &taken = {})
{
    QList<Field> fields;
    for (const FieldProblem &problem : draft.problems(taken)) {
        [&] { QVERIFY(problem.text.endsWith(u'.')); }();
        fields.append(problem.field);
    }
    return fields;
}

} // namespace

class TestConnectionDraft : public QObject {
    Q_OBJECT
private slots:
    void namesBecomeIds_data();
    void namesBecomeIds();
    void completeDraftBecomesTarget();
    void emptyDraftNamesEveryMissingField();
    void takenNameIsRefused();
    void badPorts_data();
    void badPorts();
    void addressInsteadOfHostIsExplained();
    void serviceReplacesTheRest();
    void passwordOnlyNamesItsKeyringEntry();
    void secretsInAddressesAreRefused();
    void missingCertificateIsNamed();
    void everyKindHasItsSettings();
};

void TestConnectionDraft::namesBecomeIds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"orders"_s << u"orders"_s;
    QTest::newRow("words") << u"Orders  DB (1)"_s << u"orders-db-1"_s;
    QTest::newRow("accents") << u"Köln Éclair"_s << u"koln-eclair"_s;
    QTest::newRow("markup") << u"<b>x</b>"_s << u"b-x-b"_s;
    QTest::newRow("nothing usable") << u"…!?"_s << QString();
    QTest::newRow("control") << u"a\tb\u202Ec"_s << u"a-b-c"_s;
    QTest::newRow("long") << QString(200, u'a') << QString(63, u'a');
}

void TestConnectionDraft::namesBecomeIds()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QCOMPARE(idFrom(name), id);
}

void TestConnectionDraft::completeDraftBecomesTarget()
{
    ConnectionDraft draft = orders();
    draft.tier = u"Order System"_s;
    QVERIFY(draft.problems().isEmpty());
    const environment::Target target = draft.target();
    QCOMPARE(target.id, u"orders-db"_s);
    QCOMPARE(target.title, u"Orders DB"_s);
    QCOMPARE(target.tier, u"order-system"_s);
    const auto settings = std::get<environment::PostgresSettings>(target.settings);
    QCOMPARE(settings.host, u"db1.example.org"_s);
    QCOMPARE(settings.port, quint16(5432));
    QCOMPARE(settings.database, u"postgres"_s);
    QCOMPARE(settings.user, u"quarterdeck"_s);
    QCOMPARE(settings.tls.mode, environment::Tls::Mode::VerifyFull);
    QCOMPARE(target.credential.source, Credential::Source::None);
}

void TestConnectionDraft::emptyDraftNamesEveryMissingField()
{
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Postgres)), (QList{Field::Name, Field::Host, Field::User}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::PgBouncer)), (QList{Field::Name, Field::Host, Field::User}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Redis)), (QList{Field::Name, Field::Host}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Http)), (QList{Field::Name, Field::Url}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Host)), (QList{Field::Name, Field::Url}));
}

void TestConnectionDraft::takenNameIsRefused()
{
    QCOMPARE(wrongFields(orders(), {u"orders-db"_s}), QList{Field::Name});
    QVERIFY(wrongFields(orders(), {u"orders"_s}).isEmpty());
}

void TestConnectionDraft::badPorts_data()
{
    QTest::addColumn<QString>("port");
    for (const char *port : {"", "0", "-1", "65536", "5432x", "54 32", "99999999999"})
        QTest::newRow(port) << QString::fromLatin1(port);
}

void TestConnectionDraft::badPorts()
{
    QFETCH(QString, port);
    ConnectionDraft draft = orders();
    draft.port = port;
    QCOMPARE(wrongFields(draft), QList{Field::Port});
}

void TestConnectionDraft::addressInsteadOfHostIsExplained()
{
    ConnectionDraft draft = orders();
    draft.host = u"postgresql://db1/orders"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Host});
    QVERIFY(draft.problems().first().text.contains(u"postgresql://"_s));
    draft.host = u"db 1"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Host});
    draft.host = u"/run/postgresql"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    QVERIFY(!draft.usesTls());
}

void TestConnectionDraft::serviceReplacesTheRest()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Postgres);
    draft.name = u"x"_s;
    draft.service = u"orders"_s;
    draft.port.clear();
    draft.database.clear();
    QVERIFY(wrongFields(draft).isEmpty());
    QCOMPARE(draft.target().credential.source, Credential::Source::Service);
    QCOMPARE(draft.target().credential.key, u"orders"_s);
}

void TestConnectionDraft::passwordOnlyNamesItsKeyringEntry()
{
    ConnectionDraft draft = orders();
    draft.hasPassword = true;
    QCOMPARE(draft.target().credential.source, Credential::Source::Keyring);
    QCOMPARE(draft.target().credential.key, u"orders-db"_s);
}

void TestConnectionDraft::secretsInAddressesAreRefused()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Http);
    draft.name = u"api"_s;
    for (const char *bad : {"api.example.org", "ftp://x", "https://", "https://anna:geheim@api.example.org/"}) {
        draft.url = QString::fromLatin1(bad);
        QCOMPARE(wrongFields(draft), QList{Field::Url});
    }
    draft.url = u"https://api.example.org/health?deep=1"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    draft.expectedStatus = u"2000"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Status});
}

void TestConnectionDraft::missingCertificateIsNamed()
{
    ConnectionDraft draft = orders();
    draft.rootCertificate = u"/nowhere/ca.crt"_s;
    QCOMPARE(wrongFields(draft), QList{Field::RootCertificate});
    draft.tls = environment::Tls::Mode::Disable;
    QVERIFY(wrongFields(draft).isEmpty());
    QTemporaryFile file;
    QVERIFY(file.open());
    draft.tls = environment::Tls::Mode::VerifyCa;
    draft.rootCertificate = file.fileName();
    QVERIFY(wrongFields(draft).isEmpty());
}

void TestConnectionDraft::everyKindHasItsSettings()
{
    for (const TargetKind kind : {TargetKind::Postgres, TargetKind::PgBouncer, TargetKind::Redis, TargetKind::Http, TargetKind::Host}) {
        ConnectionDraft draft = ConnectionDraft::of(kind);
        draft.name = u"x"_s;
        draft.host = u"localhost"_s;
        draft.user = u"u"_s;
        draft.url = u"http://localhost:9100/metrics"_s;
        QVERIFY(wrongFields(draft).isEmpty());
        const environment::Target target = draft.target();
        QCOMPARE(target.kind, kind);
        // TargetSettings lists its alternatives in the order of TargetKind.
        QCOMPARE(target.settings.index(), std::size_t(kind));
    }
}

QTEST_GUILESS_MAIN(TestConnectionDraft)
#include "tst_connectiondraft.moc"
