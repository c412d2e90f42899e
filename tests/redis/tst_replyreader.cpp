// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/replyreader.h"

#include <QTest>

using redis::Reply;
using redis::ReplyReader;

class TstReplyReader : public QObject {
    Q_OBJECT

private slots:
    void readsEveryTypeHoweverItIsSliced()
    {
        using namespace std::string_literals;
        const std::string bytes = "+OK\r\n-WRONGTYPE no\r\n:-7\r\n$5\r\na\r\nb\0\r\n$-1\r\n*-1\r\n*3\r\n:1\r\n*2\r\n$1\r\nx\r\n*0\r\n+y\r\n"s;
        ReplyReader reader;
        std::vector<Reply> got;
        for (char c : bytes) {
            QVERIFY(reader.feed(&c, 1));
            auto r = reader.next();
            QVERIFY(r);
            if (*r)
                got.push_back(std::move(**r));
        }
        QCOMPARE(got.size(), 7u);
        QVERIFY(got[0].type == Reply::Type::Status && got[0].text == "OK");
        QVERIFY(got[1].isError() && got[1].errorCode() == "WRONGTYPE");
        QVERIFY(got[2].type == Reply::Type::Integer && got[2].integer == -7);
        QCOMPARE(got[3].text, std::string("a\r\nb\0", 5));
        QVERIFY(got[4].type == Reply::Type::Nil && got[5].type == Reply::Type::Nil);
        QCOMPARE(got[6].elements.size(), 3u);
        QCOMPARE(got[6].elements[1].elements[0].text, std::string("x"));
        QVERIFY(got[6].elements[1].elements[1].elements.empty());
        QCOMPARE(got[6].elements[2].text, std::string("y"));
    }

    void refusesWhatIsNotRedisOrTooLarge_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("http") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH\r\n");
        QTest::newRow("many elements") << QByteArray("*2147483647\r\n");
        QTest::newRow("too many") << QByteArray("*4294967296\r\n");
        QTest::newRow("negative") << QByteArray("*-2147483648\r\n");
        QTest::newRow("nested bomb") << QByteArray("*60000\r\n*60000\r\n");
        QTest::newRow("deep") << QByteArray("*1\r\n").repeated(40);
        QTest::newRow("bad length") << QByteArray("$x\r\n");
        QTest::newRow("endless text") << QByteArray("$2000000000\r\n") + QByteArray(17 << 20, 'x');
        QTest::newRow("endless line") << QByteArray("+") + QByteArray(17 << 20, 'x');
    }
    void refusesWhatIsNotRedisOrTooLarge()
    {
        QFETCH(QByteArray, bytes);
        ReplyReader reader;
        auto fed = reader.feed(bytes.constData(), std::size_t(bytes.size()));
        if (fed) {
            auto r = reader.next();
            QVERIFY(!r);
            QCOMPARE(r.error().code, base::Errc::Protocol);
        } else {
            QCOMPARE(fed.error().code, base::Errc::Protocol);
        }
    }
};

QTEST_GUILESS_MAIN(TstReplyReader)
#include "tst_replyreader.moc"
