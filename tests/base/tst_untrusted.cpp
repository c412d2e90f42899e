// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hidden.h"
#include "models/base/plainjson.h"
#include "models/base/plainsql.h"
#include "models/base/untrusted.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using base::Untrusted;

class TstUntrusted : public QObject {
    Q_OBJECT
private slots:
    void visible_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("orders") << QStringLiteral("orders");
        QTest::newRow("markup stays text") << QByteArray("<b>x</b> a < b & c") << QStringLiteral("<b>x</b> a < b & c");
        QTest::newRow("escape sequence") << QByteArray("\x1b[31mred") << QStringLiteral("␛[31mred");
        QTest::newRow("newline, tab, nul") << QByteArray("a\nb\tc\0d", 7) << QStringLiteral("a␊b␉c␀d");
        QTest::newRow("delete") << QByteArray("\x7f") << QStringLiteral("␡");
        QTest::newRow("c1") << QByteArray("\xc2\x9b" "31m") << QStringLiteral("⟨U+009B⟩31m");
        QTest::newRow("right-to-left override") << QByteArray("a\xe2\x80\xae" "b") << QStringLiteral("a⟨U+202E⟩b");
        QTest::newRow("zero width") << QByteArray("a\xe2\x80\x8b" "b") << QStringLiteral("a⟨U+200B⟩b");
        QTest::newRow("beyond the basic plane") << QByteArray("\xf0\x9f\x90\x98 ok") << QStringLiteral("🐘 ok");
        QTest::newRow("tag character") << QByteArray("\xf3\xa0\x81\x81") << QStringLiteral("⟨U+E0041⟩");
        QTest::newRow("invalid byte") << QByteArray("caf\xe9 au lait") << QStringLiteral("caf\\xe9 au lait");
        QTest::newRow("cut in a character") << QByteArray("ab\xc3") << QStringLiteral("ab\\xc3");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("\\xc0\\xaf");
        QTest::newRow("surrogate in UTF-8") << QByteArray("\xed\xa0\x80") << QStringLiteral("\\xed\\xa0\\x80");
        QTest::newRow("replacement character is a character") << QByteArray("\xef\xbf\xbd") << QStringLiteral("�");
    }
    void visible()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(Untrusted(std::string_view(bytes.constData(), std::size_t(bytes.size()))).visible(), shown);
    }

    void jsonForATerminalSaysTheSameWithoutHiddenCharacters()
    {
        const QString text = QStringLiteral("\x1b[31m\x7f\u009b" "31m a\u202e" "b\u200b \U000E0041 \U0001F418 Ünï");
        const QByteArray json = QJsonDocument(QJsonObject{{text, text}}).toJson();
        const QByteArray plain = base::plainJson(json);
        QCOMPARE(QJsonDocument::fromJson(plain).object()[text].toString(), text);
        QVERIFY2(plain.contains("\\u009b31m a\\u202eb\\u200b \\udb40\\udc41 🐘 Ünï"), plain.constData());
        const QString read = QString::fromUtf8(plain);
        for (const QChar c : read)
            QVERIFY(c == QLatin1Char('\n') || (c.unicode() >= 0x20 && c.unicode() != 0x7f && !base::isHidden(c.unicode())));
    }

    void aNameInAStatementStaysANameOnItsLine_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *name, const char *sql, const char *plain) { QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(plain); };
        row("nothing to do", "DROP INDEX public.\"My \"\"Shop\"\"\";", "DROP INDEX public.\"My \"\"Shop\"\"\";");
        row("line feed", "DROP INDEX \"a\nDROP TABLE x; --\".\"b\";", "DROP INDEX U&\"a\\000aDROP TABLE x; --\".\"b\";");
        row("escape and quotes", "ALTER TABLE \"\x1b[31m\"\"x\\\"", "ALTER TABLE U&\"\\001b[31m\"\"x\\\\\"");
        row("turned around", "ALTER ROLE \"a\u202e\"", "ALTER ROLE U&\"a\\202e\"");
        row("beyond the basic plane", "ALTER ROLE \"\U000E0041\U0001F418\"", "ALTER ROLE U&\"\\+0e0041\U0001F418\"");
        row("a text", "COMMENT ON ROLE a IS 'x\ty''\"'", "COMMENT ON ROLE a IS U&'x\\0009y''\"'");
        row("is one already", "SELECT E'\n', U&\"\n\"", "SELECT E'\n', U&\"\n\"");
        row("never closed", "SELECT \"a\n", "SELECT \"a\n");
    }
    void aNameInAStatementStaysANameOnItsLine()
    {
        QFETCH(QString, sql);
        QFETCH(QString, plain);
        QCOMPARE(base::plainSql(sql), plain);
    }

    void noneOfItIsLostInAnyPairOfBytes()
    {
        for (int a = 0; a < 256; ++a) {
            for (int b = 0; b < 256; ++b) {
                const char bytes[] = {char(a), char(b)};
                const QString text = Untrusted(std::string_view(bytes, 2)).visible();
                QVERIFY2(text.size() >= 1, qPrintable(QString::number(a) + QLatin1Char(' ') + QString::number(b)));
                for (QChar c : text)
                    QVERIFY(c.unicode() >= 0x20 && c.unicode() != 0x7f);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstUntrusted)
#include "tst_untrusted.moc"
