// SPDX-License-Identifier: GPL-3.0-or-later
// F14, F15: the server's certificate, and ours.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "tests/support/hostilepeer.h"
#include "tests/support/testauthority.h"

#include <sys/stat.h>

using watch::Condition;

namespace {

environment::Target encrypted(const TestAuthority &authority, quint16 port)
{
    auto target = databaseAt(u"localhost"_s, port);
    auto settings = std::get<environment::PostgresSettings>(target.settings);
    settings.tls.mode = environment::Tls::Mode::VerifyFull;
    settings.tls.rootCertificate = authority.certificate();
    target.settings = settings;
    return target;
}

void take(PostgresServer &server, const TestAuthority::Pair &pair)
{
    for (const auto &[from, name] : {std::pair(pair.certificate, u"/server.crt"_s), std::pair(pair.key, u"/server.key"_s)}) {
        const QString to = server.data() + name;
        QFile::remove(to);
        QVERIFY(QFile::copy(from, to) && chmod(QFile::encodeName(to).constData(), 0600) == 0);
        server.user().own(to);
    }
    server.reload();
}

// F14: refused, the exact reason with what the certificate and what our clock say; not tried again, and there is no way
// to go on anyway: an exception that is audited and ends is not offered, for any kind of profile.
void untrusted(Stand &stand)
{
    TestAuthority authority, stranger;
    const auto good = authority.issue(u"DNS:localhost"_s);
    PostgresServer::Options o;
    o.certificate = good.certificate;
    o.key = good.key;
    PostgresServer server(o);
    server.sql(u"create role watcher login in role pg_monitor"_s);
    server.setHba({u"host all all 127.0.0.1/32 trust"_s});
    struct Case {
        TestAuthority::Pair pair;
        QStringList words;
    };
    const QString ours = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd"_s);
    const auto day = [](int from) { return QDateTime::currentDateTimeUtc().addDays(from).toString(u"yyyy-MM-dd"_s); };
    Watched open({encrypted(authority, server.port())});
    WITHIN(stand, open.up(), 6s, open.error());
    for (const Case &c : {Case{authority.issue(u"DNS:localhost"_s, -2), {u"expired on "_s + day(-2), u"this computer's clock says "_s + ours}},
                          Case{authority.issue(u"DNS:localhost"_s, 20, 3), {u"is valid from "_s + day(3), u"this computer's clock says "_s + ours}},
                          Case{authority.issue(u"DNS:db.example.org"_s), {u"is for db.example.org, not for localhost"_s}},
                          Case{stranger.issue(u"DNS:localhost"_s), {u"signed by an unknown authority, test authority"_s}}}) {
        take(server, c.pair);
        Watched w({encrypted(authority, server.port())});
        WITHIN(stand, w.condition() == Condition::Untrusted, 5s, w.error());
        QVERIFY2(w.sentences().startsWith(u"db cannot be trusted: the server's certificate "_s), qPrintable(w.sentences()));
        for (const QString &word : c.words)
            QVERIFY2(w.sentences().contains(word), qPrintable(w.sentences()));
        QCOMPARE(w.snapshot()->status.nextTry, base::TimePoint{});
        QVERIFY(!w.snapshot()->status.error.remedy.empty());
    }
    // who is in stays in: the key changed after the connection was made
    QVERIFY(open.up());
    QCOMPARE(open.times(Condition::Untrusted), 0);
    take(server, good);

    server.set(u"ssl_min_protocol_version"_s, u"TLSv1"_s);
    server.set(u"ssl_max_protocol_version"_s, u"TLSv1.1"_s);
    {
        Watched w({encrypted(authority, server.port())});
        WITHIN(stand, w.condition() == Condition::Untrusted, 5s, w.error());
        QVERIFY2(w.sentences().contains(u"protocol version"_s), qPrintable(w.sentences()));
    }
    server.set(u"ssl"_s, u"off"_s);
    {
        Watched w({encrypted(authority, server.port())});
        WITHIN(stand, w.condition() == Condition::Untrusted, 5s, w.error());
        QVERIFY2(w.sentences().contains(u"does not offer encryption"_s), qPrintable(w.sentences()));
    }
}

// F14: somebody between answers "no encryption" for a server that has it: nothing is sent to him.
void stripped(Stand &stand)
{
    TestAuthority authority;
    const auto leaked = std::make_shared<std::atomic<bool>>(false);
    HostilePeer thief([leaked](HostilePeer::Connection &c) {
        (void)c.readUntil("\x16\x2f");
        c.write("N");
        *leaked = *leaked || !c.readUntil(std::string_view("user", 4)).empty();
    });
    Watched w({encrypted(authority, thief.port())}, "secret");
    WITHIN(stand, w.condition() == Condition::Untrusted, 5s, w.error());
    QVERIFY2(w.sentences().contains(u"does not offer encryption"_s), qPrintable(w.sentences()));
    stand.spin(300ms);
    QVERIFY(!*leaked);
}

// F15: our own certificate and key.
void ownCertificate(Stand &stand)
{
    TestAuthority authority;
    const auto pair = authority.issue(u"DNS:localhost"_s);
    PostgresServer::Options o;
    o.certificate = pair.certificate;
    o.key = pair.key;
    PostgresServer server(o);
    server.sql(u"create role watcher login in role pg_monitor"_s);
    QVERIFY(QFile::copy(authority.certificate(), server.data() + u"/ca.crt"_s));
    server.user().own(server.data() + u"/ca.crt"_s);
    server.set(u"ssl_ca_file"_s, u"ca.crt"_s);
    server.setHba({u"hostssl all all 127.0.0.1/32 cert"_s});
    const auto with = [&](const TestAuthority::Pair &own) {
        auto target = encrypted(authority, server.port());
        auto settings = std::get<environment::PostgresSettings>(target.settings);
        settings.tls.certificate = own.certificate;
        settings.tls.key = own.key;
        target.settings = settings;
        return target;
    };
    const auto soon = authority.issue(u"DNS:watcher"_s, 9, -1, u"watcher"_s), later = authority.issue(u"DNS:watcher"_s, 29, -1, u"watcher"_s),
               over = authority.issue(u"DNS:watcher"_s, -2, -1, u"watcher"_s);
    for (const auto &own : {soon, later, over})
        QVERIFY(chmod(QFile::encodeName(own.key).constData(), 0600) == 0);
    {
        Watched w({with(later)});
        WITHIN(stand, w.up() && !w.snapshot()->facts.role.isEmpty(), 6s, w.error());
        QVERIFY2(!w.findings().contains(u"our certificate"_s), qPrintable(w.findings()));
    }
    {
        Watched w({with(soon)});
        WITHIN(stand, w.up() && w.findings().contains(u"our certificate %1 ends on "_s.arg(soon.certificate)), 6s, w.error() + w.findings());
        QVERIFY2(w.findings().contains(u": have a new one issued"_s), qPrintable(w.findings()));
    }
    {
        Watched w({with(over)});
        WITHIN(stand, w.condition() == Condition::Misconfigured, 6s, w.error());
        QVERIFY2(w.error().startsWith(u"our certificate %1 expired on "_s.arg(over.certificate)) && w.error().contains(u"this computer's clock says"_s), qPrintable(w.error()));
    }
    QVERIFY(chmod(QFile::encodeName(later.key).constData(), 0644) == 0);
    Watched w({with(later)});
    WITHIN(stand, w.condition() == Condition::Misconfigured, 6s, w.error());
    QCOMPARE(w.error(), u"others may use our private key %1 (mode 0644): run chmod 600 on it"_s.arg(later.key));
    QVERIFY2(w.sentences().contains(u"chmod 600"_s), qPrintable(w.sentences()));
    QVERIFY(chmod(QFile::encodeName(later.key).constData(), 0600) == 0); // the fix that is named
    w.feed.retry(u"db"_s);
    WITHIN(stand, w.up(), 6s, w.error());
}

} // namespace

void addRowsOfCertificates(std::vector<Row> &rows)
{
    rows.push_back({"F14a", "certificate expired, too early, of another name or authority", untrusted});
    rows.push_back({"F14b", "encryption stripped on the way", stripped});
    rows.push_back({"F15", "our certificate ends soon or is over, key open to others", ownCertificate, Row::Nothing, true});
}
