// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_start/openeddialog.h"
#include "ui/start/formfield.h"
#include "ui/start/stepline.h"
#include "ui/start/testpanel.h"
#include "ui/theme/messagebar.h"
#include "ui/theme/segmented.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace start;
using namespace Qt::StringLiterals;

namespace {

using watch::ConnectionReport;
using Step = ConnectionReport::Step;
using Outcome = ConnectionReport::Outcome;

ConnectionReport report(Step failing, const QString &text, const QString &remedy)
{
    ConnectionReport made;
    for (std::size_t i = 0; i < made.steps.size(); ++i) {
        const bool passed = i < std::size_t(failing);
        const bool failed = i == std::size_t(failing);
        made.steps[i].outcome = passed ? Outcome::Ok : failed ? Outcome::Failed : Outcome::Skipped;
    }
    made.steps[std::size_t(failing)].text = base::Untrusted(text);
    made.steps[std::size_t(failing)].remedy = remedy;
    return made;
}

ConnectionReport working()
{
    ConnectionReport made = report(Step::Permission, u"observer"_s, {});
    made.steps.back().outcome = Outcome::Ok;
    made.findings = QStringList{u"can write to 3 tables"_s};
    return made;
}

} // namespace

class TestConnectionDialog : public QObject {
    Q_OBJECT
private slots:
    void emptyFormIsNotTested();
    void passwordReachesTheTestAndNoOtherPlace();
    void eachFailedStepIsShown_data();
    void eachFailedStepIsShown();
    void markupFromTheServerStaysText();
    void missingRightsAreToldApartFromFailure();
    void resultGoesStaleWhenAFieldChanges();
    void runningTestIsCancelled_data();
    void runningTestIsCancelled();
    void lateReportIsIgnored();
    void savesAndCloses();
    void saysOnceThatNoKeyringAnswers();
    void failedSaveLosesNothing();
    void takenNameIsRefusedInline();
    void formFollowsTheKind();
    void keyboardReachesEverything();
    void everyFieldHasAnAccessibleName();
    void passwordFieldForgets();
    void nothingIsCutOffInEitherThemeOrAtLargeText();
};

void TestConnectionDialog::emptyFormIsNotTested()
{
    Opened o;
    o.press("DialogTest");
    QVERIFY(o.connector.asked.isEmpty());
    QVERIFY(o.at("NameField")->hasFocus());
    QVERIFY(!static_cast<FormField *>(o.at("HostField")->parentWidget())->problem().isEmpty());
}

void TestConnectionDialog::passwordReachesTheTestAndNoOtherPlace()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    QCOMPARE(o.connector.asked, QStringList{u"test orders-db"_s});
    QCOMPARE(o.connector.lastPassword, "planted-secret"_ba);
    QCOMPARE(o.connector.last.credential.source, environment::Credential::Source::Keyring);
    for (const QWidget *widget : o.dialog.findChildren<QWidget *>()) {
        const QVariant text = widget->objectName() == u"PasswordField"_s ? QVariant() : widget->property("text");
        for (const QString &shown : {text.toString(), widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()})
            QVERIFY(!shown.contains(u"planted-secret"_s));
    }
    QCOMPARE(o.at("PasswordField")->displayText().count(u'p'), 0);
}

void TestConnectionDialog::eachFailedStepIsShown_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("line");
    QTest::newRow("name") << int(Step::Name) << u"StepName"_s;
    QTest::newRow("tcp") << int(Step::Tcp) << u"StepTcp"_s;
    QTest::newRow("tls") << int(Step::Tls) << u"StepTls"_s;
    QTest::newRow("authentication") << int(Step::Authentication) << u"StepAuthentication"_s;
    QTest::newRow("permission") << int(Step::Permission) << u"StepPermission"_s;
}

void TestConnectionDialog::eachFailedStepIsShown()
{
    QFETCH(int, kind);
    QFETCH(QString, line);
    Opened o;
    o.fill();
    o.press("DialogTest");
    emit o.connector.tested(report(Step(kind), u"What went wrong."_s, u"What to do."_s));
    const auto *failed = o.dialog.findChild<StepLine *>(line);
    QCOMPARE(failed->state(), StepLine::State::Failed);
    QCOMPARE(failed->sentence(), u"What went wrong."_s);
    QCOMPARE(o.at<QLabel>("TestRemedy")->text(), u"What to do."_s);
    QVERIFY(o.at<QLabel>("TestRemedy")->isVisible());
    int failures = 0;
    for (const auto *step : o.dialog.findChildren<StepLine *>())
        failures += step->state() == StepLine::State::Failed;
    QCOMPARE(failures, 1);
}

