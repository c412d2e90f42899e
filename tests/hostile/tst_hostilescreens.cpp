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
#include "tests/support/ctlrun.h"
#include "tests/support/proberun.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/detailtabs.h"
#include "ui/dashboard/problemlist.h"
#include "ui/dashboard/scrubber.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextEdit>
#include <QToolTip>
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

class TstHostileScreens : public QObject {
    Q_OBJECT
    std::unique_ptr<HostileServer> m_hostile;
    std::unique_ptr<Desktop> m_desktop;
    QTemporaryDir m_home;
    QStringList m_wrong;   // what was found, with where
    QSet<QString> m_named; // pages on which a hostile name was seen
    int m_cells = 0;

    void check(const QString &where, const QString &text, bool oneLine = false)
    {
        QString wrong = hostile::rawIn(text);
        if (wrong.isEmpty() && oneLine && text.contains(u'\n'))
            wrong = u"a line feed"_s;
        if (!wrong.isEmpty() && m_wrong.size() < 20)
            m_wrong << where + u": "_s + wrong;
    }
    void checkTip(const QString &where, const QString &tip)
    {
        check(where, tip);
        if (!hostile::markupIn(tip).isEmpty() && m_wrong.size() < 20)
            m_wrong << where + u": markup "_s + base::Untrusted(tip).visible().left(200);
    }
    void walkRows(const QString &where, const QAbstractItemModel &model, const QModelIndex &parent)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex at = model.index(row, column, parent);
                ++m_cells;
                check(where, at.data().toString(), true);
                for (const int role : {int(Qt::AccessibleTextRole), int(Qt::AccessibleDescriptionRole), int(Qt::StatusTipRole), int(Qt::WhatsThisRole)})
                    check(where, at.data(role).toString());
                if (at.data(Qt::ToolTipRole).isValid())
                    checkTip(where + u" tooltip"_s, at.data(Qt::ToolTipRole).toString());
                if (at.data().toString().contains(u"onerror=x"_s))
                    m_named << where;
            }
            walkRows(where, model, model.index(row, 0, parent));
        }
        for (int column = 0; column < model.columnCount(parent); ++column)
            check(where + u" heading"_s, model.headerData(column, Qt::Horizontal).toString(), true);
    }
    // As the pointer rests on a cell, and as Ctrl+C takes it.
    void pointAndCopy(const QString &where, QAbstractItemView &view)
    {
        const QAbstractItemModel &model = *view.model();
        for (int row = 0; row < std::min(model.rowCount(), 25); ++row)
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex at = model.index(row, column);
                view.setCurrentIndex(at);
                const QPoint place = view.visualRect(at).center();
                QHelpEvent help(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
                QApplication::sendEvent(view.viewport(), &help);
                checkTip(where + u" shown tooltip"_s, QToolTip::text());
                QGuiApplication::clipboard()->clear();
                QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
                check(where + u" copied"_s, QGuiApplication::clipboard()->text(), true);
            }
        QToolTip::hideText();
    }
    void walk(const QString &page, QWidget &window, bool everyCell)
    {
        window.grab(); // paints all of it
        QList<QWidget *> all = window.findChildren<QWidget *>();
        all.prepend(&window);
        for (QWidget *widget : std::as_const(all)) {
            const QString where = page + u' ' + (widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName());
            checkTip(where + u" tooltip"_s, widget->toolTip());
            for (const QString &text : {widget->accessibleName(), widget->accessibleDescription(), widget->windowTitle(), widget->whatsThis(), widget->statusTip()})
                check(where, text);
            if (const auto *label = qobject_cast<QLabel *>(widget)) {
                if (!label->inherits("QTipLabel"))
                    check(where, label->text());
                if (label->textFormat() != Qt::PlainText && !label->inherits("QTipLabel")) // Qt's own, whose text is looked at where it is shown
                    m_wrong << where + u": not a plain label"_s;
            } else if (const auto *editor = qobject_cast<QPlainTextEdit *>(widget)) {
                check(where, editor->toPlainText());
            } else if (qobject_cast<QTextEdit *>(widget)) {
                m_wrong << where + u": a rich text editor"_s;
            } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
                check(where, button->text());
            } else if (const auto *field = qobject_cast<QLineEdit *>(widget)) {
                check(where, field->text());
            } else if (const auto *menu = qobject_cast<QMenu *>(widget)) {
                for (const QAction *action : menu->actions())
                    check(where, action->text());
            } else if (auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model()) {
                walkRows(where, *view->model(), {});
                if (everyCell && view->isVisible() && !qobject_cast<QHeaderView *>(widget))
                    pointAndCopy(where, *view);
            } else {
                check(where, widget->property("text").toString());
            }
        }
    }
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
    [[nodiscard]] QString found() const { return m_wrong.join(u'\n'); }

private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toUtf8());
        QDir().mkpath(m_home.filePath(u"state/quarterdeck"_s));
        m_hostile = std::make_unique<HostileServer>();
        QFile file(m_home.filePath(u"e.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_hostile->environment());
        file.close();
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
