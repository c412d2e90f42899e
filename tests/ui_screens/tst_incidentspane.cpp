// SPDX-License-Identifier: GPL-3.0-or-later
// The second pane in the real window: rail, list, detail, clocks, dialogs and keys, in both themes and two sizes; what it
// asks of the desk, and what it shows while nobody knows, while there is none, and to who may only look.

#include "models/incidents/logmodel.h"
#include "models/paging/groupnotices.h"
#include "tests/support/german.h"
#include "tests/ui_screens/incidentfixture.h"
#include "ui/theme/emptystate.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>

using namespace test;

class TstIncidentsPane : public QObject {
    Q_OBJECT
private slots:
    // Every incident of a sandbox is a drill: these are counted there, and shown first.
    void inASandboxDrillsAreWhatMatters()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        desk.practising = true;
        w.window->setIncidents(&desk);
        Change drill = saying(Of::Open, u"d1"_s, u"writes hang"_s);
        drill.severity = Severity::Sev1;
        drill.drill = true;
        desk.write(drill, w.fixture.clock.wallNow());
        const auto &pane = w.window->incidents();
        QCOMPARE(pane.openCount(), 1);
        QCOMPARE(pane.worstOpen(), base::Severity::Critical);
        QCOMPARE(pane.selected(), u"d1"_s);
        desk.practising = false;
        emit desk.changed();
        QCOMPARE(pane.openCount(), 0);
    }

    void asDrawn_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("dark") << true << QSize(1280, 800);
        QTest::newRow("light") << false << QSize(1280, 800);
        QTest::newRow("dark large") << true << QSize(1920, 1080);
        QTest::newRow("light large") << false << QSize(1920, 1080);
    }
    void asDrawn()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QTemporaryDir home;
        Window w;
        w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        w.window->resize(size);
        ScriptedDesk desk(w.fixture.clock);
        evidenceIn(home.path(), w.fixture.clock.wallNow());
        w.window->setIncidents(&desk);
        ScriptedDuty duty;
        duty.duty.all = rota::parseOnCall(kRota, u"rota.yaml"_s).all;
        w.window->setDuty(&duty);
        Change old = saying(Of::Open, u"0ld"_s, u"Disk of olap-1 91 %"_s);
        old.number = 1;
        desk.write(old, w.fixture.clock.wallNow() - 80h);
        Change over = saying(Of::Resolve, u"0ld"_s, u"dropped old partitions"_s);
        over.cause = Cause::Capacity;
        over.at = w.fixture.clock.wallNow() - 79h;
        desk.write(over, w.fixture.clock.wallNow() - 79h);
        const QString id = lived(desk, w.fixture.clock.wallNow(), home.path());
        duty.duty.climbs = {climb(paging::GroupNotices::keyOf(u"shop/orders/shop-primary"_s), w.fixture.clock.wallNow() + 240s)};
        emit duty.changed();
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        QTest::keyClick(w.window.get(), Qt::Key_2, Qt::ControlModifier);
        auto &pane = w.window->incidents();
        QVERIFY(pane.isVisible());
        QCOMPARE(pane.selected(), id);
        QCOMPARE(pane.openCount(), 1);
        QVERIFY(w.find<QAbstractButton>("railIncidents")->accessibleDescription().startsWith(u'1'));
        QVERIFY(w.find<theme::PlainLabel>("incidentsAnswer")->text().contains(u" open: 83 sessions wait on shop-primary, 6"));
        QCOMPARE(w.find<QListView>("incidentTimeline")->model()->rowCount(), 8);
        QVERIFY(w.find<FactCard>("incidentClocks")->textOf(0).startsWith(u"detect 6"_s));
        QTRY_VERIFY(w.find<QWidget>("incidentLeading")->isVisible());
        QTRY_VERIFY(rowsOf(*w.find<FactCard>("incidentEvidence")).contains(u"Deployment before, +1 "_s));
        grab(w, u"incident-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(size.width()));
        QStringList cut = cutTexts(*w.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
    }
    void inGerman()
    {
        const German german;
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->showIncidents(lived(desk, w.fixture.clock.wallNow()));
        grab(w, u"incident-german"_s);
        const auto &pane = w.window->incidents();
        QVERIFY2(w.find<theme::PlainLabel>("incidentsAnswer")->text().contains(u" offen: 83 sessions wait"_s), qPrintable(w.find<theme::PlainLabel>("incidentsAnswer")->text()));
        const QString said = German::textsOf(pane).join(u'\n');
        for (const QString &word : {u"Wahrscheinliche Ursache"_s, u"Eskalieren"_s, u"Übergeben"_s})
            QVERIFY2(said.contains(word), qPrintable(said));
        QCOMPARE(german.forgotten(pane), QStringList());
        const QStringList cut = cutTexts(*w.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
    }
    void everyKeyAsksForItsChange()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        auto *list = w.find<QListView>("incidentList");
        list->setFocus();
        const auto dialog = [&w] { return w.window->incidents().findChild<QDialog *>(u"changeDialog"_s); };
        const std::pair<Qt::Key, const char *> keys[] = {{Qt::Key_O, "Open it"}, {Qt::Key_E, "Escalate"}, {Qt::Key_H, "Hand over"}, {Qt::Key_R, "Resolve"}, {Qt::Key_M, "Merge"}};
        for (const auto &[key, word] : keys) {
            QTest::keyClick(list, key);
            QVERIFY2(dialog(), word);
            QCOMPARE(dialog()->findChild<QAbstractButton *>(u"changeConfirm"_s)->text(), QString::fromLatin1(word));
            delete dialog();
        }
        desk.asked.clear();
        QTest::keyClick(list, Qt::Key_A);
        QCOMPARE(desk.asked.size(), std::size_t(1));
        QCOMPARE(int(desk.asked.back().kind), int(Of::Acknowledge));
        QTest::keyClick(list, Qt::Key_N);
        QTest::keyClicks(w.find<QLineEdit>("incidentNote"), u"asked the deployer"_s);
        QTest::keyClick(w.find<QLineEdit>("incidentNote"), Qt::Key_Return);
        QCOMPARE(desk.asked.back().text, u"asked the deployer"_s);
        QCOMPARE(desk.known().find(id)->timeline.back().text.raw(), u"asked the deployer"_s);
    }
    // Handed over with a reason, taken over by the other, all by keyboard; until then it stays where it was.
    void handedOverByKeyboard()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        auto *list = w.find<QListView>("incidentList");
        QVERIFY(!w.find<QWidget>("incidentTakeOver")->isVisible());
        QTest::keyClick(list, Qt::Key_T); // there is nothing to take over
        QVERIFY(desk.asked.empty());
        QTest::keyClick(list, Qt::Key_H);
        auto *dialog = w.window->incidents().findChild<QDialog *>(u"changeDialog"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"changePerson"_s), u"bob"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(desk.known().find(id)->handOver->to.raw(), u"bob"_s);
        QCOMPARE(desk.known().find(id)->roles.at(Role::Commander).raw(), u"oncall-1"_s);
        QVERIFY(w.find<QWidget>("incidentTakeOver")->isVisible());
        QVERIFY(w.find<theme::PlainLabel>("incidentOfferedTo")->text().contains(u"oncall-1 has it"_s));
        grab(w, u"incident-handed-over"_s);
        QTest::keyClick(list, Qt::Key_T);
        QCOMPARE(desk.known().find(id)->roles.at(Role::Commander).raw(), u"ann"_s);
        QVERIFY(!desk.known().find(id)->handOver && !w.find<QWidget>("incidentTakeOver")->isVisible());
    }
    // What was frozen is all there is: the server is long gone.
    void theFrozenLog_data() { asDrawn_data(); }
    void theFrozenLog()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QTemporaryDir home;
        Window w;
        w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        w.window->resize(size);
        const base::WallTime now = w.fixture.clock.wallNow();
        evidenceIn(home.path(), now);
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, now, home.path());
        w.window->showIncidents(id);
        auto *list = w.find<QListView>("incidentList"), *lines = w.find<QListView>("logLines"), *timeline = w.find<QListView>("incidentTimeline");
        QTRY_COMPARE(lines->model()->rowCount(), 60);
        QAbstractItemModelTester tester(lines->model());
        QTRY_VERIFY(w.find<QWidget>("causeLog") && w.find<QWidget>("causeLog")->isVisible()); // the cause names a process that wrote something
        QTRY_VERIFY(w.find<QWidget>("incidentLeading")->isVisible());
        QVERIFY(w.find<FactCard>("incidentEvidence")->textOf(0).contains(u"0 → 83"_s));
        QTest::keyClick(list, Qt::Key_L);
        QVERIFY(lines->isVisible() && lines->hasFocus() && !timeline->isVisible());
        QVERIFY(w.find<theme::ElidedLabel>("logReasons")->text().contains(u"shop-standby: It is not on this machine"_s));
        grab(w, u"incident-log-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(size.width()));
        const int rows = lines->viewport()->height() / lines->sizeHintForRow(0), whole = w.find<QWidget>("logWholeArea")->height();
        QVERIFY2(rows >= 7 && whole >= 40 && whole < 80, qPrintable(u"%1 rows, the whole line %2 px"_s.arg(rows).arg(whole))); // what is read has the room
        const QStringList cut = cutTexts(*w.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
        QTest::keyClick(lines, Qt::Key_S); // warnings and what is worse
        QCOMPARE(lines->model()->rowCount(), 20);
        QTest::keyClick(lines, Qt::Key_Slash);
        auto *words = w.find<QLineEdit>("logWords");
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, u"LOCK timeout"_s);
        QTRY_COMPARE(lines->model()->rowCount(), 10);
        QVERIFY(!lines->currentIndex().data().toString().contains(u'\x1b'));
        QTest::keyClick(words, Qt::Key_Return);
        QTest::keyClick(lines, Qt::Key_Escape);
        QCOMPARE(lines->model()->rowCount(), 60);
        QTest::keyClick(lines, Qt::Key_T); // the one target, then all
        QTest::keyClick(lines, Qt::Key_T);
        QTest::keyClick(lines, Qt::Key_Escape);
        QVERIFY(timeline->isVisible() && timeline->hasFocus());
        for (int row = 0; row < timeline->model()->rowCount(); ++row) // the line that names the process
            if (timeline->model()->index(row, 0).data().toString().contains(u"4711"_s))
                timeline->setCurrentIndex(timeline->model()->index(row, 0));
        QTest::keyClick(timeline, Qt::Key_P);
        QVERIFY(lines->isVisible() && lines->hasFocus());
        QCOMPARE(lines->model()->rowCount(), 10);
        QCOMPARE(lines->currentIndex().data(LogModel::PidRole).toInt(), 4711);
        QVERIFY(w.find<theme::PlainLabel>("logCount")->text().contains(u"4711"_s));
        QTest::keyClick(lines, Qt::Key_P);
        QCOMPARE(lines->model()->rowCount(), 60);
        QTest::keyClick(lines, Qt::Key_Tab);
        QVERIFY(w.find<QWidget>("logWholeArea")->hasFocus()); // what is long is read and copied by keyboard
        QTest::keyClick(w.find<QWidget>("logWholeArea"), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"lock table orders"_s));
    }
    // Lines of one moment are told apart: what a search leaves stays where the person was.
    void theLineThatWasChosenStays()
    {
        std::vector<FrozenLine> same;
        for (int i = 0; i < 5; ++i)
            same.push_back({u"db"_s, {base::WallTime{} + 5s, i < 4 ? 7 : 8, u"LOG"_s, base::Untrusted(QString::number(i))}});
        LogModel model;
        model.setLines(same);
        LogSearch of;
        of.pid = 7;
        model.setSearch(of);
        QCOMPARE(model.rowOfLine(model.lineOf(2)), 2);
        model.setSearch({});
        QCOMPARE(model.rowOfLine(3), 3);
        of.pid = 8;
        model.setSearch(of);
        QCOMPARE(model.rowOfLine(3), -1);
        QCOMPARE(model.rowOfLine(4), 0);
    }
    void anUpdateToCopy()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->showIncidents(lived(desk, w.fixture.clock.wallNow()));
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_U);
        auto *dialog = w.window->incidents().findChild<QDialog *>(u"updateDialog"_s);
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QPlainTextEdit *>(u"updateText"_s)->toPlainText().contains(u"Asked deployer to stop."_s));
        QTest::keyClick(dialog->findChild<QWidget *>(u"updateCopy"_s), Qt::Key_Space);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Probable cause, not confirmed: pid 4711"_s));
        QVERIFY(desk.asked.empty()); // nobody was told
    }
    // However long it is, and however much stands beside it.
    void theNameOfWhatIsAffectedIsWhole()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString name = u"orders-database-primary-of-the-northern-region-7"_s;
        Change opened = saying(Of::Open, u"n1"_s, u"shop is down"_s);
        opened.number = 9;
        opened.parts = {name};
        desk.write(opened, w.fixture.clock.wallNow());
        w.window->showIncidents(u"n1"_s);
        bool whole = false;
        for (const auto *label : w.find<FactCard>("incidentAffected")->findChildren<theme::PlainLabel *>())
            whole = whole || (label->isVisible() && label->text() == name && label->width() >= label->minimumSizeHint().width() && label->height() >= label->heightForWidth(label->width()));
        QVERIFY(whole);
    }
    void aResolveNeedsItsCause()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_R);
        auto *dialog = w.window->incidents().findChild<QDialog *>(u"changeDialog"_s);
        auto *confirm = dialog->findChild<QAbstractButton *>(u"changeConfirm"_s);
        QVERIFY(!confirm->isEnabled());
        dialog->findChild<QComboBox *>(u"changeCause"_s)->setCurrentIndex(2);
        QVERIFY(confirm->isEnabled());
        dialog->findChild<QLineEdit *>(u"changeTime"_s)->setText(u"yesterday"_s);
        QVERIFY(!confirm->isEnabled());
        dialog->findChild<QLineEdit *>(u"changeTime"_s)->setText(u"2020-01-02 03:04:05"_s);
        confirm->click();
        const Incident &i = *desk.known().find(id);
        QCOMPARE(int(i.state), int(State::Resolved));
        QCOMPARE(int(i.cause), int(Cause::Deployment));
        QCOMPARE(w.window->incidents().openCount(), 0);
        QCOMPARE(w.find<theme::Segmented>("incidentsShown")->current(), 1); // it is followed into its list
        QVERIFY(w.find<QAbstractButton>("incidentReopen")->isVisible());
    }
    void aProblemOpensOneByHand()
    {
        Window w(killPrimary);
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->dashboard().refresh();
        auto *row = w.find<QWidget>("problemRow");
        QVERIFY(row);
        QTest::keyClick(row, Qt::Key_I);
        auto *dialog = w.window->incidents().findChild<QDialog *>(u"changeDialog"_s);
        QVERIFY(dialog && w.window->incidents().isVisible());
        QVERIFY(w.window->incidents().findChild<QWidget *>(u"incidentsEmpty"_s)->isVisible());
        dialog->findChild<QAbstractButton *>(u"changeConfirm"_s)->click();
        const Incident &i = desk.known().incidents().front();
        QVERIFY(i.byPerson && i.targets.contains(u"shop-primary"_s) && i.targets.contains(u"shop-api"_s));
        QVERIFY(i.stamp(Stamp::FirstBadSample).at && i.stamp(Stamp::ImpactStart).proposed);
        auto *offer = w.find<QAbstractButton>("incidentOffer");
        QVERIFY(offer && offer->isVisible()); // what it asks for
        grab(w, u"incident-by-hand"_s);
        offer->click();
        QVERIFY(w.window->dashboard().isVisible());
        QCOMPARE(w.window->dashboard().selectedTarget(), u"shop-primary"_s);
    }
    void nobodyKnowsNoneAndOnlyLooking()
    {
        Window w;
        QVERIFY(!w.find<QWidget>("railIncidents")->isVisible());
        w.window->showIncidents();
        QVERIFY(w.window->dashboard().isVisible()); // there is no such pane
        ScriptedDesk desk(w.fixture.clock);
        desk.isReady = false;
        w.window->setIncidents(&desk);
        w.window->showIncidents();
        auto *empty = w.find<theme::EmptyState>("incidentsEmpty");
        QCOMPARE(empty->title(), u"Reading the journal"_s);
        grab(w, u"incident-loading"_s);
        desk.isReady = true;
        emit desk.changed();
        QCOMPARE(empty->title(), u"There has been no incident"_s);
        grab(w, u"incident-none"_s);
        desk.may = false;
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        for (const char *name : {"incidentAcknowledge", "incidentEscalate", "incidentResolve", "incidentNote", "incidentOpen"})
            QVERIFY2(!w.find<QWidget>(name)->isVisible(), name);
        QVERIFY(w.find<QWidget>("incidentLooksOnly")->isVisible());
        QCOMPARE(menuOf(w), (QStringList{u"Draft an update"_s, u"Draft a postmortem"_s})); // which writes nothing into the journal
        QSignalSpy drafted(w.window.get(), &shell::MainWindow::postmortemRequested);
        choose(w, u"Draft a postmortem"_s);
        QCOMPARE(drafted.size(), 1);
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_A);
        QVERIFY(desk.asked.empty());
        grab(w, u"incident-looks-only"_s);
    }
    void longWordsAndTheModels()
    {
        LongWords words;
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->showIncidents();
        QAbstractItemModelTester list(w.find<QListView>("incidentList")->model()), timeline(w.find<QListView>("incidentTimeline")->model());
        const QString id = lived(desk, w.fixture.clock.wallNow());
        const QString hostile = QString(u'x').repeated(300) + u" \u202e<b>bold</b>\n\x1b[31m"_s;
        for (int i = 0; i < 40; ++i)
            desk.write(saying(Of::Note, id, hostile), w.fixture.clock.wallNow());
        QCoreApplication::installTranslator(&words);
        QCoreApplication::processEvents();
        grab(w, u"incident-long"_s);
        const QStringList cut = cutTexts(*w.window);
        QCoreApplication::removeTranslator(&words);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
        const QString shown = w.find<QListView>("incidentTimeline")->model()->index(20, 0).data().toString();
        QVERIFY(!shown.contains(u'\x1b') && !shown.contains(QChar(0x202e)));
    }
};

QTEST_MAIN(TstIncidentsPane)
#include "tst_incidentspane.moc"
