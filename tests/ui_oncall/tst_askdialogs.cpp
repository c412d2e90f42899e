// SPDX-License-Identifier: GPL-3.0-or-later
// What is arranged on call, and the secret of a channel, asked for in dialogs: each says what it will do before it is done, by keyboard,
// in both themes.
#include "tests/ui_oncall/dutyscreen.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>

class TstAskDialogs : public QObject {
    Q_OBJECT
    base::ManualClock m_clock;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        theme::Theme::current().install();
        m_clock.set(base::TimePoint{} + 48h + 10h);
    }

    // Each dialog says what it will do, and does it on Return.
    void whatIsArrangedIsSaidBefore_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light-1280") << false << QSize(1216, 690);
        QTest::newRow("dark-1920") << true << QSize(1856, 970);
    }
    void whatIsArrangedIsSaidBefore()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        theme::Theme::current().setChoice(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        Screen s(m_clock, size);
        s.set(busy(m_clock.wallNow()));
        s.oncall->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(s.oncall.get()));
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        const auto ask = [&](Qt::Key key) {
            s.oncall->activateWindow();
            if (!QTest::qWaitForWindowActive(s.oncall.get()))
                qFatal("the window is not active");
            QTest::keyClick(s.oncall.get(), key);
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                qFatal("no dialog");
            QCoreApplication::processEvents();
            return QPointer<QDialog>(dialog);
        };
        const auto said = [&](QDialog *dialog, const char *part) { return plain(dialog->findChild<theme::PlainLabel *>(QLatin1StringView(part))->text()); };
        const auto done = [&](const QPointer<QDialog> &dialog, const char *name) {
            grab(*dialog, QLatin1StringView(name) + u'-' + tag);
            QCOMPARE(cut(*dialog), QString());
            QTest::keyClick(dialog.data(), Qt::Key_Return);
            QTRY_VERIFY(!dialog);
        };
        // Bob has the first rota now: Ann is meant, for the rest of his shift.
        QPointer<QDialog> dialog = ask(Qt::Key_O);
        QVERIFY2(said(dialog, "askHead").startsWith(u"Ann Lee has Primary from"_s), qPrintable(said(dialog, "askHead")));
        QVERIFY(said(dialog, "askLines").startsWith(u"Instead of: Bob <b>."_s));
        auto *until = dialog->findChild<QLineEdit *>(u"askUntil"_s);
        const QString rest = until->text();
        until->setText(u"tomorrow"_s);
        QVERIFY(!said(dialog, "askObjection").isEmpty() && !dialog->findChild<theme::Button *>(u"askConfirm"_s)->isEnabled());
        QTest::keyClick(dialog.data(), Qt::Key_Return);
        QVERIFY(dialog && s.desk.steps.isEmpty()); // not before it can be
        until->setText(rest);
        done(dialog, "ask-override");
        QCOMPARE(s.desk.steps.size(), 1);
        const rota::Override v = s.desk.steps.first().made;
        QVERIFY(v.rota == u"primary"_s && v.person == u"ann"_s && !v.offered && v.from == m_clock.wallNow());
        QCOMPARE(paging::endOfShift(s.desk.duty.all, s.desk.duty.overrides, u"primary"_s, v.from), std::optional(v.until));

        dialog = ask(Qt::Key_H);
        QVERIFY2(said(dialog, "askHead").startsWith(u"Ann Lee is offered Primary"_s), qPrintable(said(dialog, "askHead")));
        QVERIFY(said(dialog, "askLines").contains(u"Until then it stays: Bob <b>"_s));
        done(dialog, "ask-handover");
        QVERIFY(s.desk.steps.last().made.offered);

        dialog = ask(Qt::Key_W);
        auto *which = dialog->findChild<QComboBox *>(u"askWhich"_s);
        QCOMPARE(which->count(), 2);
        which->setCurrentIndex(which->findData(u"o-2"_s));
        QVERIFY2(said(dialog, "askHead").contains(u"Second line is again with: nobody"_s), qPrintable(said(dialog, "askHead")));
        QVERIFY(said(dialog, "askWarning").contains(u"nobody"_s));
        done(dialog, "ask-withdraw");
        QVERIFY(s.desk.steps.last().what == rota::Step::What::Withdraw && s.desk.steps.last().id == u"o-2"_s);
        // the button of a line means that line
        QTest::mouseClick(s.oncall->findChild<oncall::LineCard *>(u"oncallArranged"_s)->findChild<theme::Button *>(u"lineAction"_s), Qt::LeftButton);
        dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QCOMPARE(dialog->findChild<QComboBox *>(u"askWhich"_s)->currentData().toString(), u"o-2"_s);
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog);

        s.desk.calendar.shifts = {{u"bob"_s, m_clock.wallNow() + 24h, m_clock.wallNow() + 48h}};
        s.desk.calendar.problems = QStringList{u"\"party\" names nobody of the rota."_s};
        dialog = ask(Qt::Key_I);
        auto *file = dialog->findChild<QLineEdit *>(u"askFile"_s);
        QTest::keyClicks(file, u"none.ics"_s);
        QTRY_VERIFY(said(dialog, "askObjection").contains(u"cannot be read"_s));
        file->setText(u"shifts.ics"_s);
        QTRY_VERIFY2(said(dialog, "askHead").contains(u"Primary"_s), qPrintable(said(dialog, "askObjection")));
        QVERIFY(said(dialog, "askWarning").contains(u"party"_s));
        done(dialog, "ask-import");
        QVERIFY(s.desk.steps.last().rota == u"primary"_s && s.desk.steps.last().shifts == s.desk.calendar.shifts);
        QCOMPARE(s.desk.steps.size(), 4);
    }

    void aSecretIsStored()
    {
        theme::Theme::current().setChoice(theme::Theme::Choice::Light);
        Screen s(m_clock, QSize(1216, 690));
        s.set(busy(m_clock.wallNow()));
        s.deliveries->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(s.deliveries.get()));
        auto *channels = s.of<QListView>(*s.deliveries, "channelList");
        channels->setFocus();
        QVERIFY(s.of<theme::Button>(*s.deliveries, "channelSecret")->isVisible());
        QTest::keyClick(channels, Qt::Key_S);
        QPointer<QDialog> dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog && !dialog->findChild<theme::Button *>(u"askConfirm"_s)->isEnabled());
        auto *secret = dialog->findChild<QLineEdit *>(u"askSecret"_s);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        QTest::keyClicks(secret, u"canary-7"_s);
        QCoreApplication::processEvents();
        grab(*dialog, u"ask-secret"_s);
        QCOMPARE(cut(*dialog), QString());
        QTest::keyClick(secret, Qt::Key_Return);
        QCOMPARE(s.desk.secrets, QStringList(u"ops-slack=canary-7"_s));
        QTRY_VERIFY(!dialog);
        channels->setCurrentIndex(channels->model()->index(0, 0)); // the desktop has none
        QVERIFY(!s.of<theme::Button>(*s.deliveries, "channelSecret")->isVisible());
        QTest::keyClick(channels, Qt::Key_S);
        QVERIFY(!QApplication::activeModalWidget());
    }
};

QTEST_MAIN(TstAskDialogs)
#include "tst_askdialogs.moc"
