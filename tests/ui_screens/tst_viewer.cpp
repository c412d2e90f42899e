// SPDX-License-Identifier: GPL-3.0-or-later
// A manager's console: the real pane on a login of the shared journal that may only read. What others write arrives while it is
// looked at, and there is no act to be seen or reached.

#include "tests/sharedjournal/liveconsole.h"
#include "tests/sharedjournal/sharedconsole.h"
#include "tests/ui_screens/mainwindowfixture.h"

using namespace test;
using incidents::Change;

class TstViewer : public QObject {
    Q_OBJECT
private slots:
    void entriesArriveAndNoActIsThere()
    {
        StoreFixture store;
        LiveConsole ann(store.ctl.path(u"."_s), "ann", store.server.port()), max(store.ctl.path(u"."_s), "max", store.server.port());
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && max.inStep(), 10000);
        QVERIFY(max.sharing->onlyReads() && !max.desk->mayAct() && ann.desk->mayAct());
        Window w;
        w.window->setIncidents(max.desk.get());
        w.window->showIncidents();
        ann.ask(Change::Kind::Open, {}, u"writes wait behind one lock"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ann.only() != nullptr, 5000);
        const QString id = ann.only()->id;
        auto *list = w.find<QListView>("incidentList");
        QTRY_VERIFY_WITH_TIMEOUT(max.only() && list->model()->rowCount() == 1, 5000);
        w.window->showIncidents(id);
        auto *timeline = w.find<QListView>("incidentTimeline");
        const int before = timeline->model()->rowCount();
        QElapsedTimer since;
        since.start();
        ann.ask(Change::Kind::Note, id, u"asked deployer to stop"_s);
        QTRY_VERIFY_WITH_TIMEOUT(timeline->model()->rowCount() > before, 5000);
        qInfo("a note was on the other screen after %lld ms", since.elapsed());
        for (const char *name : {"incidentAcknowledge", "incidentEscalate", "incidentResolve", "incidentNote", "incidentOpen"})
            QVERIFY2(!w.find<QWidget>(name)->isVisible(), name);
        QVERIFY(w.find<QWidget>("incidentLooksOnly")->isVisible());
        list->setFocus();
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_O, Qt::Key_E, Qt::Key_H, Qt::Key_R, Qt::Key_M, Qt::Key_N})
            QTest::keyClick(list, key);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        max.ask(Change::Kind::Acknowledge, id); // past the screen: the desk refuses
        QTRY_VERIFY_WITH_TIMEOUT(!max.refused.isEmpty(), 5000);
        ann.ask(Change::Kind::Note, id, u"another one"_s); // what comes behind shows that nothing else came
        QTRY_VERIFY_WITH_TIMEOUT(max.only()->timeline.size() == ann.only()->timeline.size() && ann.only()->timeline.back().text.raw() == u"another one"_s, 5000);
        QCOMPARE(ann.only()->state, incidents::State::Open);
        QCOMPARE(store.server.sql(u"select count(*) from quarterdeck_journal.entry where written_by = 'max'"_s), u"0"_s);
        w.window->setIncidents(nullptr);
    }
};

QTEST_MAIN(TstViewer)
#include "tst_viewer.moc"
