// SPDX-License-Identifier: GPL-3.0-or-later
// The window as it looks in each situation, rendered to build/<preset>/screens in both themes and sizes; what is
// read there is checked by object name.

#include "tests/support/screenfixture.h"
#include "ui/charts/trendchart.h"
#include "ui/dashboard/answerline.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/problemlist.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QFontInfo>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

// What happens while the window is open.
using Trouble = void (*)(test::ScreenFixture &);

void healthy(test::ScreenFixture &) { }

void killed(test::ScreenFixture &f)
{
    f.fails(u"shop-primary"_s, watch::Condition::Down, "Connection refused");
    f.set(u"shop-pgbouncer"_s, "pgbouncer.waiting", 41, "shop/app");
    f.set(u"shop-pgbouncer"_s, "pgbouncer.maxwait", 12);
    f.set(u"shop-api"_s, "http.errors", 62);
    f.pass(std::chrono::seconds(134));
    f.deliver();
}

void frozen(test::ScreenFixture &f)
{
    f.fails(u"shop-redis"_s, watch::Condition::NotAnswering, "no answer within 3 s", base::Errc::TimedOut);
    f.pass(std::chrono::seconds(12));
    f.deliver();
}

void locked(test::ScreenFixture &f)
{
    const QString primary = u"shop-primary"_s;
    f.set(primary, "pg.blocked.sessions", 5);
    f.set(primary, "pg.blocking.roots", 1);
    f.set(primary, "pg.lock_wait.longest", 372);
    f.set(primary, "pg.transaction.longest", 380);
    f.pass(std::chrono::seconds(300), primary, "pg.blocked.sessions");
    std::vector<watch::SessionRow> sessions = *f.now[primary].sessions;
    sessions[0].state = u"idle in transaction"_s;
    sessions[0].stateSeconds = 372;
    sessions[0].transactionSeconds = 380;
    sessions[0].statement = base::Untrusted(u"ALTER TABLE orders ADD COLUMN note text"_s);
    for (int i = 1; i < 6; ++i) {
        sessions[std::size_t(i)].state = u"active"_s;
        sessions[std::size_t(i)].waitType = u"Lock"_s;
        sessions[std::size_t(i)].waitEvent = u"relation"_s;
        sessions[std::size_t(i)].querySeconds = 370 - i;
        sessions[std::size_t(i)].blockedBy = {i < 4 ? sessions[0].pid : sessions[1].pid};
    }
    f.now[primary].sessions = std::make_shared<const std::vector<watch::SessionRow>>(sessions);
    f.wait(2);
    f.deliver();
}

void thousand(test::ScreenFixture &f)
{
    f.fails(u"db-0003"_s, watch::Condition::Down, "Connection refused");
    f.fails(u"db-0500"_s, watch::Condition::NotAnswering, "no answer within 3 s", base::Errc::TimedOut);
    f.set(u"db-0030"_s, "pg.connections.used", 93);
    f.wait(31);
    f.deliver();
}

void behind(test::ScreenFixture &f)
{
    f.replicates(320000);
    f.deliver();
}

void leaderless(test::ScreenFixture &f)
{
    f.replicates(1.3e6);
    killed(f);
}

void crowded(test::ScreenFixture &f)
{
    killed(f);
    f.fails(u"shop-redis"_s, watch::Condition::Refused, "WRONGPASS", base::Errc::Authentication);
    f.set(u"shop-host"_s, "host.disk.used", 97, "/srv/postgresql");
    f.set(u"shop-standby"_s, "pg.connections.used", 96);
    f.wait(2);
    f.deliver();
}

struct Scene {
    const char *name;
    int targets; // 0: the shop
    Trouble trouble;
    const char *target = "";
    bool german = false;
    double scale = 1.0;
    dashboard::DetailTabs::Tab tab = dashboard::DetailTabs::Sessions;
    bool paused = false;
};

const Scene kScenes[] = {{"healthy", 0, healthy}, {"killed", 0, killed}, {"frozen", 0, frozen}, {"locked", 0, locked}, {"thousand", 1000, thousand},
                        {"crowded", 0, crowded},
                        {"host", 0, healthy, "shop-host"},
                        {"endpoint", 0, healthy, "shop-api", true},
                        {"german", 0, crowded, "", true},
                        {"german-locked", 0, locked, "shop-primary", true},
                        {"german-large", 0, locked, "shop-primary", true, 1.5},
                        {"replication", 0, behind, "shop-primary", false, 1.0, dashboard::DetailTabs::Replication},
                        {"replication-dead", 0, leaderless, "shop-standby", true, 1.0, dashboard::DetailTabs::Replication},
                        {"pool", 0, healthy, "shop-pgbouncer", true, 1.0, dashboard::DetailTabs::Pool},
                        {"paused", 0, locked, "shop-standby", false, 1.0, dashboard::DetailTabs::Sessions, true}};

} // namespace

class TstScreens : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(QFontDatabase::families().contains(u"Inter"_s), "install fonts-inter");
        QVERIFY2(QFontDatabase::families().contains(u"JetBrains Mono"_s), "install fonts-jetbrains-mono");
        m_folder = QDir(QStringLiteral(QD_BUILD_DIR)).filePath(u"screens"_s);
        QVERIFY(QDir().mkpath(m_folder));
    }

    void scene_data()
    {
        QTest::addColumn<int>("scene");
        for (std::size_t i = 0; i < std::size(kScenes); ++i)
            QTest::newRow(kScenes[i].name) << int(i);
    }

    void scene()
    {
        QFETCH(int, scene);
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/quarterdeck_de"_s));
        if (kScenes[scene].german)
            QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(QLocale(kScenes[scene].german ? QLocale::German : QLocale::C));
        test::ScreenFixture fixture;
        if (kScenes[scene].targets)
            fixture.many(kScenes[scene].targets);
        else
            fixture.shop();
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.resize(1280, 800);
        window.show();
        window.setTextScale(kScenes[scene].scale);
        kScenes[scene].trouble(fixture);
        window.dashboard().select(QString::fromLatin1(kScenes[scene].target));
        window.dashboard().setRange(std::chrono::minutes(15));
        window.dashboard().showTab(kScenes[scene].tab);
        if (kScenes[scene].paused)
            window.dashboard().pauseOrGoOn();
        QTRY_VERIFY(window.findChild<charts::TrendChart *>(u"chart0"_s));
        QTRY_VERIFY(window.findChild<charts::TrendChart *>(u"chart0"_s)->isVisible());
        QTRY_VERIFY(!window.findChild<dashboard::AnswerLine *>(u"answer"_s)->answer().isEmpty());
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
            for (const auto choice : {theme::Theme::Choice::Dark, theme::Theme::Choice::Light}) {
                window.resize(size);
                window.setTheme(choice);
                QTRY_COMPARE(window.size(), size);
                QCoreApplication::sendPostedEvents();
                const char *word = choice == theme::Theme::Choice::Dark ? "dark" : "light";
                const QString file = u"%1/%2-%3-%4.png"_s.arg(m_folder, QString::fromLatin1(kScenes[scene].name), QString::fromLatin1(word))
                                         .arg(size.width());
                QVERIFY(window.grab().save(file));
            }
    }

private:
    QString m_folder;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TstScreens test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screens.moc"
