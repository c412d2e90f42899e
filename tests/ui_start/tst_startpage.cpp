// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_start/scripted.h"
#include "ui/start/door.h"
#include "ui/start/startpage.h"
#include "ui/start/stepline.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace start;
using namespace Qt::StringLiterals;

namespace {

struct Page {
    ScriptedSandbox sandbox;
    base::ManualClock clock;
    StartPage page{sandbox, clock};
    QSignalSpy watch{&page, &StartPage::watchRequested};
    QSignalSpy environment{&page, &StartPage::environmentRequested};
    QSignalSpy started{&page, &StartPage::sandboxStarted};

    Page()
    {
        page.resize(1000, 700);
        page.setRecent({{u"Mails"_s, u"/a/mails.yaml"_s, environment::Kind::Production},
                        {QString(), u"/b/other.yaml"_s, environment::Kind::Staging}});
        page.show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(&page)); }();
    }
    [[nodiscard]] QString focused() const { return page.focusWidget() ? page.focusWidget()->objectName() : QString(); }
    void key(Qt::Key key) { QTest::keyClick(page.focusWidget() ? page.focusWidget() : &page, key); }
    template <class T>
    [[nodiscard]] T *at(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }
};

} // namespace

class TestStartPage : public QObject {
    Q_OBJECT
private slots:
    void numbersOpenTheDoors();
    void arrowsAndEnter();
    void recentOnesAreOpened();
    void progressNamesStepsAndTheirTime();
    void cancelEndsWhatWasStarted();
    void failureSaysWhatWhereAndWhatToDo();
    void startedIsHandedOn();
    void doorsSayWhatHappens();
};

void TestStartPage::numbersOpenTheDoors()
{
    Page p;
    p.key(Qt::Key_1);
    QCOMPARE(p.watch.size(), 1);
    p.key(Qt::Key_2);
    QCOMPARE(p.sandbox.asked, QStringList{u"up"_s});
}

void TestStartPage::arrowsAndEnter()
{
    Page p;
    QCOMPARE(p.focused(), u"WatchDoor"_s);
    p.key(Qt::Key_Right);
    QCOMPARE(p.focused(), u"SandboxDoor"_s);
    p.key(Qt::Key_Down);
    QCOMPARE(p.focused(), u"Recent:/a/mails.yaml"_s);
    p.key(Qt::Key_Down);
    p.key(Qt::Key_Down);
    QCOMPARE(p.focused(), u"OpenFile"_s);
    p.key(Qt::Key_Down);
    QCOMPARE(p.focused(), u"OpenFile"_s);
    for (int i = 0; i < 3; ++i)
        p.key(Qt::Key_Up);
    QCOMPARE(p.focused(), u"WatchDoor"_s);
    p.key(Qt::Key_Return);
    QCOMPARE(p.watch.size(), 1);
}

void TestStartPage::recentOnesAreOpened()
{
    Page p;
    p.key(Qt::Key_Down);
    p.key(Qt::Key_Enter);
    QCOMPARE(p.environment.size(), 1);
    QCOMPARE(p.environment.first().first().toString(), u"/a/mails.yaml"_s);
    p.page.setRecent({});
    QVERIFY(!p.at<QWidget>("RecentEnvironments")->isVisible());
    p.key(Qt::Key_Down);
    QCOMPARE(p.focused(), u"OpenFile"_s);
}

void TestStartPage::progressNamesStepsAndTheirTime()
{
    using namespace std::chrono_literals;
    Page p;
    p.key(Qt::Key_2);
    emit p.sandbox.progressed(u"Making certificates"_s, 0.1);
    p.clock.set(p.clock.now() + 1500ms);
    emit p.sandbox.progressed(u"Starting the primary"_s, 0.3);
    const auto lines = p.page.findChildren<StepLine *>();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0]->state(), StepLine::State::Past);
    QCOMPARE(lines[1]->state(), StepLine::State::Running);
    emit p.sandbox.progressed(u"Starting the primary"_s, 0.4);
    QCOMPARE(p.page.findChildren<StepLine *>().size(), 2);
    for (int i = 0; i < 30; ++i)
        emit p.sandbox.progressed(u"step %1"_s.arg(i), 0.5);
    QVERIFY(p.page.findChildren<StepLine *>().size() < 12);
}

void TestStartPage::cancelEndsWhatWasStarted()
{
    Page p;
    p.key(Qt::Key_2);
    QCOMPARE(p.focused(), u"SandboxCancel"_s);
    p.key(Qt::Key_Escape);
    QCOMPARE(p.sandbox.asked, (QStringList{u"up"_s, u"cancel"_s}));
    p.key(Qt::Key_Escape);
    QCOMPARE(p.sandbox.asked.size(), 2);
    emit p.sandbox.stopped();
    QVERIFY(p.at<Door>("WatchDoor")->isVisible());
    p.key(Qt::Key_2);
    QCOMPARE(p.sandbox.asked.size(), 3);
}

void TestStartPage::failureSaysWhatWhereAndWhatToDo()
{
    Page p;
    p.key(Qt::Key_2);
    emit p.sandbox.progressed(u"Starting Redis"_s, 0.5);
    emit p.sandbox.failed({base::Errc::Io, "redis-server: <b>not found</b>\x1b[31m", {}, {}, "Install redis-server."});
    const auto *sentence = p.at<QLabel>("SandboxSentence");
    QCOMPARE(sentence->textFormat(), Qt::PlainText);
    QVERIFY(sentence->text().contains(u"<b>not found</b>"_s));
    QVERIFY(!sentence->text().contains(QChar(0x1b)));
    QCOMPARE(p.at<QLabel>("SandboxRemedy")->text(), u"Install redis-server."_s);
    QVERIFY(p.at<QWidget>("SandboxLog")->isVisible());
    QCOMPARE(p.focused(), u"SandboxAgain"_s);
    p.at<QPushButton>("SandboxAgain")->click();
    QCOMPARE(p.sandbox.asked, (QStringList{u"up"_s, u"up"_s}));
    emit p.sandbox.failed({base::Errc::Io, "again", {}, {}, {}});
    p.key(Qt::Key_Escape);
    QVERIFY(p.at<Door>("SandboxDoor")->isVisible());
}

void TestStartPage::startedIsHandedOn()
{
    Page p;
    p.key(Qt::Key_2);
    sandbox::State state;
    state.environmentFile = u"/state/environment.yaml"_s;
    emit p.sandbox.started(state);
    QCOMPARE(p.started.size(), 1);
    p.page.openSandbox();
    QCOMPARE(p.sandbox.asked.size(), 2);
}

void TestStartPage::doorsSayWhatHappens()
{
    Page p;
    for (const char *door : {"WatchDoor", "SandboxDoor"}) {
        QVERIFY(!p.at<Door>(door)->accessibleName().isEmpty());
        QVERIFY(!p.at<Door>(door)->accessibleDescription().isEmpty());
    }
    QVERIFY(p.at<Door>("SandboxDoor")->accessibleDescription().contains(u"under your own account"_s));
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
