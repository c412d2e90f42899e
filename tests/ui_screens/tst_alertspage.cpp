// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts as a view of the second pane: by keyboard alone, as drawn in both themes and sizes, with nothing to act for who
// only looks; and the window when nobody answers any more.

#include "tests/support/german.h"
#include "tests/ui_screens/alertfixture.h"
#include "ui/alerts/layercard.h"
#include "ui/alerts/wishcard.h"
#include "ui/alerts/wishdialog.h"
#include "ui/shell/incidentviews.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/factcard.h"
#include "ui/theme/messagebar.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/sidecolumn.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QPointer>

using test::Alarmed, test::Window, test::cutTexts, test::killPrimary, test::manyAtOnce, test::shot;
using namespace std::chrono_literals;
using shell::IncidentViews;

class TstAlertsPage : public QObject {
    Q_OBJECT
private slots:
    void inGerman()
    {
        const test::German german;
        Alarmed a(manyAtOnce);
        QTest::keyClick(a.w.window.get(), Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(a.list().model()->rowCount() > 1);
        shot(a.w, u"alerts-german"_s);
        const QString said = test::German::textsOf(*a.w.window).join(u'\n');
        for (const QString &word : {u"Vorfälle"_s, u"Alarme"_s, u"Ausgelöst"_s, u"shop-primary ist ausgefallen"_s, u"Verfügbarkeit"_s})
            QVERIFY2(said.contains(word), qPrintable(said));
        QCOMPARE(german.forgotten(a.page()), QStringList());
        QWidget *side = a.page().findChild<theme::SideColumn *>();
        QVERIFY(side && side->isVisible());
        for (const auto *label : side->findChildren<theme::PlainLabel *>())
            QVERIFY2(!label->isVisible() || label->visibleRegion().boundingRect().isEmpty() || label->visibleRegion().boundingRect().width() == label->width(), qPrintable(label->text()));
        const QStringList cut = cutTexts(*a.w.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
    }
    void viewsAreShownByTheirKeys()
    {
        Alarmed a;
        IncidentViews &views = a.w.window->incidentViews();
        QVERIFY(!views.isVisible());
        QTest::keyClick(a.w.window.get(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(a.page().isVisible());
        QVERIFY(a.list().hasFocus());
        QTest::keyClick(a.w.window.get(), Qt::Key_3, Qt::AltModifier); // it has no page here
        QVERIFY(a.page().isVisible() && !views.has(IncidentViews::OnCall));
        QTest::keyClick(a.w.window.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(views.view(), IncidentViews::Incidents);
        QTest::keyClick(a.w.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(a.w.window->dashboard().isVisible());
        QTest::keyClick(a.w.window.get(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(a.page().isVisible());
        // the palette lists those that are there, with their keys
        a.w.window->openPalette(u"alerts"_s);
        auto *found = a.w.window->commandPalette().findChild<QListView *>();
        QVERIFY(found && found->model()->rowCount() > 0);
        QStringList titles;
        for (int row = 0; row < found->model()->rowCount(); ++row)
            titles << found->model()->index(row, 0).data().toString();
        QVERIFY2(titles.contains(u"Alerts"_s) && !titles.contains(u"Deliveries"_s), qPrintable(titles.join(u'|')));
        a.w.window->commandPalette().close();
        // and help says the keys of the page and of the views
        a.page().focusList();
        QTest::keyClick(a.w.window.get(), Qt::Key_F1);
        auto *help = a.w.find<QWidget>("helpPopup");
        QVERIFY(help);
        QString said;
        for (const auto *label : help->findChildren<theme::PlainLabel *>())
            said += label->text() + u'\n';
        QVERIFY2(said.contains(u"S silences") && said.contains(u"Alt+2 Alerts"), qPrintable(said));
        help->close();
    }

    // `quarterdeckctl watch` runs beside the window: who that is, what it told, and what is over.
    void whatAnotherProgramDidIsShown()
    {
        Alarmed a;
        const auto &clock = a.w.fixture.clock;
        const base::WallTime now = clock.wallNow();
        const QString key = alerts::keyOf(u"target.down"_s, u"shop"_s, u"shop-primary"_s, {});
        QTRY_VERIFY(a.watch->book().find(key));
        alerts::KeptBook book;
        book.scope = u"shop"_s;
        book.at = now;
        book.pid = 4711;
        book.program = u"quarterdeckctl"_s;
        book.since = now - 5h;
        book.heartbeat = {true, now - 20s, {}};
        alerts::KeptAlert fires{*a.watch->book().find(key), {}, {}};
        fires.alert.firstBad = fires.alert.fired = now - 3h;
        fires.trail.push_back({now - 3h, alerts::Transition::What::Fired, {}, {}, false});
        fires.trail.push_back({now - 3h, alerts::Transition::What::Pending, u"ann-phone was told"_s, {}, true});
        alerts::KeptAlert over = fires;
        over.alert.rule = u"metric/pg.connections.used"_s;
        over.alert.key = alerts::keyOf(over.alert.rule, u"shop"_s, u"shop-primary"_s, {});
        over.alert.state = alerts::State::Resolved;
        over.alert.resolved = now - 2h;
        over.alert.sentence = u"It was full for an hour."_s;
        book.alerts = {fires, over};
        const QString file = alerts::standardBook(u"shop"_s);
        QVERIFY(alerts::writeBook(file, book));
        auto lock = alerts::PagerLock::take(file);
        QVERIFY(lock);
        alerts::AlertWatch beside(a.w.fixture.feed, {a.folder.filePath(u"silences.jsonl"_s), QString(), true}, clock);
        a.w.window->setAlerts(&beside, &a.desk);
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(beside.teller());
        a.page().select(key);
        auto *line = a.w.find<theme::PlainLabel>("alertsTeller");
        QTRY_VERIFY2(line->isVisible() && line->text().contains(u"quarterdeckctl watch (process 4711) since "), qPrintable(line->text()));
        const QAbstractItemModel *trail = a.w.find<QListView>("alertTrail")->model();
        QCOMPARE(trail->rowCount(), 2);
        QCOMPARE(trail->index(1, 0).data().toString(), u"ann-phone was told"_s);
        auto *path = a.w.find<theme::FactCard>("alertPath");
        QString facts;
        for (int row = 0; row < 16; ++row)
            facts += path->textOf(row) + u'\n';
        QVERIFY2(facts.contains(u"Heartbeat outside"), qPrintable(facts));
        a.page().select(over.alert.key);
        QCOMPARE(a.list().model()->rowCount(), 1);
        QVERIFY(a.list().model()->index(0, 0).data().toString().contains(u"It was full"));
        shot(a.w, u"alerts-beside"_s);
        const QStringList cut = cutTexts(*a.w.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
        // an act goes the way it always goes
        a.page().select(key);
        QTest::keyClick(&a.list(), Qt::Key_A);
        QCOMPARE(a.desk.kept.size(), 1);
        QCOMPARE(a.desk.kept.first().key, key);
        // it ends: this one tells, and says nothing of others
        lock.reset();
        QTRY_VERIFY_WITH_TIMEOUT(beside.tells(), 10000);
        QTRY_VERIFY(!line->isVisible());
        a.w.window->setAlerts(a.watch.get(), &a.desk);
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
        Alarmed a(manyAtOnce);
        a.w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        a.w.window->resize(size);
        alerts::Wish silence;
        silence.matchers = {{u"target"_s, u"shop-host"_s, true}};
        silence.worst = base::Severity::Critical;
        a.keeps(silence, 9min);
        alerts::Wish window;
        window.kind = alerts::Wish::Kind::Maintenance;
        window.matchers = {{u"target"_s, u"shop-redis"_s, true}};
        a.keeps(window, 90min);
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_COMPARE(a.watch->wishes().size(), 2);
        QTRY_VERIFY(a.list().model()->rowCount() >= 3);
        a.page().select(alerts::keyOf(u"target.down"_s, u"shop"_s, u"shop-primary"_s, {}));
        QVERIFY(a.w.find<theme::PlainLabel>("alertsAnswer")->text().startsWith(u"Firing: "));
        QVERIFY(a.w.find<alerts::WishCard>("alertWishes")->textOf(0).contains(u"silence of target=shop-host"));
        QVERIFY(a.w.find<alerts::LayerCard>("alertLayers")->textOf(0).startsWith(u"uptime "));
        QVERIFY(a.w.find<theme::FactCard>("alertPath")->textOf(0).contains(u"shop-"));
        shot(a.w, u"alerts-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(size.width()));
        QStringList cut = cutTexts(*a.w.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
        a.w.window->resize(a.w.window->minimumSize()); // the smallest window has room for list and detail
        QTRY_COMPARE(a.w.window->width(), a.w.window->minimumWidth());
        QTRY_VERIFY(!a.page().findChild<theme::SideColumn *>()->isVisible());
        const bool fits = QTest::qWaitFor([&] { return (cut = cutTexts(a.page())).isEmpty(); }); // once it is laid out anew
        shot(a.w, u"alerts-smallest"_s);
        QVERIFY2(fits, qPrintable(cut.join(u" / "_s)));
    }

    void whatWouldISeeWithoutInhibition()
    {
        Alarmed a(manyAtOnce);
        a.w.window->showView(IncidentViews::Alerts);
        const QString api = alerts::keyOf(u"target.down"_s, u"shop"_s, u"shop-api"_s, {});
        QTRY_VERIFY(a.watch->book().find(api) && !a.watch->book().find(api)->inhibitedBy.isEmpty());
        const int before = a.list().model()->rowCount();
        QTest::keyClick(&a.list(), Qt::Key_X);
        QVERIFY(a.list().model()->rowCount() >= before + 2);
        QVERIFY(a.w.find<theme::PlainLabel>("alertsAnswer")->text().startsWith(u"Without inhibition: "));
        a.page().select(api);
        QVERIFY2(a.w.find<alerts::AlertDetail>("alertDetail")->factText().contains(u"explained by another alert"), qPrintable(a.w.find<alerts::AlertDetail>("alertDetail")->factText()));
        QTest::keyClick(&a.list(), Qt::Key_X);
        QCOMPARE(a.list().model()->rowCount(), before);
    }

    void everyKeyActs()
    {
        Alarmed a;
        a.w.window->showView(IncidentViews::Alerts);
        const QString down = alerts::keyOf(u"target.down"_s, u"shop"_s, u"shop-primary"_s, {});
        QTRY_VERIFY(a.page().selected() == down);
        QTest::keyClick(&a.list(), Qt::Key_A);
        QCOMPARE(a.desk.kept.size(), 1);
        QVERIFY(a.desk.kept[0].kind == alerts::Wish::Kind::Acknowledge && a.desk.kept[0].key == down && a.desk.kept[0].worst == base::Severity::Critical);
        // a silence says what it hides before it is kept
        QTest::keyClick(&a.list(), Qt::Key_S);
        auto *dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"wishMatchers"_s)->text(), u"rule=target.down, target=shop-primary"_s);
        QVERIFY(dialog->findChild<theme::PlainLabel *>(u"wishPreview"_s)->text().contains(u'1'));
        QVERIFY(dialog->findChild<theme::PlainLabel *>(u"wishPreviewNames"_s)->text().contains(u"shop-primary"));
        auto *confirm = dialog->findChild<QAbstractButton *>(u"wishConfirm"_s);
        QVERIFY(!confirm->isEnabled()); // no reason yet
        dialog->findChild<QLineEdit *>(u"wishReason"_s)->setText(u"the disk is replaced"_s);
        QVERIFY(confirm->isEnabled());
        auto *length = dialog->findChild<QComboBox *>(u"wishLength"_s);
        QCOMPARE(length->itemData(length->count() - 1).toInt(), 240); // minutes, for critical ones
        dialog->findChild<QComboBox *>(u"wishWorst"_s)->setCurrentIndex(0);
        QCOMPARE(length->itemData(length->count() - 1).toInt(), 7 * 24 * 60);
        QVERIFY(!dialog->findChild<theme::PlainLabel *>(u"wishBeyond"_s)->text().isEmpty()); // it is critical
        dialog->findChild<QComboBox *>(u"wishWorst"_s)->setCurrentIndex(1);
        dialog->findChild<QLineEdit *>(u"wishMatchers"_s)->setText(u"colour=red"_s);
        QVERIFY(!confirm->isEnabled() && dialog->findChild<theme::PlainLabel *>(u"wishObjection"_s)->text().contains(u"colour"));
        dialog->findChild<QLineEdit *>(u"wishMatchers"_s)->setText(u"target=shop-*"_s);
        if (const QString folder = qEnvironmentVariable("QD_SHOTS"); !folder.isEmpty())
            dialog->grab().save(folder + u"/silence-dialog.png"_s);
        const QStringList cut = cutTexts(*dialog);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
        confirm->click();
        QCOMPARE(a.desk.kept.size(), 2);
        QVERIFY(a.desk.kept[1].kind == alerts::Wish::Kind::Silence && a.desk.kept[1].until - a.desk.kept[1].from == 1h && a.desk.kept[1].matchers.size() == 1);
        QTRY_VERIFY(!a.page().findChild<QDialog *>(u"wishDialog"_s));
        // maintenance is planned ahead
        QTest::keyClick(&a.list(), Qt::Key_M);
        dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        QVERIFY(dialog && !dialog->findChild<QComboBox *>(u"wishWorst"_s));
        dialog->findChild<QLineEdit *>(u"wishReason"_s)->setText(u"new minor version"_s);
        dialog->findChild<QLineEdit *>(u"wishFrom"_s)->setText(u"tomorrow"_s);
        confirm = dialog->findChild<QAbstractButton *>(u"wishConfirm"_s);
        QVERIFY(!confirm->isEnabled());
        dialog->findChild<QLineEdit *>(u"wishFrom"_s)->setText(QDateTime::currentDateTime().addDays(1).toString(u"yyyy-MM-dd HH:mm"_s));
        QVERIFY(confirm->isEnabled());
        if (const QString folder = qEnvironmentVariable("QD_SHOTS"); !folder.isEmpty())
            dialog->grab().save(folder + u"/maintenance-dialog.png"_s);
        confirm->click();
        QVERIFY(a.desk.kept.last().kind == alerts::Wish::Kind::Maintenance && a.desk.kept.last().from - a.w.fixture.clock.wallNow() > 23h);
        QTRY_VERIFY(!a.page().findChild<QDialog *>(u"wishDialog"_s));
        // and what keeps it quiet is ended again, here and in the card
        alerts::Wish silence;
        silence.matchers = {{u"target"_s, u"shop-*"_s, true}};
        silence.worst = base::Severity::Critical;
        a.keeps(silence, 60min);
        QTRY_VERIFY(!a.watch->book().find(down)->silencedBy.isEmpty());
        QTRY_COMPARE(a.flags(0), u"silenced"_s);
        QTest::keyClick(&a.list(), Qt::Key_R);
        QCOMPARE(a.desk.released, QStringList{a.watch->wishes().first().id});
        QTRY_VERIFY(a.w.find<QAbstractButton>("wishEnd") && a.w.find<QAbstractButton>("wishEnd")->isVisible());
        a.w.find<QAbstractButton>("wishEnd")->click();
        QCOMPARE(a.desk.released.size(), 2);
        alerts::WishCard card; // the keyboard goes with its line, and with the line it goes away
        const alerts::WishLine first{u"a"_s, u"first"_s, {}, {}, false}, second{u"b"_s, u"second"_s, {}, {}, false};
        card.show({first, second}, true);
        QSignalSpy left(&card, &alerts::WishCard::left);
        card.QWidget::show();
        card.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&card));
        const auto ends = card.findChildren<QAbstractButton *>(u"wishEnd"_s);
        ends[1]->setFocus();
        card.show({second}, true);
        QVERIFY(ends[0]->hasFocus() && left.isEmpty());
        card.show({first}, true);
        QCOMPARE(left.size(), 1);
        card.close();
        a.w.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(a.w.window.get()));
        // why nobody is told
        QVERIFY(a.w.find<theme::PlainLabel>("alertTrailHeading")->text().startsWith(u"Why is nobody told"));
        QTest::keyClick(&a.list(), Qt::Key_Return);
        QCOMPARE(a.w.window->focusWidget(), a.w.find<QListView>("alertTrail"));
        QTest::keyClick(a.w.find<QListView>("alertTrail"), Qt::Key_Escape);
        QCOMPARE(a.w.window->focusWidget(), &a.list());
        QTest::keyClick(&a.list(), Qt::Key_G);
        QVERIFY(a.w.window->dashboard().isVisible());
        QCOMPARE(a.w.window->dashboard().selectedTarget(), u"shop-primary"_s);
    }

    void whatEndsStaysChosen()
    {
        Alarmed a(manyAtOnce);
        a.w.window->showView(IncidentViews::Alerts);
        const QString key = alerts::keyOf(u"metric/redis.memory.used"_s, u"shop"_s, u"shop-redis"_s, {});
        QTRY_VERIFY(a.watch->book().find(key) && a.watch->book().find(key)->state == alerts::State::Firing);
        int row = 0;
        QTRY_VERIFY((row = static_cast<alerts::AlertModel *>(a.list().model())->rowOf(key)) > 0);
        a.list().setCurrentIndex(a.list().model()->index(row, 0));
        QCOMPARE(a.page().selected(), key);
        a.w.fixture.set(u"shop-redis"_s, "redis.memory.used", 41);
        a.w.fixture.deliver();
        a.w.fixture.wait(16);
        a.w.fixture.deliver();
        QTRY_VERIFY(!a.watch->book().find(key)->active());
        QTRY_VERIFY(static_cast<alerts::AlertModel *>(a.list().model())->rowOf(key) < 0 && a.list().model()->rowCount() > 0);
        QCOMPARE(a.page().selected(), key);
        a.list().clearFocus();
        a.list().setFocus(Qt::TabFocusReason); // the keyboard alone chooses nothing
        QCOMPARE(a.page().selected(), key);
        QVERIFY(a.w.find<theme::PlainLabel>("alertUnder")->text().startsWith(u"resolved"));
        QTest::keyClick(&a.list(), Qt::Key_A);
        QVERIFY(a.desk.kept.isEmpty());
        QTest::keyClick(&a.list(), Qt::Key_Down); // a person chooses another
        QVERIFY(!a.page().selected().isEmpty() && a.page().selected() != key);
        // what a filter hides is not chosen any more
        const QString chosen = a.page().selected();
        const bool host = a.list().currentIndex().data(alerts::AlertModel::UnderRole).toString().startsWith(u"shop-host"_s);
        a.w.find<theme::SearchField>("alertsFilter")->setText(host ? u"shop-primary"_s : u"shop-host"_s);
        QVERIFY(a.list().model()->rowCount() > 0 && a.page().selected() != chosen);
        QCOMPARE(a.page().selected(), a.list().currentIndex().data(alerts::AlertModel::KeyRole).toString());
    }

    // What a tool tip says is heard too, in plain words.
    void screenReadersHearNoMarkup()
    {
        Alarmed a(manyAtOnce);
        alerts::Wish silence;
        silence.matchers = {{u"target"_s, u"shop-host"_s, true}};
        silence.worst = base::Severity::Critical;
        a.keeps(silence, 60min);
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(a.w.find<QWidget>("wishEnd") && a.w.find<QWidget>("wishEnd")->isVisible());
        QVERIFY2(a.w.find<QWidget>("wishEnd")->accessibleName().startsWith(u"End, silence of"), qPrintable(a.w.find<QWidget>("wishEnd")->accessibleName()));
        QCOMPARE(a.w.find<theme::Segmented>("alertsShown")->accessibleDescription(), u"Active"_s);
        int described = 0, reasons = 0;
        for (const IncidentViews::View view : {IncidentViews::Alerts, IncidentViews::Incidents}) {
            a.w.window->showView(view);
            for (auto *widget : a.w.window->findChildren<QWidget *>()) {
                const auto *heard = widget->isVisible() ? QAccessible::queryAccessibleInterface(widget) : nullptr;
                const QString words = heard ? heard->text(QAccessible::Description) : QString();
                QVERIFY2(!words.contains(u"<qt>"), qPrintable(widget->objectName() + u": "_s + words));
                described += words.isEmpty() ? 0 : 1;
                reasons += words.contains(u"the disk is replaced") ? 1 : 0;
            }
        }
        QVERIFY(described > 10 && reasons > 0);
    }

    // A lock queue asks for the sessions, a full disk for the storage, slow answers for what stands behind: offered beside the
    // alert, and done by G.
    void whatAnAlertAsksForIsOffered_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("metric");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("goes");
        QTest::newRow("connections") << u"shop-primary"_s << QByteArray("pg.connections.used") << 99.0 << u"Sessions of "_s << int(dashboard::DetailTabs::Sessions) << u"shop-primary"_s;
        QTest::newRow("clients of a pooler") << u"shop-pgbouncer"_s << QByteArray("pgbouncer.clients.used") << 99.0 << u"Pools of "_s << int(dashboard::DetailTabs::Pool) << u"shop-pgbouncer"_s;
        QTest::newRow("memory") << u"shop-redis"_s << QByteArray("redis.memory.used") << 99.0 << QString() << -1 << u"shop-redis"_s;
        QTest::newRow("slow answers") << u"shop-api"_s << QByteArray("http.total") << 6000.0 << u"Look at shop-pgbouncer"_s << -1 << u"shop-pgbouncer"_s;
        QTest::newRow("answers that fail, without a log") << u"shop-api"_s << QByteArray("http.errors") << 60.0 << u"Look at shop-pgbouncer"_s << -1 << u"shop-pgbouncer"_s;
    }
    void whatAnAlertAsksForIsOffered()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, metric);
        QFETCH(double, value);
        QFETCH(QString, word);
        QFETCH(int, tab);
        QFETCH(QString, goes);
        Alarmed a([](test::ScreenFixture &) {});
        a.w.fixture.set(target, metric.constData(), value);
        a.w.fixture.wait(120);
        a.w.fixture.deliver();
        a.w.window->dashboard().refresh();
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(a.list().model()->rowCount() > 0);
        QTRY_VERIFY(a.list().currentIndex().isValid());
        auto *step = a.w.find<QAbstractButton>("alertStep");
        QCOMPARE(step->isVisible(), !word.isEmpty());
        QVERIFY2(word.isEmpty() || step->text().startsWith(word), qPrintable(step->text()));
        shot(a.w, u"alert-step-"_s + target);
        QTest::keyClick(&a.list(), Qt::Key_G);
        QVERIFY(a.w.window->dashboard().isVisible());
        QCOMPARE(a.w.window->dashboard().selectedTarget(), goes);
        auto *tabs = a.w.window->findChild<dashboard::DetailTabs *>();
        QVERIFY(tabs);
        if (tab >= 0)
            QVERIFY(tabs->page(dashboard::DetailTabs::Tab(tab))->isVisible());
    }

    void whoOnlyLooksHasNoActs()
    {
        Alarmed a(killPrimary, false);
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(!a.page().selected().isEmpty());
        for (const char *name : {"alertsSilence", "alertsMaintain", "alertAcknowledge", "alertSilence", "alertMaintain", "alertRelease"})
            QVERIFY2(!a.w.find<QWidget>(name)->isVisible(), name);
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_S, Qt::Key_M, Qt::Key_R})
            QTest::keyClick(&a.list(), key);
        QVERIFY(!a.page().findChild<QDialog *>(u"wishDialog"_s) && a.desk.kept.isEmpty());
        QVERIFY(a.w.find<QWidget>("alertGoTo")->isVisible());
    }

    void nothingFiresAndTheFilter()
    {
        Alarmed a([](test::ScreenFixture &) {});
        a.w.window->showView(IncidentViews::Alerts);
        auto *empty = a.w.find<theme::EmptyState>("alertsEmpty");
        QTRY_VERIFY(empty->isVisible() && empty->title() == u"No alert is active"_s);
        QCOMPARE(a.w.find<theme::PlainLabel>("alertsAnswer")->text(), u"No alert fires."_s);
        shot(a.w, u"alerts-empty"_s);
        a.page().focusList();
        QTest::keyClick(a.w.window->focusWidget(), Qt::Key_M); // also with nothing to choose
        auto *dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        QVERIFY(dialog && dialog->findChild<QLineEdit *>(u"wishMatchers"_s)->text().isEmpty());
        delete dialog;
        QTest::keyClick(a.w.window.get(), Qt::Key_Slash);
        auto *filter = a.w.find<theme::SearchField>("alertsFilter");
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"xyz"_s);
        QCOMPARE(empty->title(), u"No alert says so"_s);
    }

