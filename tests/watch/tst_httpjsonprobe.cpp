// SPDX-License-Identifier: GPL-3.0-or-later
// JSON pointers of RFC 6901, and the JSON probe on a real nginx that asks for a token.
#include "models/watch/httpjsonprobe.h"
#include "models/watch/jsonpointer.h"
#include "tests/support/nginxserver.h"
#include "tests/support/probebench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using environment::HttpJsonSettings;
using environment::TargetKind;
using watch::Condition;
using watch::NoValue;
using watch::numberIn;
using watch::parseJson;
using watch::valueAt;

namespace {

// JSON with its double quotes written as single ones.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

HttpJsonSettings settingsFor(quint16 port, const std::vector<std::pair<const char *, const char *>> &metrics)
{
    HttpJsonSettings s;
    s.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(port));
    for (const auto &[id, pointer] : metrics) {
        environment::JsonMetric m;
        m.id = QLatin1String(id);
        m.pointer = QLatin1String(pointer);
        s.metrics.append(m);
    }
    return s;
}

} // namespace

class TstHttpJsonProbe : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void findsWhatTheStandardSays_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("expected"); // as JSON in a list; empty: leads nowhere
        // the examples of RFC 6901, section 5
        QTest::newRow("list") << QStringLiteral("/foo") << QByteArray("[[\"bar\",\"baz\"]]");
        QTest::newRow("element") << QStringLiteral("/foo/0") << QByteArray("[\"bar\"]");
        QTest::newRow("empty key") << QStringLiteral("/") << QByteArray("[0]");
        QTest::newRow("slash") << QStringLiteral("/a~1b") << QByteArray("[1]");
        QTest::newRow("percent") << QStringLiteral("/c%d") << QByteArray("[2]");
        QTest::newRow("caret") << QStringLiteral("/e^f") << QByteArray("[3]");
        QTest::newRow("bar") << QStringLiteral("/g|h") << QByteArray("[4]");
        QTest::newRow("backslash") << QStringLiteral("/i\\j") << QByteArray("[5]");
        QTest::newRow("quote") << QStringLiteral("/k\"l") << QByteArray("[6]");
        QTest::newRow("space") << QStringLiteral("/ ") << QByteArray("[7]");
        QTest::newRow("tilde") << QStringLiteral("/m~0n") << QByteArray("[8]");
        QTest::newRow("both escapes") << QStringLiteral("/~01") << QByteArray("[9]");
        QTest::newRow("past the end") << QStringLiteral("/foo/2") << QByteArray();
        QTest::newRow("after the last") << QStringLiteral("/foo/-") << QByteArray();
        QTest::newRow("leading zero") << QStringLiteral("/foo/01") << QByteArray();
        QTest::newRow("sign") << QStringLiteral("/foo/+1") << QByteArray();
        QTest::newRow("into a number") << QStringLiteral("/a~1b/x") << QByteArray();
        QTest::newRow("absent") << QStringLiteral("/nope") << QByteArray();
        QTest::newRow("no slash") << QStringLiteral("foo") << QByteArray();
        QTest::newRow("bad escape") << QStringLiteral("/m~2n") << QByteArray();
        QTest::newRow("lone tilde") << QStringLiteral("/m~") << QByteArray();
    }
    void findsWhatTheStandardSays()
    {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, expected);
        const auto document = parseJson(json("{'foo':['bar','baz'],'':0,'a/b':1,'c%d':2,'e^f':3,'g|h':4,'i\\\\j':5,'k\\'l':6,' ':7,'m~n':8,'~1':9}"));
        QVERIFY(document);
        const auto value = valueAt(*document, pointer);
        QCOMPARE(value.has_value(), !expected.isEmpty());
        if (value)
            QCOMPARE(*value, QJsonDocument::fromJson(expected).array().at(0));
        else
            QVERIFY(!value.error().text.empty());
        QVERIFY(*valueAt(*document, QString()) == *document);
    }

    void takesNumbersAndNothingElse()
    {
        const auto d = parseJson(json("{'n':1.5e3,'t':true,'f':false,'s':'42.5','w':'4 apples','z':null,'l':[1],'o':{},'i':'inf','e':''}"));
        const auto number = [&d](const char *p) { return numberIn(*valueAt(*d, QLatin1Char('/') + QLatin1String(p))); };
        QCOMPARE(*number("n"), 1500.0);
        QCOMPARE(*number("t"), 1.0);
        QCOMPARE(*number("f"), 0.0);
        QCOMPARE(*number("s"), 42.5);
        for (const char *bad : {"w", "z", "l", "o", "i", "e"})
            QVERIFY2(!number(bad), bad);
        QCOMPARE(number("z").error().text, std::string("The value is null."));
    }

    void refusesDocumentsWithoutBounds()
    {
        QVERIFY(!parseJson(std::string(65, '[') + std::string(65, ']')));
        QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']')));
        QVERIFY(parseJson(json("{'a':'" + std::string(100, '[') + "\\''}")));
        QVERIFY(!parseJson(std::string(2 << 20, ' ')));
        QVERIFY(!parseJson("{"));
        QVERIFY(!parseJson(""));
        QVERIFY(!parseJson("<html>"));
        QVERIFY(!parseJson("{\"a\":1}{"));
    }

    void seesFiguresChangeAndNamesAWrongPointer()
    {
        NginxServer server("location / { default_type application/json; return 200 '{\"open\":{\"errors\":3},\"up\":true}'; }");
        ProbeBench bench;
        bench.add(targetOf(QStringLiteral("tracker"), TargetKind::HttpJson,
            settingsFor(server.port(), {{"t.errors", "/open/errors"}, {"t.up", "/up"}, {"t.wrong", "/open/warnings"}, {"t.list", "/open"}})));
        bench.start<watch::HttpJsonProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Up);
        QCOMPARE(bench.value("json.reachable"), 1.0);
        QCOMPARE(bench.value("t.errors"), 3.0);
        QCOMPARE(bench.value("t.up"), 1.0);
        QCOMPARE(bench.noValue("t.wrong"), NoValue::Error);
        QCOMPARE(bench.why("t.wrong"), QStringLiteral("There is no \"warnings\" where /open/warnings leads."));
        QCOMPARE(bench.why("t.list"), QStringLiteral("The value is an object, not a number."));
        server.replace("location / { return 200 '{\"open\":{\"errors\":7},\"up\":false}'; }");
        QTRY_COMPARE(bench.value("t.errors"), 7.0);
        QCOMPARE(bench.value("t.up"), 0.0);
        server.replace("location / { return 200 'oops'; }");
        QTRY_COMPARE(bench.condition(), Condition::Misconfigured);
        QVERIFY2(bench.says().startsWith(QLatin1String("It is not JSON: ")), qPrintable(bench.says()));
        QVERIFY(!bench.reading(QStringLiteral("t.errors")).hasValue());
    }

    void sendsItsTokenAndIsRefusedOnceWithAWrongOne()
    {
        const NginxServer server("location / { if ($http_authorization != 'Bearer right') { return 401; } return 200 '{\"n\":1}'; }");
        ProbeBench bench;
        auto settings = settingsFor(server.port(), {{"t.n", "/n"}});
        settings.authorizationHeader = QStringLiteral("Authorization: Bearer");
        auto t = targetOf(QStringLiteral("tracker"), TargetKind::HttpJson, settings);
        t.credential.source = environment::Credential::Source::Command;
        t.credential.command = {QStringLiteral("/usr/bin/token")};
        bench.add(t);
        bench.secrets.table[QStringLiteral("/usr/bin/token")] = "right";
        bench.start<watch::HttpJsonProbe>();
        QTRY_COMPARE(bench.value("t.n"), 1.0);
        bench.stop();
        bench.secrets.table[QStringLiteral("/usr/bin/token")] = "wrong";
        const auto before = bench.samples.size();
        bench.start<watch::HttpJsonProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Refused);
        QTest::qWait(1000); // nothing may happen: that is the point
        QCOMPARE(bench.samples.size(), before + 1);
        QCOMPARE(bench.noValue("t.n"), NoValue::Permission);
    }
};

QTEST_GUILESS_MAIN(TstHttpJsonProbe)
#include "tst_httpjsonprobe.moc"
