// SPDX-License-Identifier: GPL-3.0-or-later
// The real screens in each language and text size, as small as they are promised to work: no label, button or tab
// that does not elide on purpose loses a letter.

#include "models/history/past.h"
#include "tests/support/fitting.h"
#include "tests/support/screenfixture.h"
#include "tests/ui_start/scripted.h"
#include "models/health/sessionsmodel.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/palette/commandpalette.h"
#include "ui/settings/settings.h"
#include "ui/shell/mainwindow.h"
#include "ui/start/connectiondialog.h"
#include "ui/start/passwordprompt.h"
#include "ui/start/startpage.h"
#include "ui/theme/segmented.h"
#include "ui/theme/tabstrip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace {

using fitting::said;
using fitting::settled;
using Scene = QStringList (*)();

QStringList window(void (*trouble)(test::ScreenFixture &), const QStringList &targets)
{
    test::ScreenFixture fixture;
    fixture.shop();
    settings::Settings().set(settings::Key::TextScale, theme::Theme::current().textScale());
    const QTemporaryDir folder;
    history::LongMemory memory(folder.filePath(u"history"_s), fixture.clock);
    history::Past past(fixture.store, memory, fixture.clock);
    shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
    window.dashboard().setPast(&past); // all eight ranges
    window.resize(1280, 800);
    window.show();
    trouble(fixture);
    QStringList cut;
    for (const QString &target : targets) {
        window.dashboard().select(target);
        cut += settled(window);
    }
    return window.size() == QSize(1280, 800) ? cut : cut << said(&window, u"the window grew"_s);
}

QStringList healthy()
{
    return window([](test::ScreenFixture &) { }, {u"shop-primary"_s, u"shop-standby"_s, u"shop-pgbouncer"_s, u"shop-redis"_s,
                                                  u"shop-api"_s, u"shop-host"_s});
}

QStringList troubled()
{
    return window(
        [](test::ScreenFixture &f) {
            f.fails(u"shop-primary"_s, watch::Condition::Down, "Connection refused");
            f.fails(u"shop-redis"_s, watch::Condition::Refused, "WRONGPASS", base::Errc::Authentication);
            f.set(u"shop-pgbouncer"_s, "pgbouncer.waiting", 41, "shop/app");
            f.set(u"shop-pgbouncer"_s, "pgbouncer.maxwait", 12);
            f.set(u"shop-api"_s, "http.errors", 62);
            f.set(u"shop-host"_s, "host.disk.used", 97, "/srv/postgresql");
            f.wait(134);
            f.deliver();
        },
        {u"shop-primary"_s, u"shop-redis"_s, u"shop-host"_s});
}

QStringList firstPage()
{
    ScriptedSandbox driver;
    base::ManualClock clock;
    start::StartPage page(driver, clock);
    page.setRecent({{u"Shop"_s, u"/home/anna/.config/quarterdeck/environment.yaml"_s, environment::Kind::Production}});
    page.resize(1280, 740);
    page.show();
    QStringList cut = settled(page);
    page.openSandbox();
    emit driver.progressed(QCoreApplication::translate("sandbox", "Preparing %1").arg(u"shop-primary"_s), 0.3);
    cut += settled(page);
    emit driver.failed(base::Error{base::Errc::Io, "exit code 1", {}, QCoreApplication::translate("sandbox", "start %1").arg(u"shop-primary"_s).toStdString(),
                                   QCoreApplication::translate("sandbox", "Wait until it has finished, then try again.").toStdString()});
    return cut + settled(page);
}

QStringList connecting()
{
    ScriptedConnector connector;
    base::ManualClock clock;
    start::ConnectionDialog dialog(connector, clock);
    dialog.show();
    dialog.resize(dialog.sizeHint().boundedTo(QSize(1280, 800))); // the offscreen screen is smaller and shrank it
    QStringList cut;
    auto *kinds = dialog.findChild<theme::Segmented *>();
    for (int kind = 0; kind < kinds->items().size(); ++kind) {
        kinds->setCurrent(kind);
        emit kinds->chosen(kind);
        cut += settled(dialog);
    }
    if (dialog.width() > 1280 || dialog.height() > 800)
        cut << said(&dialog, u"larger than the screen"_s);
    return cut;
}

