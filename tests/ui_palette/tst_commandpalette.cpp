// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"
#include "ui/palette/commandsources.h"
#include "ui/theme/searchfield.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace palette;
using namespace Qt::StringLiterals;

namespace {

// A window with something that has the keyboard, and a palette over it that writes down what ran.
struct Console {
    QWidget window;
    QLineEdit *before = new QLineEdit(&window);
    CommandPalette *palette = new CommandPalette(&window);
    QStringList ran;

    Console()
    {
        window.resize(900, 600);
        palette->addSource([this] {
            environment::Environment shop;
            for (const QString &id : {u"shop-primary"_s, u"shop-standby"_s, u"shop-redis"_s}) {
                environment::Target target;
                target.id = id;
                target.tier = u"orders"_s;
                shop.targets.append(target);
            }
            return targetCommands(shop, [this](const QString &id) { ran << u"go "_s + id; });
        });
        palette->addSource([this] {
            ConsoleActions actions;
            actions.chooseTheme = [this](theme::Theme::Choice c) { ran << u"theme %1"_s.arg(int(c)); };
            actions.retryAll = [this] { ran << u"retry"_s; };
            return consoleCommands(actions);
        });
        palette->addSource([this] {
            return faultCommands({u"kill"_s, u"hold-lock"_s}, [this](const QString &f) { ran << u"inject "_s + f; },
                                 [this] { ran << u"heal"_s; });
        });
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
    }
    [[nodiscard]] QWidget *field() const { return palette->findChild<QLineEdit *>(u"PaletteField"_s); }
    [[nodiscard]] QListView *list() const { return palette->findChild<QListView *>(u"PaletteList"_s); }
    [[nodiscard]] QString current() const { return list()->currentIndex().data().toString(); }
};

} // namespace

class TestCommandPalette : public QObject {
    Q_OBJECT
private slots:
    void takesTheKeyboardAndGivesItBack();
    void typedWordsRunTheBestFit();
    void arrowsGoRoundTabJumpsGroups();
    void whatWasUsedLeadsNextTime();
    void nothingFitsSaysSo();
    void disabledCommandIsSkipped();
    void pressOutsideCloses();
    void absentCallbacksLeaveTheirCommandsOut();
    void faultsAreFoundByNameAndByWords();
    void keepsToItsWindow();
    void modelHolds();
};

void TestCommandPalette::takesTheKeyboardAndGivesItBack()
{
    Console c;
    c.palette->open();
    QVERIFY(c.field()->hasFocus());
    QVERIFY(!c.field()->accessibleName().isEmpty());
    QTest::keyClicks(c.field(), u"abc"_s);
    QTest::keyClick(c.field(), Qt::Key_Escape);
    QVERIFY(!c.palette->isVisible());
    QVERIFY(c.before->hasFocus());
    QVERIFY(c.ran.isEmpty());
}

void TestCommandPalette::typedWordsRunTheBestFit()
{
    Console c;
    c.palette->open();
    QTest::keyClicks(c.field(), u"stand"_s);
    QCOMPARE(c.current(), u"shop-standby"_s);
    QTest::keyClick(c.field(), Qt::Key_Return);
    QCOMPARE(c.ran, QStringList{u"go shop-standby"_s});
    QVERIFY(!c.palette->isVisible());
    c.palette->open();
    QTest::keyClicks(c.field(), u"dark theme"_s);
    QTest::keyClick(c.field(), Qt::Key_Enter);
    QCOMPARE(c.ran.last(), u"theme %1"_s.arg(int(theme::Theme::Choice::Dark)));
}

void TestCommandPalette::arrowsGoRoundTabJumpsGroups()
{
    Console c;
    c.palette->open();
    QCOMPARE(c.current(), u"shop-primary"_s);
    QTest::keyClick(c.field(), Qt::Key_Down);
    QCOMPARE(c.current(), u"shop-standby"_s);
    QTest::keyClick(c.field(), Qt::Key_Up);
    QTest::keyClick(c.field(), Qt::Key_Up);
    QCOMPARE(c.list()->currentIndex().row(), c.list()->model()->rowCount() - 1);
    QTest::keyClick(c.field(), Qt::Key_Down);
    QCOMPARE(c.current(), u"shop-primary"_s);
    QTest::keyClick(c.field(), Qt::Key_Tab);
    QCOMPARE(c.current(), u"Try every target again now"_s);
    QTest::keyClick(c.field(), Qt::Key_Backtab);
    QCOMPARE(c.current(), u"shop-primary"_s);
    QTest::keyClick(c.field(), Qt::Key_PageDown);
    QTest::keyClick(c.field(), Qt::Key_PageDown);
    QCOMPARE(c.list()->currentIndex().row(), c.list()->model()->rowCount() - 1);
    QVERIFY(c.field()->hasFocus());
}

