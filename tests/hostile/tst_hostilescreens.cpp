// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile server watched by the real engine in the real window: every page, table, tooltip, panel, popup and copied
// text of it shows text and nothing else, now and played back from the recorder; and what is written into the state
// folder meanwhile comes out plain as well.

#include "models/environment/parser.h"
#include "models/events/eventbook.h"
#include "models/inquiry/desk.h"
#include "models/operate/enginesignaller.h"
#include "models/recorder/evidencepack.h"
#include "models/recorder/flightrecorder.h"
#include "models/statements/memory.h"
#include "models/statements/planner.h"
#include "models/watch/metriclookup.h"
#include "tests/hostile/hostileserver.h"
#include "tests/hostile/plainwalk.h"
#include "tests/support/ctlrun.h"
#include "tests/support/proberun.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/detailtabs.h"
#include "ui/dashboard/problemlist.h"
#include "ui/dashboard/scrubber.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/segmented.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The desktop as app/ wires it.
struct Desktop {
    Desktop(const environment::EnvironmentPtr &environment, const QString &state)
        : feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); }), planner(feed), recorder(state + u"/recorder"_s), memory(statements::standardFile())
    {
        QObject::connect(&feed, &watch::Feed::sampled, &feed, [this](const watch::Delivery &d) {
            store.append(d);
            memory.append(feed.environment()->name, d);
        });
        window = std::make_unique<shell::MainWindow>(feed, store);
        pane().setStatements(&memory, &planner);
        events::EventBook::Files files;
        files.journal = state + u"/journal"_s;
        files.events = state + u"/events"_s;
        book = std::make_unique<events::EventBook>(feed, files, base::Clock::system(), 1s);
        pane().setEvents(book.get());
        pane().setRecorder(&recorder);
        feed.setEnvironment(environment);
        journal::Options options;
        options.file = files.journal;
        const auto books = operate::Bookkeeping::open(feed, options);
        signaller = std::make_unique<operate::EngineSignaller>(feed, books);
        desk = std::make_unique<inquiry::EngineDesk>(feed, books);
        pane().setSignaller(signaller.get());
        pane().setDesk(desk.get());
        window->resize(1440, 1000);
        window->show();
        window->activateWindow();
    }
    dashboard::DashboardPane &pane() { return window->dashboard(); }
    template <class T>
    T *find(const char *name) { return window->findChild<T *>(QString::fromLatin1(name)); }

    watch::Feed feed;
    history::SeriesStore store;
    statements::EnginePlanner planner;
    recorder::FlightRecorder recorder;
    statements::Memory memory;
    std::unique_ptr<shell::MainWindow> window;
    std::unique_ptr<events::EventBook> book;
    std::unique_ptr<operate::EngineSignaller> signaller;
    std::unique_ptr<inquiry::EngineDesk> desk;
};

} // namespace

class TstHostileScreens : public QObject, PlainWalk {
    Q_OBJECT
    std::unique_ptr<HostileServer> m_hostile;
    std::unique_ptr<Desktop> m_desktop;
    QTemporaryDir m_home;

