// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around an incident: what its menu writes, how long such things took, what changed before, who is on call and
// next; and a journal that cannot be read.

#include "models/incidents/wording.h"
#include "tests/ui_screens/incidentfixture.h"
#include "tests/ui_screens/pdftables.h"
#include "ui/charts/chartgroup.h"
#include "ui/incidents/postmortemfiles.h"
#include "ui/theme/emptystate.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QRegularExpression>
#include <QToolTip>

using namespace test;

class TstIncidentCards : public QObject {
    Q_OBJECT
private slots:
    // Damaged, or of a later version: nobody may believe that there was none.
    void aJournalThatCannotBeRead()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        desk.isReady = false;
        desk.why = base::Error{base::Errc::Invalid, "the file was written by a later version of this program", {}, {}, "Use that version, or move the file away."};
        w.window->setIncidents(&desk);
        w.window->showIncidents();
        auto *empty = w.find<theme::EmptyState>("incidentsEmpty");
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->title(), u"Whether an incident is open, nobody can say here"_s);
        auto *answer = w.find<theme::PlainLabel>("incidentsAnswer"), *rest = w.find<theme::PlainLabel>("incidentsRest");
        QCOMPARE(answer->text(), u"Nobody knows: the journal cannot be read."_s);
        QVERIFY(w.find<QWidget>("incidentOpen")->isVisible()); // who writes into a damaged one begins a new one
        grab(w, u"incident-unreadable"_s);
        desk.isReady = true; // was read, and broke
        lived(desk, w.fixture.clock.wallNow());
        QVERIFY(!empty->isVisible() && rest->isVisible());
        QVERIFY2(rest->text().contains(u"later version"_s) && rest->text().endsWith(u"What is shown is what stood there before."_s), qPrintable(rest->text()));
        grab(w, u"incident-unreadable-later"_s);
        QVERIFY2(cutTexts(*w.window).isEmpty(), qPrintable(cutTexts(*w.window).join(u" / "_s)));
        desk.why.reset();
        emit desk.changed();
        QVERIFY(!rest->text().contains(u"later version"_s));
        desk.before = LaidAside{u"/home/ann/journal.sqlite.damaged-20261127T080000Z"_s, w.fixture.clock.wallNow() - 24h};
        emit desk.changed();
        QVERIFY(rest->text().contains(u"damaged-20261127T080000Z"_s));
        desk.before->at -= 24h * 9; // everybody has heard of it
        emit desk.changed();
        QVERIFY(!rest->isVisible() || !rest->text().contains(u"damaged"_s));
        ScriptedDesk fresh(w.fixture.clock);
        fresh.before = desk.before;
        w.window->setIncidents(&fresh);
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->title(), u"No incident since the journal was begun anew"_s);
        grab(w, u"incident-begun-anew"_s);
        w.window->setIncidents(nullptr);
    }
    // The first step, a link, a follow-up and its end, from the pane alone.
    void whatTheMenuWrites()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        auto *list = w.find<QListView>("incidentList");
        QVERIFY(menuOf(w).contains(u"The first step is taken"_s) && !menuOf(w).contains(u"A follow-up is done…"_s));
        QTest::keyClick(list, Qt::Key_S);
        QVERIFY(desk.known().find(id)->stamp(Stamp::Engaged).at);
        QVERIFY(!w.find<FactCard>("incidentClocks")->textOf(3).contains(u'…')); // respond runs no longer
        QVERIFY(!menuOf(w).contains(u"The first step is taken"_s));
        const std::size_t asked = desk.asked.size();
        QTest::keyClick(list, Qt::Key_S);
        QCOMPARE(desk.asked.size(), asked);
        choose(w, u"Link something…"_s);
        QVERIFY(!dialogOf(w)->findChild<QAbstractButton *>(u"changeConfirm"_s)->isEnabled());
        dialogOf(w)->findChild<QLineEdit *>(u"changeLink"_s)->setText(u"OPS-4711"_s);
        dialogOf(w)->findChild<QLineEdit *>(u"changeText"_s)->setText(u"the ticket"_s);
        dialogOf(w)->grab(); // laid out
        if (const QString folder = qEnvironmentVariable("QD_GRABS"); !folder.isEmpty())
            dialogOf(w)->grab().save(folder + u"/dialog-link.png"_s);
        confirm(w);
        QCOMPARE(said(desk.known().find(id)->timeline.back(), *desk.known().find(id)).text, u"Linked to OPS-4711: the ticket"_s);
        choose(w, u"Add a follow-up…"_s);
        dialogOf(w)->findChild<QLineEdit *>(u"changePerson"_s)->setText(u"bob"_s);
        dialogOf(w)->findChild<QLineEdit *>(u"changeText"_s)->setText(QString(u"lock_timeout for deployers, everywhere where they work on tables that the shop reads all day"_s));
        confirm(w);
        QCOMPARE(desk.known().find(id)->followUps.size(), std::size_t(1));
        choose(w, u"A follow-up is done…"_s);
        QVERIFY(dialogOf(w)->findChild<QComboBox *>(u"changeOther"_s)->currentText().startsWith(u"lock_timeout for"_s));
        if (const QString folder = qEnvironmentVariable("QD_GRABS"); !folder.isEmpty())
            dialogOf(w)->grab().save(folder + u"/dialog-done.png"_s);
        confirm(w);
        QVERIFY(desk.known().find(id)->followUps.front().done);
        QVERIFY(!menuOf(w).contains(u"A follow-up is done…"_s));
        grab(w, u"incident-follow-up"_s);
    }
    // What is over is not escalated: neither button, menu nor key offers it.
    void whatIsOverOffersLess()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        Change over = saying(Of::Resolve, id);
        over.cause = Cause::Capacity;
        desk.write(over, w.fixture.clock.wallNow());
        w.window->showIncidents(id);
        for (const Qt::Key key : {Qt::Key_E, Qt::Key_H, Qt::Key_M, Qt::Key_A, Qt::Key_S}) {
            QTest::keyClick(w.find<QListView>("incidentList"), key);
            QVERIFY(!dialogOf(w) && desk.asked.empty());
        }
        QVERIFY(!menuOf(w).contains(u"Merge into another…"_s) && menuOf(w).contains(u"Add a follow-up…"_s));
    }
    // Median, 90th percentile and count of what ended lately, drills with drills, the formula where it is asked for.
    void howLongItTook()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const base::WallTime now = w.fixture.clock.wallNow();
        int number = 0;
        const auto ended = [&](std::chrono::seconds restored, bool drill, std::chrono::hours ago) {
            const QString id = u"e%1"_s.arg(++number);
            Change opened = saying(Of::Open, id, u"writes wait"_s);
            opened.number = number;
            opened.drill = drill;
            opened.at = now - ago;
            desk.write(opened, now - ago);
            Change over = saying(Of::Resolve, id);
            over.cause = Cause::Capacity;
            over.at = now - ago + restored;
            desk.write(over, now - ago + restored);
        };
        auto *card = w.find<FactCard>("incidentTimes");
        w.window->showIncidents();
        QVERIFY(!card->isVisible());
        for (const int minutes : {2, 4, 30})
            ended(std::chrono::minutes(minutes), false, 50h);
        ended(60min, false, 24h * 100); // long ago
        ended(7min, true, 30h);
        w.window->showIncidents(u"e1"_s);
        QVERIFY(card->isVisible());
        const auto plain = [card] { return rowsOf(*card).replace(QChar(0xa0), u' '); };
        QVERIFY2(plain().contains(u"median · p90 · count\n"_s), qPrintable(plain()));
        QVERIFY2(plain().contains(u"restore 4 min · 24 min 48 s · 3"_s), qPrintable(plain()));
        QVERIFY2(plain().contains(u"detect – · – · 0"_s), qPrintable(plain())); // a person noticed
        const QRect row = card->rect();
        QHelpEvent help(QEvent::ToolTip, QPoint(row.width() / 2, row.height() - 14), card->mapToGlobal(QPoint(row.width() / 2, row.height() - 14)));
        QApplication::sendEvent(card, &help);
        QTRY_VERIFY(QToolTip::text().contains(u"(t6) − harm began (t0)"_s));
        const auto own = std::make_shared<environment::Environment>();
        own->incidentTimes.restore = 3min;
        w.window->incidents().setEnvironment(own); // which promises what it wants to
        QApplication::sendEvent(card, &help);
        QTRY_VERIFY2(QToolTip::text().contains(u"Promised: 3"_s), qPrintable(QToolTip::text()));
        w.window->incidents().setEnvironment(nullptr);
        QApplication::sendEvent(card, &help);
        QTRY_VERIFY2(QToolTip::text().contains(u"Promised: 15"_s), qPrintable(QToolTip::text()));
        grab(w, u"incident-times"_s);
        emit w.find<theme::Segmented>("incidentsShown")->chosen(2);
        w.find<theme::Segmented>("incidentsShown")->setCurrent(2);
        emit desk.changed();
        QVERIFY2(plain().contains(u"restore 7 min"_s) && plain().endsWith(u"· 1"_s), qPrintable(plain()));
    }
    // What changed before stands beside it and as flags on the charts of what was frozen; what another console froze is there.
    void whatChangedBefore()
    {
        QTemporaryDir home;
        Window w;
        const base::WallTime now = w.fixture.clock.wallNow();
        evidenceIn(home.path(), now);
        const auto changes = frozenChanges(home.path());
        QCOMPARE(changes.size(), std::size_t(2));
        QCOMPARE(changes.back().text.raw(), u"2026-11-22.3 <b>"_s);
        w.window->dashboard().select(u"shop-primary"_s);
        w.window->dashboard().setEvents(changes);
        auto *charts = w.window->dashboard().findChild<charts::ChartGroup *>();
        QVERIFY(charts);
        QCOMPARE(charts->markers().size(), std::size_t(2));
        w.window->dashboard().select(u"shop-redis"_s);
        w.window->dashboard().setEvents(changes);
        QCOMPARE(charts->markers().size(), std::size_t(1)); // the deployment concerns them all
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, now, home.filePath(u"on-another-computer"_s));
        w.window->showIncidents(id);
        auto *evidence = w.find<FactCard>("incidentEvidence");
        QTRY_VERIFY2(rowsOf(*evidence).contains(u"on another computer"_s), qPrintable(rowsOf(*evidence)));
        QVERIFY(!evidence->findChild<QWidget *>(u"factLink"_s)->isVisible());
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_L);
        QTRY_COMPARE(w.find<theme::PlainLabel>("logCount")->text(), u"The log lies on the computer that froze it"_s);
        grab(w, u"incident-elsewhere"_s);
    }
    // What was frozen of one that was merged into it comes later and stands beside; shown and opened is its own.
    void itsOwnEvidenceIsShownAfterAMerge()
    {
        QTemporaryDir home;
        Window w;
        const base::WallTime now = w.fixture.clock.wallNow();
        ScriptedDesk desk(w.fixture.clock);
        w.window->setIncidents(&desk);
        const QString id = lived(desk, now, home.filePath(u"of-another"_s)), own = home.filePath(id);
        QVERIFY(QDir().mkpath(own));
        evidenceIn(own, now);
        for (const QString &folder : {own, home.filePath(u"of-a-third"_s)}) {
            Change evidence = saying(Of::Evidence, id);
            evidence.other = folder;
            evidence.parts = {u"log-shop-primary.jsonl"_s};
            desk.write(evidence, now);
        }
        w.window->showIncidents(id);
        auto *evidence = w.find<FactCard>("incidentEvidence");
        QTRY_VERIFY2(rowsOf(*evidence).contains(u"0 → 83"_s), qPrintable(rowsOf(*evidence)));
        QSignalSpy opened(w.window.get(), &shell::MainWindow::evidenceRequested);
        emit evidence->linkRequested();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), own);
        QTest::keyClick(w.find<QListView>("incidentList"), Qt::Key_L);
        QTRY_VERIFY(w.find<QListView>("logLines")->model()->rowCount() > 0);
    }
    // Three files beside each other, in which nothing that somebody wrote is markup; none is written over another.
    void aPostmortemAsFiles()
    {
        QTemporaryDir home;
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        const QString id = lived(desk, w.fixture.clock.wallNow());
        desk.write(saying(Of::Note, id, u"<img src=x> asked the deployer"_s), w.fixture.clock.wallNow());
        const auto draft = postmortemFiles(*desk.known().find(id), citedIn(desk.known(), *desk.known().find(id)), home.path(), w.fixture.clock.wallNow());
        QVERIFY2(draft, draft ? "" : draft.error().text.c_str());
        const QString stem = draft->chopped(3);
        const auto bytes = [&stem](const char *ending) {
            QFile file(stem + QLatin1StringView(ending));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(bytes(".md").contains("asked the deployer") && !bytes(".html").contains("<img"));
        const QByteArray pdf = bytes(".pdf");
        QVERIFY2(pdf.startsWith("%PDF-1.") && pdf.trimmed().endsWith("%%EOF") && pdf.size() > 5000, qPrintable(QString::number(pdf.size())));
        QVERIFY(pdf.count("/Type /Page\n") >= 1);
        static const QRegularExpression link(u"href=\"#([\\w-]+)\""_s);
        const QString html = QString::fromUtf8(bytes(".html"));
        int links = 0;
        for (auto it = link.globalMatch(html); it.hasNext(); ++links) { // from a sentence to its entry and back
            const QString to = it.next().captured(1);
            QVERIFY2(html.contains(u"name=\"%1\""_s.arg(to)), qPrintable(to));
        }
        QVERIFY(links > 12);
        QVERIFY2(pdf.count("/Dest [") >= links, qPrintable(QString::number(pdf.count("/Dest ["))));
        QVERIFY2(pdfTroubles(pdf).isEmpty(), qPrintable(pdfTroubles(pdf).join(u" / "_s))); // a viewer finds what was appended
        QByteArray moved = pdf, pageless = pdf;
        moved.insert(moved.indexOf("%%EOF\n") + 6, '\n');
        QVERIFY(!pdfTroubles(moved).isEmpty());
        pageless.replace("/Type /Page\n", "/Type /Some\n");
        QVERIFY(!pdfTroubles(pageless).isEmpty());
        const auto nowhere = postmortemFiles(*desk.known().find(id), citedIn(desk.known(), *desk.known().find(id)), home.filePath(u"none"_s), w.fixture.clock.wallNow());
        QVERIFY(!nowhere && nowhere.error().code == base::Errc::Io);
    }
    // Who is on call stands in the rail, who is asked next beside the incident.
    void whoIsOnCallAndWhoIsNext()
    {
        Window w;
        ScriptedDesk desk(w.fixture.clock);
        ScriptedDuty duty;
        w.window->setIncidents(&desk);
        w.window->setDuty(&duty);
        const base::WallTime now = w.fixture.clock.wallNow();
        const QString id = lived(desk, now);
        w.window->showIncidents(id);
        auto *rail = w.find<theme::PlainLabel>("railOnCall");
        QVERIFY(!rail->isVisible()); // there is no rota
        duty.duty.all = rota::parseOnCall(kRota, u"rota.yaml"_s).all;
        duty.duty.climbs = {climb(u"k9"_s, now + 10s), climb(u"k2"_s, now + 240s)}; // of something else, and of an alert of this one
        emit duty.changed();
        QVERIFY(rail->isVisible());
        const QStringList lines = rail->text().split(u'\n');
        QVERIFY2(lines.size() == 2 && lines[0].startsWith(u"On call: "_s) && lines[0].contains(u" until "_s) && lines[1].startsWith(u"Next: "_s), qPrintable(rail->text()));
        auto *people = w.find<FactCard>("incidentPeople");
        const QString at = QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>((now + 240s).time_since_epoch()).count()).toString(u"HH:mm"_s);
        QVERIFY2(rowsOf(*people).contains(u"next at %1 Bob <b>, channel ops"_s.arg(at)), qPrintable(rowsOf(*people)));
        w.window->resize(900, 800); // icons alone
        QVERIFY(!rail->isVisible());
        w.window->resize(1280, 800);
        QVERIFY(rail->isVisible());
        duty.duty.climbs[1].held = true; // somebody has it
        emit duty.changed();
        QVERIFY(!rowsOf(*people).contains(u"next at"_s));
        w.window->setDuty(nullptr);
        QVERIFY(!rail->isVisible());
    }
};

QTEST_MAIN(TstIncidentCards)
#include "tst_incidentcards.moc"
