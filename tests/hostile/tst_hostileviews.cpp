// SPDX-License-Identifier: GPL-3.0-or-later
// The second pane while a hostile server chose names, log lines and figures: incidents with their log and dialogs, alerts, who is on
// call, what was delivered, what was promised and what the palette finds; everywhere a text is a text and nothing else.

#include "models/environment/parser.h"
#include "models/history/seriesstore.h"
#include "models/incidents/enginedesk.h"
#include "models/journal/journalfile.h"
#include "models/paging/enginedutydesk.h"
#include "models/paging/incidentlink.h"
#include "models/promises/ledger.h"
#include "models/watch/metriclookup.h"
#include "tests/hostile/hostileroom.h"
#include "tests/hostile/plainwalk.h"
#include "tests/support/proberun.h"
#include "ui/alerts/alertspage.h"
#include "ui/incidents/incidentspane.h"
#include "ui/oncall/deliveriespage.h"
#include "ui/oncall/oncallpage.h"
#include "ui/palette/commandpalette.h"
#include "ui/shell/incidentviews.h"
#include "ui/shell/listpopup.h"
#include "ui/shell/mainwindow.h"

#include <QDialog>
#include <QListView>

namespace {

// The second pane as app/ wires it.
struct OnDuty {
    explicit OnDuty(const environment::EnvironmentPtr &environment)
        : feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); })
    {
        QObject::connect(&feed, &watch::Feed::sampled, &feed, [this](const watch::Delivery &d) { store.append(d); });
        journal::Options options;
        options.file = journal::standardFile();
        options.writer = u"test"_s;
        books = operate::Bookkeeping::open(feed, options);
        watcher.emplace(feed, alerts::AlertWatch::Files(), base::Clock::system());
        alertDesk.emplace(feed, books, alerts::standardWishes());
        incidents.emplace(feed, books, options.file);
        pager.emplace(feed, *watcher, base::Clock::system(), paging::Files(), books);
        link.emplace(*watcher, *pager, *incidents, *alertDesk);
        duty.emplace(feed, books, *pager, paging::Files());
        window = std::make_unique<shell::MainWindow>(feed, store);
        window->setIncidents(&*incidents);
        window->setAlerts(&*watcher, &*alertDesk);
        window->setDuty(&*duty);
        auto *onCall = new oncall::OnCallPage(base::Clock::system());
        auto *deliveries = new oncall::DeliveriesPage;
        onCall->setDesk(&*duty);
        deliveries->setDesk(&*duty);
        window->incidentViews().setPage(shell::IncidentViews::OnCall, onCall);
        window->incidentViews().setPage(shell::IncidentViews::Deliveries, deliveries);
        QObject::connect(window.get(), &shell::MainWindow::ledgerRequested, &feed, [this] {
            window->takeLedger(promises::ledgerOf(*feed.environment(), *feed.catalogue(), promises::standardPlaces()));
        });
        feed.setEnvironment(environment);
        window->resize(1440, 1000);
        window->show();
        window->activateWindow();
    }
    template <class T>
    T *find(const char *name) { return window->findChild<T *>(QString::fromLatin1(name)); }

    watch::Feed feed;
    history::SeriesStore store;
    std::shared_ptr<operate::Bookkeeping> books;
    std::optional<alerts::AlertWatch> watcher;
    std::optional<alerts::AlertDesk> alertDesk;
    std::optional<incidents::EngineDesk> incidents;
    std::optional<paging::Pager> pager;
    std::optional<paging::IncidentLink> link;
    std::optional<paging::EngineDutyDesk> duty;
    std::unique_ptr<shell::MainWindow> window; // first to go
};

} // namespace

class TstHostileViews : public QObject, PlainWalk {
    Q_OBJECT
    std::unique_ptr<HostileRoom> m_room;
    std::unique_ptr<OnDuty> m_console;