    void pressEveryCopy(const QString &page)
    {
        for (theme::Button *button : m_desktop->window->findChildren<theme::Button *>()) {
            if (!button->isVisible() || !button->isEnabled() || !button->objectName().contains(u"copy"_s, Qt::CaseInsensitive))
                continue;
            QGuiApplication::clipboard()->clear();
            button->click();
            check(page + u' ' + button->objectName(), QGuiApplication::clipboard()->text());
            for (const QString &line : QGuiApplication::clipboard()->text().split(u'\n'))
                if (line.trimmed().startsWith(u"DROP TABLE"_s))
                    m_wrong << page + u' ' + button->objectName() + u": a name became a statement"_s;
        }
    }
    // Each page of each target; everyCell: with pointer and keyboard.
    void walkPages(const QString &when, bool everyCell)
    {
        using dashboard::DetailTabs;
        auto *tabs = m_desktop->window->findChild<DetailTabs *>();
        m_desktop->pane().select(u"db"_s);
        for (int tab = 0; tab < DetailTabs::kTabs; ++tab) {
            if (!tabs->offers(DetailTabs::Tab(tab)))
                continue;
            m_desktop->pane().showTab(DetailTabs::Tab(tab));
            m_desktop->pane().refresh();
            const QString page = when + u' ' + DetailTabs::nameOf(DetailTabs::Tab(tab));
            if (tab == DetailTabs::Security)
                (void)QTest::qWaitFor([this] {
                    const auto *rows = m_desktop->find<QTreeView>("securityTableRows");
                    return rows && rows->model()->rowCount() > 20;
                }, 20000);
            if (tab == DetailTabs::Statements && everyCell) {
                m_hostile->stir();
                (void)QTest::qWaitFor([this] {
                    const auto *rows = m_desktop->find<QTreeView>("statementsTableRows");
                    for (int row = 0; rows && row < rows->model()->rowCount(); ++row)
                        for (int column = 0; column < rows->model()->columnCount(); ++column)
                            if (rows->model()->index(row, column).data().toString().contains(u"onerror=x"_s))
                                return true;
                    return false;
                }, 20000);
            }
            QTest::qWait(1);
            walk(page, *m_desktop->window, everyCell);
            for (QTreeView *rows : m_desktop->window->findChildren<QTreeView *>())
                if (everyCell && rows->isVisible() && rows->objectName() != u"fleet"_s)
                    for (int row = 0; row < std::min(rows->model()->rowCount(), 40); row += 2) {
                        rows->setCurrentIndex(rows->model()->index(row, 0));
                        pressEveryCopy(page);
                    }
            walk(page, *m_desktop->window, false); // with its last row chosen
        }
    }
private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toUtf8());
        QDir().mkpath(m_home.filePath(u"state/quarterdeck"_s));
        m_hostile = std::make_unique<HostileServer>();
        QFile file(m_home.filePath(u"e.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("compared_with: " + m_home.filePath(u"other.yaml"_s).toUtf8() + '\n' + m_hostile->environment());
        file.close();
        QFile other(m_home.filePath(u"other.yaml"_s)); // the same servers, where db is the twin
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(m_hostile->environment().replace("name: hostile", "name: other").replace("database: 'postgres'", "database: 'twin'"));
        other.close();
        const auto parsed = environment::parseFile(file.fileName(), watch::metricLookup());
        QVERIFY(parsed.environment && parsed.issues.isEmpty());
        m_desktop = std::make_unique<Desktop>(parsed.environment, m_home.filePath(u"state/quarterdeck"_s));
        const auto complete = [this] {
            const watch::SnapshotPtr s = m_desktop->feed.snapshot(u"db"_s);
            return s && s->sessions && s->storage && s->horizon && s->upkeep && s->upkeep->bloatPart.state != watch::NoValue::NotYet && s->statements.latest
                && s->find(watch::MetricId(u"own.labels"_s), u"plain"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(complete(), 30000);
    }
    void cleanupTestCase()
    {
        m_desktop.reset();
        m_hostile.reset();
    }
    void init() { m_wrong.clear(); }

    void everyPageIsPlain()
    {
        walkPages(u"now"_s, true);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
        QVERIFY2(m_cells > 1000, qPrintable(QString::number(m_cells)));
        QStringList pages(m_named.begin(), m_named.end());
        pages.sort();
        qInfo("%d cells; names seen in: %s", m_cells, qPrintable(pages.join(u", "_s)));
        for (const char *page : {"sessionsTableRows", "statementsTableRows", "storageTableRows", "vacuumTableRows", "indexesTableRows", "securityTableRows"})
            QVERIFY2(!pages.filter(QLatin1String(page), Qt::CaseInsensitive).isEmpty(), page);
    }

    // What of two servers differs is named as their owner named it.
    void whatDiffersIsPlain()
    {
        m_desktop->pane().select(u"db"_s);
        m_desktop->pane().showTab(dashboard::DetailTabs::Security);
        m_desktop->pane().refresh();
        auto *part = m_desktop->find<theme::Segmented>("securityPart");
        QVERIFY(part && part->isVisible());
        part->setCurrent(1);
        emit part->chosen(1);
        auto *again = m_desktop->find<theme::Button>("securityAgain");
        if (again->isEnabled()) // else it is under way by itself
            again->click();
        const auto *rows = m_desktop->find<QTreeView>("parityTableRows");
        QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() > 5, 30000);
        walk(u"parity"_s, *m_desktop->window, true);
        part->setCurrent(0);
        emit part->chosen(0);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
        QVERIFY(m_named.contains(u"parity parityTableRows"_s));
    }

    // A plan names tables, columns and schemas in lines of the server's own making.
    void everyPlanIsPlain()
    {
        const auto quoted = [](QString name) { return u'"' + name.replace(u'"', u"\"\""_s) + u'"'; };
        const QStringList names = HostileServer::names();
        for (const int which : {0, 2, 4}) { // markup, orders for a terminal, text that runs the other way
            const QString table = quoted(names[which]) + u'.' + quoted(names[which]), known = u"planned_%1"_s.arg(which);
            m_hostile->server().sql(u"select count(*) as "_s + known + u" from "_s + table + u" as a, "_s + table + u" as b where a.note = b.note"_s);
            m_desktop->pane().select(u"db"_s);
            m_desktop->pane().showTab(dashboard::DetailTabs::Statements);
            auto *rows = m_desktop->find<QTreeView>("statementsTableRows");
            QVERIFY(rows);
            QModelIndex at;
            const auto listed = [&] {
                m_desktop->pane().refresh();
                at = {};
                for (int row = 0; rows && row < rows->model()->rowCount(); ++row)
                    if (rows->model()->index(row, 0).data().toString().contains(known))
                        at = rows->model()->index(row, 0);
                return at.isValid();
            };
            QTRY_VERIFY_WITH_TIMEOUT(listed(), 30000);
            rows->setCurrentIndex(at);
            auto *show = m_desktop->find<theme::Button>("showPlan");
            QVERIFY(show->isVisible() && show->isEnabled());
            show->click();
            QTRY_VERIFY_WITH_TIMEOUT(show->isEnabled(), 20000); // it was answered
            const QString plan = m_desktop->find<QPlainTextEdit>("statementPlan")->toPlainText();
            QVERIFY2(plan.contains(u"Scan"_s) && plan.contains(base::Untrusted(names[which].left(4)).visible()), qPrintable(plan + m_desktop->find<QLabel>("planTold")->text()));
            walk(u"plan"_s, *m_desktop->window, false);
            pressEveryCopy(u"plan"_s);
        }
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void everyQuestionAboutASessionIsPlain()
    {
        m_desktop->pane().showTab(dashboard::DetailTabs::Sessions);
        auto *rows = m_desktop->find<QTreeView>("sessionsTableRows");
        QTRY_VERIFY(rows->model()->rowCount() > 15);
        for (int row = 0; row < 12; ++row) {
            rows->setCurrentIndex(rows->model()->index(row, 0));
            auto *end = m_desktop->find<theme::Button>("endSession");
            if (!end->isVisible() || !end->isEnabled())
                continue;
            end->click();
            const auto *sheet = m_desktop->find<QWidget>("signalSheet");
            QTRY_VERIFY_WITH_TIMEOUT(sheet->isVisible() || !m_desktop->find<QLabel>("signalTold")->text().isEmpty(), 10000);
            walk(u"forecast"_s, *m_desktop->window, false);
            if (sheet->isVisible())
                m_desktop->find<theme::Button>("signalLeave")->click();
        }
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void whatIsTypedIsAnsweredPlain()
    {
        m_desktop->pane().showTab(dashboard::DetailTabs::Sql);
        auto *text = m_desktop->find<QPlainTextEdit>("sqlText");
        QVERIFY(text);
        for (const QString &sql : {u"table hostile.labels"_s, u"select note as \"<img src=x>\x1b[31m\", repeat('<b>', 9000) from hostile.labels, (values (E'\\x1b[31m\\n')) as v (note)"_s,
                                   u"select * from \"<img src=x>\u202e\""_s}) {
            text->setPlainText(sql);
            m_desktop->find<theme::Button>("sqlRun")->click();
            QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<theme::Button>("sqlRun")->isVisible() && !m_desktop->desk->busy(u"db"_s), 20000);
            text->setPlainText(u"select 1"_s); // what the person typed stays as typed
            walk(u"typed"_s, *m_desktop->window, true);
            pressEveryCopy(u"typed"_s);
        }
        text->clear();
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void everyPopupIsPlain()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->find<dashboard::ProblemList>("problemList")->sentences().isEmpty(), 20000);
        m_desktop->window->showScore();
        walk(u"score"_s, *m_desktop->window, false);
        m_desktop->window->showForecasts();
        walk(u"forecasts"_s, *m_desktop->window, false);
        m_desktop->window->openPalette(u"onerror"_s);
        walk(u"palette"_s, *m_desktop->window, false);
        m_desktop->window->openPalette();
        walk(u"palette"_s, *m_desktop->window, false);
        m_hostile->server().set(u"log_line_prefix"_s, u"%m [%p] %u@%d <img src=y>|`| "_s); // an event
        const auto events = [this] { return m_desktop->book->eventsOf(u"db"_s); };
        QTRY_VERIFY_WITH_TIMEOUT(!events().empty(), 20000);
        walk(u"events"_s, *m_desktop->window, false);
        m_desktop->window->showMessage(theme::Mark::Warning, base::Untrusted(hostile::names()[2] + hostile::names()[0]));
        walk(u"message"_s, *m_desktop->window, false);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void whatWasRecordedIsPlain()
    {
        const recorder::Frame frame = m_desktop->pane().moment().frame();
        m_desktop->recorder.record(frame);
        QTRY_VERIFY_WITH_TIMEOUT(base::Clock::system().wallNow() - frame.moment.wallNow > 3s, 10000);
        m_desktop->pane().scrubber().go(frame.moment.wallNow);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->pane().moment().recorded(), 10000);
        walkPages(u"past"_s, false);
        m_desktop->pane().backToNow();
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void whatIsKeptOnDiskComesOutPlain()
    {
        m_desktop.reset(); // writes what it has
        CtlRun ctl;
        for (const char *name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            ctl.variables.insert(QLatin1String(name), qEnvironmentVariable(name));
        const QString file = m_home.filePath(u"e.yaml"_s), pack = m_home.filePath(u"x.qdpack"_s);
        for (const QStringList &args : {QStringList{u"statements"_s, u"--target"_s, u"db"_s, u"--top"_s, u"200"_s}, QStringList{u"statements"_s, u"--target"_s, u"db"_s, u"--json"_s},
                                        QStringList{u"event"_s, u"list"_s}, QStringList{u"evidence"_s, u"--out"_s, pack, u"--minutes"_s, u"5"_s}}) {
            const auto out = ctl.run(args + QStringList{u"--environment"_s, file});
            QVERIFY2(out.code == 0, (args.join(u' ').toUtf8() + out.err).constData());
            check(args.first(), QString::fromUtf8(out.out + out.err));
            QVERIFY(!args.contains(u"--json"_s) || !QJsonDocument::fromJson(out.out).isNull());
        }
        const auto parts = recorder::partsOf(pack);
        QVERIFY(parts);
        for (const char *part : {"manifest.json", "environment.yaml", "journal.jsonl"}) {
            QVERIFY2(parts->contains(QLatin1String(part)), part);
            check(QLatin1String(part), QString::fromUtf8(parts->value(QLatin1String(part))));
        }
        for (const char *gone : {"reader:", "isolation:", "guarded", "hostile.labels"})
            QVERIFY2(!parts->value(u"environment.yaml"_s).contains(gone), gone);
        for (const auto &[name, bytes] : parts->asKeyValueRange()) // redacted, but for names of databases
            for (const QByteArray &line : bytes.split('\n'))
                QVERIFY2(!line.contains("onerror") || (name == u"environment.yaml"_s && line.trimmed().startsWith("database:")), qPrintable(name));
        QVERIFY2(m_wrong.isEmpty(), qPrintable(found()));
    }

    void nothingOfItsPathWasCalledAndNothingFailed()
    {
        QStringList errors = m_hostile->refused();
        errors.removeIf([](const QString &e) { return e.contains(u"<img src=x>"_s); }); // the statement that was typed wrong
        QVERIFY2(m_hostile->sprung().isEmpty(), qPrintable(m_hostile->sprung().join(u' ')));
        QVERIFY2(errors.isEmpty(), qPrintable(base::Untrusted(errors.join(u'\n')).visible()));
        QVERIFY(m_hostile->isUnharmed());
    }
};

QTEST_MAIN(TstHostileScreens)
#include "tst_hostilescreens.moc"
