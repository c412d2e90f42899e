// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/keyringwords.h"
#include "ui/start/passwordprompt.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace start;
using namespace Qt::StringLiterals;
using secrets::Availability;

class TestPasswordPrompt : public QObject {
    Q_OBJECT
private slots:
    void everyReasonIsToldApart();
    void givesOnceAndForgets();
    void escapeDeclines();
    void offersTheKeyringOnlyWhereThereIsOne();
};

void TestPasswordPrompt::everyReasonIsToldApart()
{
    QSet<QString> asked, kept;
    for (const auto reason : {Availability::Absent, Availability::Locked, Availability::Denied, Availability::TimedOut,
                              Availability::NoBackend, Availability::Found}) {
        asked.insert(askedBecause(reason, u"db"_s));
        QVERIFY(askedBecause(reason, u"db"_s).contains(u"db"_s));
    }
    QCOMPARE(asked.size(), 6);
    for (const auto reason : {Availability::Locked, Availability::Denied, Availability::TimedOut, Availability::NoBackend}) {
        kept.insert(notKept(reason));
        QVERIFY(notKept(reason).contains(u"in memory"_s));
    }
    QCOMPARE(kept.size(), 4);
    QVERIFY(notKept(Availability::Found).isEmpty());
    QVERIFY(!notKept(Availability::Denied, u"a\nb"_s).contains(u'\n'));
}

void TestPasswordPrompt::givesOnceAndForgets()
{
    PasswordPrompt prompt;
    QByteArray taken;
    connect(&prompt, &PasswordPrompt::given, this, [&](const QString &target, const QString &key, bool keep) {
        QCOMPARE(target, u"shop-primary"_s);
        QCOMPARE(key, u"shop-key"_s);
        QVERIFY(keep);
        taken = QByteArray(prompt.takePassword().revealZ());
    });
    prompt.ask(u"shop-primary"_s, u"Shop"_s, u"shop-key"_s, Availability::Locked);
    auto *field = prompt.findChild<QLineEdit *>(u"PromptPassword"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(taken.isNull());
    QTest::keyClicks(field, u"geheim"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(taken, "geheim"_ba);
    QVERIFY(!prompt.isVisible());
    QVERIFY(field->text().isEmpty());
}

void TestPasswordPrompt::escapeDeclines()
{
    PasswordPrompt prompt;
    QSignalSpy declined(&prompt, &PasswordPrompt::declined);
    prompt.ask(u"a"_s, u"A"_s, u"a"_s, Availability::Absent);
    auto *field = prompt.findChild<QLineEdit *>(u"PromptPassword"_s);
    QTest::keyClicks(field, u"geheim"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(declined.size(), 1);
    QVERIFY(field->text().isEmpty());
}

void TestPasswordPrompt::offersTheKeyringOnlyWhereThereIsOne()
{
    PasswordPrompt prompt;
    auto *keep = prompt.findChild<QCheckBox *>(u"PromptKeep"_s);
    prompt.ask(u"a"_s, u"A"_s, u"a"_s, Availability::NoBackend);
    QVERIFY(!keep->isVisible());
    QVERIFY(!keep->isChecked());
    prompt.ask(u"a"_s, u"A"_s, u"a"_s, Availability::Absent);
    QVERIFY(keep->isVisible());
}

QTEST_MAIN(TestPasswordPrompt)
#include "tst_passwordprompt.moc"