    [[nodiscard]] QWidget &window() const { return *m_console->window; }
    // What a key of a list asks.
    void ask(QListView &list, Qt::Key key, const QString &where)
    {
        list.setFocus();
        QTest::keyClick(&list, key);
        QPointer<QDialog> dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY2(dialog, qPrintable(where));
        walk(where, *dialog, true);
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        m_console->window->activateWindow();
    }
    [[nodiscard]] bool wasNamed(const char *place) const
    {
        return std::ranges::any_of(m_named, [place](const QString &where) { return where.contains(QLatin1String(place)); });
    }

private slots:
    void initTestCase()
    {
        m_room = std::make_unique<HostileRoom>();
        QVERIFY2(m_room->watch(), m_room->said().constData());
        m_room->stop(); // the window goes on where it stopped
        for (const char *name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, m_room->ctl.variables.value(QLatin1String(name)).toUtf8());
        const auto parsed = environment::parseFile(m_room->file, watch::metricLookup());
        QVERIFY(parsed.environment && parsed.issues.isEmpty());
        m_console = std::make_unique<OnDuty>(parsed.environment);
        QVERIFY(QTest::qWaitForWindowActive(m_console->window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->incidents->known().find(m_room->incident), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->watcher->tells() && m_console->watcher->ready() && m_console->duty->ready(), 20000);
    }
    void cleanupTestCase()
    {
        m_console.reset();
        m_room.reset();
    }
    void init() { m_wrong.clear(); }

    void theIncidentIsPlain()
    {
        m_console->window->showIncidents(m_room->incident);
        auto *list = m_console->find<QListView>("incidentList");
        const auto *timeline = m_console->find<QListView>("incidentTimeline");
        QTRY_VERIFY_WITH_TIMEOUT(timeline->model()->rowCount() >= HostileServer::names().size(), 10000);
        walk(u"incident"_s, window(), true);
        m_console->window->showIncidents(m_room->incident); // the walk went on to others
        m_console->window->incidents().showLog({});
        auto *lines = m_console->find<QListView>("logLines");
        QTRY_VERIFY_WITH_TIMEOUT(lines->model()->rowCount() > HostileServer::names().size(), 20000);
        m_console->find<QLineEdit>("logWords")->setText(u"onerror"_s);
        QTRY_VERIFY_WITH_TIMEOUT(lines->model()->rowCount() > 0 && lines->model()->index(0, 0).data().toString().contains(u"onerror"_s), 10000);
        for (int row = 0; row < std::min(lines->model()->rowCount(), 20); ++row) {
            lines->setCurrentIndex(lines->model()->index(row, 0)); // the whole of it stands below
            walk(u"log"_s, window(), false);
            QTest::keyClick(lines, Qt::Key_C, Qt::ControlModifier);
            check(u"log copied"_s, QGuiApplication::clipboard()->text());
        }
        m_console->find<QLineEdit>("logWords")->clear();
        for (const auto &[key, what] : {std::pair(Qt::Key_O, "open"), std::pair(Qt::Key_E, "escalate"), std::pair(Qt::Key_H, "hand over"), std::pair(Qt::Key_R, "resolve"),
                                        std::pair(Qt::Key_M, "merge"), std::pair(Qt::Key_U, "update")})
            ask(*list, key, QLatin1String(what));
        m_console->find<QAbstractButton>("incidentMore")->click();
        auto *menu = m_console->find<QMenu>("incidentMenu");
        QVERIFY(menu);
        walk(u"menu"_s, *menu, false);
        delete menu;
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
        QVERIFY(wasNamed("incidentTimeline") && wasNamed("logLines"));
    }

    void theAlertsArePlain()
    {
        m_console->window->showView(shell::IncidentViews::Alerts);
        auto *list = m_console->find<QListView>("alertList");
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() >= HostileServer::names().size(), 30000);
        walk(u"alerts"_s, window(), true);
        int asked = 0;
        for (int row = 0; row < std::min(list->model()->rowCount(), 25); ++row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            walk(u"alert"_s, window(), false);
            if (list->currentIndex().data().toString().contains(u"Labels"_s)) {
                ask(*list, Qt::Key_S, u"silence"_s); // means this one
                ++asked;
            }
        }
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
        QVERIFY(asked > 0);
        QVERIFY(wasNamed("alertList"));
    }

    void whoIsToldIsPlain()
    {
        m_console->window->showView(shell::IncidentViews::OnCall);
        walk(u"on call"_s, window(), true);
        m_console->window->showView(shell::IncidentViews::Deliveries);
        QTRY_VERIFY_WITH_TIMEOUT(!m_console->duty->known().log.empty(), 10000);
        walk(u"deliveries"_s, window(), true);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void whatWasPromisedIsPlain()
    {
        QTest::keyClick(m_console->window.get(), Qt::Key_F6);
        const auto *list = window().findChild<shell::ListPopup *>();
        QVERIFY(list && list->isVisible() && !list->lines().isEmpty());
        walk(u"promises"_s, window(), false);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void whatThePaletteFindsIsPlain()
    {
        for (const QString &typed : {QString(), u"own.labels"_s, u"sev-"_s}) {
            m_console->window->openPalette(typed);
            walk(u"palette"_s, window(), false);
            m_console->window->commandPalette().dismiss();
        }
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void nothingOfItsPathWasCalledAndNothingFailed()
    {
        QVERIFY2(m_room->server.sprung().isEmpty(), qPrintable(m_room->server.sprung().join(u' ')));
        QVERIFY2(m_room->server.refused().isEmpty(), qPrintable(base::Untrusted(m_room->server.refused().join(u'\n')).visible()));
        QVERIFY(m_room->server.isUnharmed());
    }
};

QTEST_MAIN(TstHostileViews)
#include "tst_hostileviews.moc"
