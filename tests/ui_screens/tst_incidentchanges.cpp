// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of incidents in the real window: what is refused, what arrives late, merges, letters and Tab wherever the keyboard is.

#include "tests/ui_screens/incidentfixture.h"
#include "ui/incidents/changedialog.h"

#include <QComboBox>
#include <QPointer>

using namespace test;

class TstIncidentChanges : public QObject {
    Q_OBJECT
private slots:
    // Why the desk would refuse it stands in the dialog, which stays; a note that is refused comes back.
    void whatIsRefusedIsNotLost()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        auto *list = w.find<QListView>("incidentList");
        QTest::keyClick(list, Qt::Key_R);
        QPointer<QDialog> dialog = w.window->incidents().findChild<QDialog *>(u"changeDialog"_s);
        auto *confirm = dialog->findChild<QAbstractButton *>(u"changeConfirm"_s);
        const auto *why = dialog->findChild<theme::PlainLabel *>(u"changeObjection"_s);
        QVERIFY(why->isVisible() && why->text().startsWith(u"The cause is missing."));
        dialog->findChild<QComboBox *>(u"changeCause"_s)->setCurrentIndex(2);
        QVERIFY(!why->isVisible() && confirm->isEnabled());
        dialog->findChild<QLineEdit *>(u"changeTime"_s)->setText(u"2222-01-02 03:04:05"_s);
        QVERIFY(why->isVisible() && why->text() == u"That time has not come yet."_s && !confirm->isEnabled());
        dialog->findChild<QLineEdit *>(u"changeTime"_s)->setText(u"soon"_s);
        QVERIFY(why->text().startsWith(u"This is no time"));
        if (const QString folder = qEnvironmentVariable("QD_GRABS"); !folder.isEmpty())
            dialog->grab().save(folder + u"/incident-refused.png"_s);
        dialog->findChild<QLineEdit *>(u"changeTime"_s)->setText(u"2020-01-02 03:04:05"_s);
        QVERIFY(confirm->isEnabled());
        QCOMPARE(cutTexts(*dialog), QStringList());
        Change over = saying(Of::Resolve, id); // another console is quicker
        over.cause = Cause::Hardware;
        desk.write(over, w.fixture.clock.wallNow());
        QVERIFY(dialog && dialog->isVisible() && !confirm->isEnabled());
        QVERIFY(why->text().startsWith(u"It is resolved already."));
        dialog->reject();
        auto *note = w.find<QLineEdit>("incidentNote");
        desk.diskIsFull = true;
        QTest::keyClicks(note, u"asked the deployer"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(note->text(), u"asked the deployer"_s);
        desk.diskIsFull = false;
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(note->text(), QString());
        desk.diskIsFull = true; // what is refused later has nothing to do with it
        QTest::keyClick(list, Qt::Key_A);
        QCOMPARE(note->text(), QString());
    }
    // What the program could not write down has nothing to do with what a person has asked for.
    void theProgramsTroubleTakesNothingBack()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->showIncidents(lived(desk, w.fixture.clock.wallNow()));
        auto *note = w.find<QLineEdit>("incidentNote");
        desk.slow = true;
        QTest::keyClicks(note, u"asked the deployer"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(desk.waiting.size(), std::size_t(1));
        emit desk.unrecorded(base::Error{base::Errc::Closed, "The disk is full.", {}, {}, {}});
        QCOMPARE(note->text(), QString()); // it is on its way
    }
    // A disk that refuses what a dialog was filled with brings the dialog back as it was.
    void aRefusedDialogComesBackAsItWas()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        auto &pane = w.window->incidents();
        const auto shown = [&pane]() -> QDialog * {
            for (auto *dialog : pane.findChildren<QDialog *>(u"changeDialog"_s))
                if (dialog->isVisible())
                    return dialog;
            return nullptr;
        };
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_R);
        QDialog *first = shown();
        QVERIFY(first);
        first->findChild<QComboBox *>(u"changeCause"_s)->setCurrentIndex(2);
        first->findChild<QLineEdit *>(u"changeText"_s)->setText(u"rolled back 4.2"_s);
        first->findChild<QLineEdit *>(u"changeTime"_s)->setText(u"2020-01-02 03:04:05"_s);
        desk.diskIsFull = true;
        first->findChild<QAbstractButton *>(u"changeConfirm"_s)->click();
        QDialog *again = shown();
        QVERIFY(again && again != first);
        QCOMPARE(again->findChild<QComboBox *>(u"changeCause"_s)->currentIndex(), 2);
        QCOMPARE(again->findChild<QLineEdit *>(u"changeText"_s)->text(), u"rolled back 4.2"_s);
        QCOMPARE(again->findChild<QLineEdit *>(u"changeTime"_s)->text(), u"2020-01-02 03:04:05"_s);
        desk.diskIsFull = false;
        again->findChild<QAbstractButton *>(u"changeConfirm"_s)->click();
        QVERIFY(!shown() && !desk.known().find(id)->isOpen());
        desk.diskIsFull = true; // what is refused later has nothing to do with it
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_A);
        QVERIFY(!shown());
    }
    // What comes of a change comes later; who looks at another incident by then stays there, with the note that was begun.
    void whatArrivesLaterDragsNobodyBack()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const base::WallTime now = w.fixture.clock.wallNow();
        const QString id = lived(desk, now);
        desk.write(saying(Of::Open, u"0ther"_s, u"Disk of olap-1 91 %"_s), now);
        w.window->showIncidents(id);
        auto &pane = w.window->incidents();
        auto *list = w.find<QListView>("incidentList");
        auto *note = w.find<QLineEdit>("incidentNote");
        desk.slow = true;
        QTest::keyClick(list, Qt::Key_A);
        QCOMPARE(desk.waiting.size(), std::size_t(1));
        QTest::keyClicks(note, u"first"_s);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(pane.selected(), u"0ther"_s);
        QCOMPARE(note->text(), QString());
        QTest::keyClicks(note, u"half a"_s);
        desk.arrive(desk.waiting.back());
        QCOMPARE(pane.selected(), u"0ther"_s);
        QCOMPARE(note->text(), u"half a"_s);
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(pane.selected(), id);
        QCOMPARE(note->text(), u"first"_s);
        QTest::keyClick(list, Qt::Key_O); // one that is opened here is gone to when it is there
        auto *dialog = pane.findChild<QDialog *>(u"changeDialog"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"changeText"_s), u"orders are slow"_s);
        dialog->findChild<QAbstractButton *>(u"changeConfirm"_s)->click();
        QCOMPARE(pane.selected(), id);
        desk.arrive(desk.waiting.back());
        QCOMPARE(pane.selected(), desk.waiting.back().incident);
    }
    // The dialog says a severity in any case; whom it goes to stands in the timeline all the same.
    void escalatedToSomebodySaysToWhom()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_E);
        dialogOf(w)->findChild<QLineEdit *>(u"changePerson"_s)->setText(u"bob"_s);
        dialogOf(w)->findChild<QLineEdit *>(u"changeText"_s)->setText(u"orders hang"_s);
        confirm(w);
        QStringList rows;
        const QAbstractItemModel *timeline = w.find<QListView>("incidentTimeline")->model();
        for (int row = 0; row < timeline->rowCount(); ++row)
            rows << timeline->index(row, 0).data().toString();
        QVERIFY2(rows.contains(u"Escalated to bob: orders hang"_s), qPrintable(rows.join(u'\n')));
        QVERIFY(desk.known().find(id)->calls.back().to.raw() == u"bob"_s);
    }
    void aMergeGoesOnInTheOther()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const base::WallTime now = w.fixture.clock.wallNow();
        const QString id = lived(desk, now);
        desk.write(saying(Of::Open, u"0ther"_s, u"Disk of olap-1 91 %"_s), now);
        w.window->showIncidents(u"0ther"_s);
        auto &pane = w.window->incidents();
        QTest::keyClicks(w.find<QLineEdit>("incidentNote"), u"half a no"_s);
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_M);
        pane.findChild<QDialog *>(u"changeDialog"_s)->findChild<QAbstractButton *>(u"changeConfirm"_s)->click();
        QCOMPARE(desk.known().find(u"0ther"_s)->mergedInto, id);
        QCOMPARE(pane.selected(), id);
        QCOMPARE(w.find<QLineEdit>("incidentNote")->text(), u"half a no"_s); // what is being typed goes on, too
        QCOMPARE(w.find<theme::Segmented>("incidentsShown")->current(), 0);
        QVERIFY(w.find<theme::PlainLabel>("incidentTitle")->text().contains(u"83 sessions"));
        QCOMPARE(w.find<QListView>("incidentList")->currentIndex().row(), 0);
        w.window->showIncidents(u"0ther"_s); // as a flag of a chart asks for it
        QCOMPARE(pane.selected(), id);
    }
    void aDialogGivesTheKeyboardBack()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->showIncidents(lived(desk, w.fixture.clock.wallNow()));
        auto *list = w.find<QListView>("incidentList");
        QTRY_VERIFY(list->hasFocus());
        for (const auto &[key, name] : {std::pair(Qt::Key_E, "changeDialog"), {Qt::Key_U, "updateDialog"}}) {
            QTest::keyClick(list, key);
            QPointer<QDialog> dialog = w.window->incidents().findChild<QDialog *>(QLatin1StringView(name));
            QTRY_VERIFY(dialog && QApplication::activeWindow() == dialog);
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(!dialog && QApplication::activeWindow() == w.window.get() && list->hasFocus());
        }
        QTest::keyClick(list, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(w.window->dashboard().isVisible());
    }
    // Wherever in the pane the keyboard is.
    void lettersWorkEverywhere()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->showIncidents();
        auto &pane = w.window->incidents();
        QTRY_VERIFY(pane.isVisible() && QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_O); // with none there yet
        auto *dialog = pane.findChild<QDialog *>(u"changeDialog"_s);
        QVERIFY(dialog);
        delete dialog;
        w.window->showIncidents(lived(desk, w.fixture.clock.wallNow()));
        auto *timeline = w.find<QListView>("incidentTimeline"), *lines = w.find<QListView>("logLines");
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_L);
        QTRY_VERIFY(lines->isVisible() && QApplication::focusWidget() == lines);
        auto *which = w.find<theme::Segmented>("incidentWhich"); // letters of the log write nothing beside it either
        which->setFocus();
        for (const Qt::Key letter : {Qt::Key_S, Qt::Key_T})
            QTest::keyClick(which, letter);
        QVERIFY(desk.asked.empty());
        QTest::keyClick(lines, Qt::Key_L);
        QVERIFY(timeline->isVisible());
        QCOMPARE(timeline->currentIndex().row(), timeline->model()->rowCount() - 1); // what was last
        auto *escalate = w.find<QWidget>("incidentEscalate");
        escalate->setFocus();
        QTest::keyClick(escalate, Qt::Key_A);
        QCOMPARE(desk.asked.size(), std::size_t(1));
        QCOMPARE(int(desk.asked[0].kind), int(Of::Acknowledge));
        QTest::keyClick(escalate, Qt::Key_Return); // and a button is pressed as buttons are
        QVERIFY(pane.findChild<QDialog *>(u"changeDialog"_s));
    }
    // Tab goes through a dialog from top to bottom.
    void tabFollowsTheEye_data()
    {
        QTest::addColumn<int>("kind");
        for (const Of kind : {Of::Open, Of::Escalate, Of::HandOver, Of::Decline, Of::Resolve, Of::Mitigate, Of::Reopen, Of::Correct, Of::Merge, Of::AssignRole, Of::Link, Of::FollowUp, Of::FollowUpDone})
            QTest::newRow(qPrintable(actOf(kind))) << int(kind);
    }
    void tabFollowsTheEye()
    {
        QFETCH(int, kind);
        base::ManualClock clock;
        ScriptedDesk desk(clock);
        const Incident *incident = Of(kind) == Of::Open ? nullptr : desk.known().find(lived(desk, clock.wallNow()));
        ChangeDialog dialog(Of(kind), incident, desk.known(), clock.wallNow(), [](const Change &) { return std::optional<base::Error>(); }, nullptr);
        dialog.show();
        QList<QWidget *> chain;
        QWidget *first = nullptr;
        for (QWidget *w = dialog.nextInFocusChain(); w != &dialog; w = w->nextInFocusChain())
            if (w->isVisible() && (w->focusPolicy() & Qt::TabFocus)) {
                QVERIFY2(!w->objectName().isEmpty(), w->metaObject()->className());
                chain << w;
                first = !first || w->y() < first->y() ? w : first;
            }
        chain = chain.mid(chain.indexOf(first)) + chain.first(chain.indexOf(first)); // it is a ring
        for (qsizetype i = 1; i < chain.size(); ++i)
            QVERIFY2(std::pair(chain[i - 1]->y(), chain[i - 1]->x()) < std::pair(chain[i]->y(), chain[i]->x()), qPrintable(chain[i]->objectName()));
    }
    void buttonsThatComeLaterAreWhereTheyStand()
    {
        Window w(killPrimary);
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        w.window->dashboard().refresh();
        w.window->showIncidents(lived(desk, w.fixture.clock.wallNow()));
        QTRY_VERIFY(w.find<QWidget>("incidentOffer")->isVisible());
        QStringList names;
        for (QWidget *at = w.window->nextInFocusChain(); at != w.window.get(); at = at->nextInFocusChain())
            names << at->objectName();
        for (const QString &name : {u"incidentOffer"_s, u"causeLog"_s})
            QVERIFY2(names.indexOf(name) > names.indexOf(u"incidentMore"_s) && names.lastIndexOf(name) < names.indexOf(u"incidentTimeline"_s), qPrintable(name));
    }
};

QTEST_MAIN(TstIncidentChanges)
#include "tst_incidentchanges.moc"