    void whatIsOldIsGreyAndHeardOnce()
    {
        Alarmed a([](test::ScreenFixture &) {});
        QSignalSpy rang(a.w.window.get(), &shell::MainWindow::rang);
        auto *veil = a.w.find<QWidget>("veil");
        QVERIFY(!veil->isVisible());
        for (const environment::Target &target : a.w.fixture.feed.environment()->targets)
            a.w.fixture.fails(target.id, watch::Condition::NotAnswering, "timed out");
        a.w.fixture.wait(91);
        a.w.fixture.deliver();
        QTRY_VERIFY(veil->isVisible());
        QCOMPARE(veil->size(), a.w.find<QWidget>("pages")->size());
        QCOMPARE(rang.size(), 1);
        QVERIFY(a.w.find<theme::PlainMessageBar>("windowMessage")->sentence().startsWith(u"Nobody has given a good answer for 90 s"));
        a.w.window->showView(IncidentViews::Alerts);
        QCOMPARE(veil->parentWidget()->children().last(), veil); // above the page that was just shown
        const QString oldest = a.w.find<theme::FactCard>("alertPath")->textOf(0);
        QVERIFY2(oldest.contains(u"1\u00a0min"), qPrintable(oldest));
        shot(a.w, u"alerts-blind"_s);
        a.w.fixture.now[u"shop-redis"_s].status.condition = watch::Condition::Up;
        a.w.fixture.wait(1);
        a.w.fixture.deliver();
        QTRY_VERIFY(!veil->isVisible());
        QVERIFY(!a.w.find<theme::PlainMessageBar>("windowMessage")->isVisible());
        // switched off, it is only seen
        a.w.window->settings().set(settings::Key::AlertSound, false);
        a.w.fixture.fails(u"shop-redis"_s, watch::Condition::NotAnswering, "timed out");
        a.w.fixture.wait(120);
        a.w.fixture.deliver();
        QTRY_VERIFY(veil->isVisible());
        QCOMPARE(rang.size(), 1);
    }
};

QTEST_MAIN(TstAlertsPage)
#include "tst_alertspage.moc"