void TestConnectionDialog::markupFromTheServerStaysText()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    emit o.connector.tested(report(Step::Authentication, u"<img src=x><b>no</b>"_s, u"<a href=x>click</a>"_s));
    for (const QLabel *label : o.dialog.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestConnectionDialog::missingRightsAreToldApartFromFailure()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    ConnectionReport limited = report(Step::Permission, u"cannot see other sessions"_s, u"GRANT pg_monitor."_s);
    limited.steps[std::size_t(Step::Tls)].outcome = Outcome::Skipped;
    emit o.connector.tested(limited);
    QVERIFY(o.verdict().startsWith(u"It connects, but"_s));
    QCOMPARE(o.dialog.findChild<StepLine *>(u"StepTls"_s)->sentence(), u"Not encrypted."_s);
    QCOMPARE(o.at<QLabel>("TestRemedy")->text(), u"GRANT pg_monitor."_s);
}

void TestConnectionDialog::resultGoesStaleWhenAFieldChanges()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    emit o.connector.tested(working());
    QCOMPARE(o.verdict(), u"It works."_s);
    QVERIFY(o.at<QLabel>("TestRole")->text().contains(u"can write to 3 tables"_s));
    QTest::keyClicks(o.at("PortField"), u"1"_s);
    QVERIFY(o.verdict().startsWith(u"Changed"_s));
    QVERIFY(!o.at<QLabel>("TestRole")->isVisible());
    QCOMPARE(o.dialog.findChild<TestPanel *>()->state(), TestPanel::State::Stale);
}

void TestConnectionDialog::runningTestIsCancelled_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"button", "escape", "change", "close"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestConnectionDialog::runningTestIsCancelled()
{
    QFETCH(QString, how);
    Opened o;
    o.fill();
    o.press("DialogTest");
    if (how == u"button"_s)
        o.press("DialogTest");
    else if (how == u"escape"_s)
        QTest::keyClick(&o.dialog, Qt::Key_Escape);
    else if (how == u"change"_s)
        o.at("HostField")->setText(u"db2"_s);
    else
        o.dialog.reject();
    QCOMPARE(o.connector.asked.last(), u"cancel"_s);
    QCOMPARE(o.dialog.isVisible(), how != u"close"_s);
}

void TestConnectionDialog::lateReportIsIgnored()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    o.press("DialogTest");
    emit o.connector.tested(working());
    QVERIFY(o.verdict() != u"It works."_s);
}

void TestConnectionDialog::savesAndCloses()
{
    Opened o;
    o.fill();
    QTest::keyClick(o.at("UserField"), Qt::Key_Return);
    QCOMPARE(o.connector.asked, QStringList{u"save orders-db"_s});
    emit o.connector.saved({u"orders-db"_s, u"/e.yaml"_s, {}, true, secrets::Availability::Found, {}});
    QCOMPARE(o.saved.size(), 1);
    QCOMPARE(o.saved.first(), (QList<QVariant>{u"orders-db"_s, u"/e.yaml"_s}));
    QVERIFY(!o.dialog.isVisible());
}

void TestConnectionDialog::saysOnceThatNoKeyringAnswers()
{
    Opened o;
    o.fill();
    o.press("DialogSave");
    emit o.connector.saved({u"orders-db"_s, u"/e.yaml"_s, {}, true, secrets::Availability::NoBackend, {}});
    QCOMPARE(o.saved.size(), 1); // watched already
    QVERIFY(o.dialog.isVisible());
    QVERIFY(o.at<theme::PlainMessageBar>("DialogMessage")->sentence().contains(u"No keyring answers"_s));
    o.press("DialogSave");
    QVERIFY(!o.dialog.isVisible());
    QCOMPARE(o.connector.asked.size(), 1);
}