QStringList asking()
{
    start::PasswordPrompt prompt;
    prompt.resize(900, prompt.sizeHint().height());
    QStringList cut;
    for (const auto why : {secrets::Availability::Found, secrets::Availability::Absent, secrets::Availability::Locked,
                           secrets::Availability::Denied, secrets::Availability::TimedOut}) {
        prompt.ask(u"shop-primary"_s, u"shop-primary"_s, u"shop/primary"_s, why);
        prompt.show();
        prompt.resize(900, std::max(prompt.sizeHint().height(), prompt.heightForWidth(900)));
        cut += settled(prompt);
    }
    return cut;
}

QStringList searching()
{
    QWidget host;
    host.resize(1280, 800);
    palette::CommandPalette palette(&host);
    host.show();
    palette.open();
    QStringList cut = settled(host);
    palette.open(u"xyzzy"_s);
    return cut + settled(host);
}

constexpr std::pair<const char *, Scene> kScenes[] = {{"healthy", healthy}, {"troubled", troubled}, {"first page", firstPage},
                                                      {"connecting", connecting}, {"asking", asking}, {"searching", searching}};

} // namespace

class TstFitting : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(QFontDatabase::families().contains(u"Inter"_s), "install fonts-inter");
        theme::Theme::current().install();
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("scale");
        for (int scene = 0; scene < int(std::size(kScenes)); ++scene)
            for (const char *language : {"en", "de"})
                for (const double scale : {1.0, 1.5})
                    QTest::addRow("%s, %s, %d %%", kScenes[scene].first, language, int(scale * 100)) << scene << QString::fromLatin1(language) << scale;
    }

    void nothingIsCut()
    {
        QFETCH(int, scene);
        QFETCH(QString, language);
        QFETCH(double, scale);
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/quarterdeck_"_s + language));
        QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(QLocale(language));
        theme::Theme::current().setTextScale(scale);
        const QStringList cut = kScenes[scene].second();
        QVERIFY2(cut.isEmpty(), qPrintable(u'\n' + cut.join(u'\n')));
    }

    void screensSpeakGerman()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/quarterdeck_de"_s));
        QCoreApplication::installTranslator(&translator);
        test::ScreenFixture fixture;
        fixture.shop();
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.show();
        QStringList words;
        for (const auto *tabs : window.findChildren<theme::TabStrip *>())
            for (int i = 0; i < tabs->count(); ++i)
                words << tabs->tabText(i);
        QVERIFY2(words.contains(u"Sitzungen"_s), qPrintable(words.join(u", "_s)));
        QCOMPARE(window.dashboard().situation().answer, u"Alle 6 Ziele sind in Ordnung."_s);

        // the servers' own words, too; what is copied stays as the server said it
        window.dashboard().showTab(dashboard::DetailTabs::Sessions);
        const auto *rows = window.findChild<QTreeView *>(u"sessionsTableRows"_s);
        QStringList states, copied;
        for (int row = 0; row < rows->model()->rowCount(); ++row) {
            const QModelIndex state = rows->model()->index(row, health::SessionsModel::State);
            states << state.data().toString();
            copied << state.data(health::RawRole).toString();
        }
        QVERIFY2(states.contains(u"aktiv"_s) && states.contains(u"untätig"_s), qPrintable(states.join(u", "_s)));
        QVERIFY(copied.contains(u"idle"_s) && !copied.contains(u"untätig"_s));
        QVERIFY(rows->model()->headerData(health::SessionsModel::State, Qt::Horizontal, health::HelpRole).toString().contains(u"Gelesen aus: pg_stat_activity"_s));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TstFitting test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fitting.moc"