void TestCommandPalette::whatWasUsedLeadsNextTime()
{
    Console c;
    QSignalSpy recent(c.palette, &CommandPalette::recentChanged);
    c.palette->open(u"redis"_s);
    QTest::keyClick(c.field(), Qt::Key_Return);
    QCOMPARE(recent.size(), 1);
    QCOMPARE(c.palette->recent(), QStringList{u"target.shop-redis"_s});
    c.palette->open();
    QCOMPARE(c.current(), u"shop-redis"_s);
}

void TestCommandPalette::nothingFitsSaysSo()
{
    Console c;
    c.palette->open(u"<b>zebra"_s);
    const auto *nothing = c.palette->findChild<QLabel *>(u"PaletteNothing"_s);
    QVERIFY(nothing->isVisible());
    QVERIFY(nothing->text().contains(u"<b>zebra"_s));
    QCOMPARE(nothing->textFormat(), Qt::PlainText);
    QTest::keyClick(c.field(), Qt::Key_Return);
    QVERIFY(c.palette->isVisible());
    QVERIFY(c.ran.isEmpty());
}

void TestCommandPalette::disabledCommandIsSkipped()
{
    QWidget window;
    CommandPalette palette(&window);
    QStringList ran;
    palette.addSource([&ran] {
        Command off{u"a"_s, u"Alpha one"_s, u"G"_s, {}, {}, {}, [] { return false; }, [&ran] { ran << u"a"_s; }};
        Command on{u"b"_s, u"Alpha two"_s, u"G"_s, {}, {}, {}, {}, [&ran] { ran << u"b"_s; }};
        return QList<Command>{off, on};
    });
    window.show();
    palette.open(u"alpha"_s);
    QTest::keyClick(palette.findChild<QLineEdit *>(u"PaletteField"_s), Qt::Key_Return);
    QCOMPARE(ran, QStringList{u"b"_s});
}

void TestCommandPalette::pressOutsideCloses()
{
    Console c;
    c.palette->open();
    QTest::mouseClick(c.palette, Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(!c.palette->isVisible());
}

void TestCommandPalette::absentCallbacksLeaveTheirCommandsOut()
{
    QVERIFY(consoleCommands({}).isEmpty());
    QVERIFY(faultCommands({u"kill"_s}, {}, {}).isEmpty());
}

void TestCommandPalette::faultsAreFoundByNameAndByWords()
{
    Console c;
    c.palette->open(u"hold-lock"_s);
    QTest::keyClick(c.field(), Qt::Key_Return);
    c.palette->open(u"inject kill"_s);
    QTest::keyClick(c.field(), Qt::Key_Return);
    c.palette->open(u"heal"_s);
    QTest::keyClick(c.field(), Qt::Key_Return);
    QCOMPARE(c.ran, (QStringList{u"inject hold-lock"_s, u"inject kill"_s, u"heal"_s}));
}

void TestCommandPalette::keepsToItsWindow()
{
    Console c;
    c.palette->open();
    c.window.resize(500, 360);
    QTRY_COMPARE(c.palette->size(), c.window.size());
    QVERIFY(c.palette->rect().contains(c.field()->parentWidget()->geometry()));
    theme::Theme::current().setTextScale(1.5);
    QTRY_VERIFY(c.palette->rect().contains(c.field()->parentWidget()->geometry()));
    theme::Theme::current().setTextScale(1.0);
}

void TestCommandPalette::modelHolds()
{
    Console c;
    QAbstractItemModelTester tester(c.list()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    c.palette->open();
    QTest::keyClicks(c.field(), u"shop x"_s);
    QTest::keyClick(c.field(), Qt::Key_Backspace);
    QTest::keyClick(c.field(), Qt::Key_Backspace);
    c.palette->dismiss();
    c.palette->open();
    QVERIFY(c.list()->model()->rowCount() > 5);
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