void TestConnectionDialog::failedSaveLosesNothing()
{
    Opened o;
    o.fill();
    o.press("DialogSave");
    emit o.connector.saveFailed({base::Errc::Io, "The disk is full.", {}, {}, "Free some room."});
    QCOMPARE(o.at<theme::PlainMessageBar>("DialogMessage")->sentence(), u"The disk is full. Free some room."_s);
    QCOMPARE(o.at("HostField")->text(), u"db1"_s);
    QVERIFY(o.at<QPushButton>("DialogSave")->isEnabled());
    o.press("DialogSave");
    QCOMPARE(o.connector.lastPassword, "planted-secret"_ba);
}

void TestConnectionDialog::takenNameIsRefusedInline()
{
    Opened o;
    o.fill();
    o.at("NameField")->setText(u"Taken"_s);
    o.press("DialogSave");
    QVERIFY(o.connector.asked.isEmpty());
    QVERIFY(static_cast<FormField *>(o.at("NameField")->parentWidget())->problem().contains(u"taken"_s));
}

void TestConnectionDialog::formFollowsTheKind()
{
    Opened o;
    o.fill();
    auto *kinds = o.at<theme::Segmented>("KindChooser");
    kinds->setFocus();
    QTest::keyClick(kinds, Qt::Key_Right);
    QCOMPARE(o.at("PortField")->text(), u"6432"_s);
    QVERIFY(!o.at("DatabaseField")->isVisible());
    QCOMPARE(o.at("HostField")->text(), u"db1"_s);
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(kinds, Qt::Key_Right);
    QVERIFY(o.at("UrlField")->isVisible());
    QVERIFY(!o.at("PasswordField")->isVisible());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(kinds, Qt::Key_Left);
    QCOMPARE(o.at("PortField")->text(), u"5432"_s);
    QCOMPARE(o.at("UserField")->text(), u"watcher"_s);
}

void TestConnectionDialog::keyboardReachesEverything()
{
    Opened o;
    QStringList order;
    for (int i = 0; i < 20; ++i) {
        const QString name = o.dialog.focusWidget()->objectName();
        if (order.contains(name))
            break;
        order << name;
        QTest::keyClick(o.dialog.focusWidget(), Qt::Key_Tab);
    }
    const QStringList wanted{u"NameField"_s, u"TierField"_s, u"HostField"_s, u"PortField"_s, u"DatabaseField"_s,
                             u"UserField"_s, u"PasswordField"_s, u"ServiceField"_s, u"TlsField"_s, u"CertificateField"_s,
                             u"ChooseCertificate"_s, u"ReplicatesFromField"_s, u"RunsOnField"_s, u"MoreToggle"_s};
    QCOMPARE(order.first(wanted.size()), wanted);
    for (const QString &rest : {u"DialogTest"_s, u"DialogSave"_s, u"DialogCancel"_s, u"KindChooser"_s})
        QVERIFY2(order.contains(rest), qPrintable(rest));
    QTest::keyClick(&o.dialog, Qt::Key_Escape);
    QVERIFY(!o.dialog.isVisible());
}

void TestConnectionDialog::everyFieldHasAnAccessibleName()
{
    Opened o;
    for (const QWidget *widget : o.dialog.findChildren<QWidget *>()) {
        const bool typed = qobject_cast<const QLineEdit *>(widget) && !qobject_cast<const QComboBox *>(widget->parentWidget());
        if (typed || qobject_cast<const QComboBox *>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void TestConnectionDialog::passwordFieldForgets()
{
    Opened o;
    o.fill();
    QLineEdit *password = o.at("PasswordField");
    QTest::keyClick(password, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!password->text().isEmpty());
    QVERIFY(password->inputMethodHints() & Qt::ImhSensitiveData);
    o.dialog.reject();
    QVERIFY(password->text().isEmpty());
    QTest::keyClick(password, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(password->text().isEmpty());
}

void TestConnectionDialog::nothingIsCutOffInEitherThemeOrAtLargeText()
{
    auto &look = theme::Theme::current();
    look.install();
    for (const auto [scale, choice] : {std::pair(1.0, theme::Theme::Choice::Dark), std::pair(1.5, theme::Theme::Choice::Light)}) {
        look.setTextScale(scale);
        look.setChoice(choice);
        Opened o;
        o.dialog.resize(1264, 768); // of a 1280x800 screen
        o.press("DialogTest");
        QCoreApplication::processEvents();
        for (const QPushButton *button : o.dialog.findChildren<QPushButton *>())
            if (button->isVisible())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        const auto *scroll = o.dialog.findChild<QScrollArea *>();
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    }
    look.setTextScale(1.0);
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
