// SPDX-License-Identifier: GPL-3.0-or-later
// From an alert to the log that was frozen with its incident.

#include "tests/ui_screens/alertfixture.h"
#include "ui/incidents/incidentspane.h"
#include "ui/shell/incidentviews.h"

#include <QFile>

using test::Alarmed;
using shell::IncidentViews;

class TstAlertLog : public QObject {
    Q_OBJECT
private slots:
    // As soon as its log lies frozen with an incident; of several targets its own lines alone.
    void failingAnswersAskForTheirLog()
    {
        Alarmed a([](test::ScreenFixture &) {});
        a.w.fixture.set(u"shop-api"_s, "http.errors", 60);
        a.w.fixture.wait(120);
        a.w.fixture.deliver();
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(a.list().currentIndex().isValid());
        QTemporaryDir evidence;
        for (const QString &target : {u"shop-api"_s, u"shop-primary"_s}) {
            QFile log(evidence.filePath(u"log-"_s + target + u".jsonl"_s));
            QVERIFY(log.open(QIODevice::WriteOnly));
            log.write(R"({"at":"2026-11-26T14:30:00Z","pid":7,"severity":"ERROR","text":"no such order"})" "\n");
        }
        incidents::Change change;
        change.kind = incidents::Change::Kind::Open;
        change.incident = u"i1"_s;
        change.number = 1;
        change.text = u"shop-api fails"_s;
        change.environment = u"shop"_s;
        change.parts = QStringList{u"shop-api"_s};
        change.news = incidents::AlertNews();
        change.news->key = a.page().selected();
        change.news->target = u"shop-api"_s;
        a.incidentDesk.write(change);
        incidents::Change froze;
        froze.kind = incidents::Change::Kind::Evidence;
        froze.incident = u"i1"_s;
        froze.other = evidence.path();
        froze.parts = QStringList{u"log-shop-api.jsonl"_s, u"log-shop-primary.jsonl"_s};
        a.incidentDesk.write(froze);
        QTRY_COMPARE(a.w.find<QAbstractButton>("alertStep")->text(), u"Log of shop-api"_s);
        QTest::keyClick(&a.list(), Qt::Key_G);
        QCOMPARE(a.w.window->incidents().selected(), u"i1"_s);
        QVERIFY(a.w.find<QWidget>("incidentLog")->isVisible());
        QTRY_COMPARE(a.w.find<QListView>("logLines")->model()->rowCount(), 1);
        QVERIFY(a.w.find<theme::PlainLabel>("logCount")->text().contains(u"shop-api alone"));
        QCOMPARE(a.w.window->focusWidget(), a.w.find<QWidget>("logLines"));

        // A minute later there is more of it: it comes in where the person is.
        QFile later(evidence.filePath(u"log-shop-api.later.jsonl"_s));
        QVERIFY(later.open(QIODevice::WriteOnly));
        later.write(R"({"at":"2026-11-26T14:31:00Z","pid":7,"severity":"FATAL","text":"going down"})" "\n");
        later.close();
        froze.parts = QStringList{u"log-shop-api.later.jsonl"_s};
        a.incidentDesk.write(froze);
        QTRY_COMPARE(a.w.find<QListView>("logLines")->model()->rowCount(), 2);
        QVERIFY(a.w.find<theme::PlainLabel>("logCount")->text().contains(u"shop-api alone"));
        QCOMPARE(a.w.find<QListView>("logLines")->currentIndex().data().toString(), u"no such order"_s);
    }
};

QTEST_MAIN(TstAlertLog)
#include "tst_alertlog.moc"
