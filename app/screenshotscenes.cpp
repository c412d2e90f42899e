// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshotscenes.h"

#include "app/screenshotcanvas.h"
#include "ui/shell/mainwindow.h"
#include "ui/start/connectiondialog.h"
#include "ui/start/connector.h"
#include "ui/start/startpage.h"
#include "ui/theme/segmented.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLineEdit>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

// Neither does anything: these pictures show what a page looks like, with the same figures every time.
class StillSandbox final : public start::SandboxDriver {
public:
    void up() override { }
    void cancel() override { }
    void down() override { }
    void inject(const QString &, const QString &) override { }
    void heal(const QString &) override { }
    [[nodiscard]] QString logFolder() const override { return {}; }
};

class StillConnector final : public start::Connector {
public:
    void test(const environment::Target &, base::Secret) override { }
    void cancelTest() override { }
    void save(const environment::Change &, base::Secret) override { }
    void lookForImports() override { }
    void enterPassword(const QString &, const QString &, base::Secret, bool) override { }
    [[nodiscard]] environment::EnvironmentPtr extended() const override { return environment(); }
    [[nodiscard]] environment::EnvironmentPtr environment() const override
    {
        environment::Environment shop;
        shop.tiers = {{u"orders"_s, u"Orders"_s, {}}};
        return std::make_shared<environment::Environment>(shop);
    }
};

QString words(const char *text)
{
    return QCoreApplication::translate("sandbox", text);
}

void drawStart(ScreenshotCanvas &canvas, shell::MainWindow &window, StillSandbox &driver, base::ManualClock &clock)
{
    auto *page = new start::StartPage(driver, clock);
    page->setRecent({{u"Shop"_s, u"/home/anna/.config/quarterdeck/environment.yaml"_s, environment::Kind::Production},
                     {u"Shop, staging"_s, u"/home/anna/ops/staging.yaml"_s, environment::Kind::Staging}});
    window.showStart(page);
    page->showDoors();
    canvas.draw(u"first-start"_s, window);
    page->openSandbox();
    const QString preparing = words("Preparing %1");
    const QString ready = words("%1 is ready");
    const std::tuple<QString, const char *, std::chrono::milliseconds> said[] = {
        {preparing, "shop-primary", 100ms}, {preparing, "shop-redis", 300ms},      {ready, "shop-redis", 1900ms},
        {ready, "shop-primary", 100ms},     {preparing, "shop-standby", 100ms},    {preparing, "shop-pgbouncer", 400ms},
        {ready, "shop-pgbouncer", 1200ms}};
    double done = 0;
    for (const auto &[what, server, pause] : said) {
        done += what == ready ? 0.125 : 0;
        emit driver.progressed(what.arg(QLatin1String(server)), done);
        clock.set(clock.now() + pause);
    }
    canvas.draw(u"sandbox-starting"_s, window);
    page->showDoors();
}

void drawDialog(ScreenshotCanvas &canvas, shell::MainWindow &window, base::ManualClock &clock)
{
    using watch::ConnectionReport;
    using Step = ConnectionReport::Step;
    using Outcome = ConnectionReport::Outcome;
    StillConnector connector;
    start::ConnectionDialog dialog(connector, clock);
    dialog.resize(944, 600);
    dialog.show();
    canvas.draw(u"connection-empty"_s, window, {}, &dialog);

    const auto type = [&dialog](const char *field, const QString &text) {
        dialog.findChild<QLineEdit *>(QLatin1String(field))->setText(text);
    };
    type("NameField", u"shop-primary"_s);
    type("HostField", u"db1.shop.example"_s);
    type("DatabaseField", u"shop"_s);
    type("UserField", u"quarterdeck"_s);
    type("PasswordField", u"not a real one"_s);
    auto *test = dialog.findChild<QAbstractButton *>(u"DialogTest"_s);
    ConnectionReport report;
    for (ConnectionReport::Line &line : report.steps)
        line.outcome = Outcome::Ok;
    report.steps[std::size_t(Step::Tls)].text = base::Untrusted(u"TLSv1.3"_s);
    report.steps[std::size_t(Step::Permission)].text = base::Untrusted(u"observer"_s);
    test->click();
    clock.set(clock.now() + 180ms);
    emit connector.tested(report);
    canvas.draw(u"connection-ok"_s, window, {}, &dialog);

    report.steps[std::size_t(Step::Authentication)] = {
        Outcome::Failed, base::Untrusted(u"password authentication failed for user \"quarterdeck\""_s),
        QCoreApplication::translate("watch", "Enter the password, or correct the credential of this target.")};
    report.steps[std::size_t(Step::Permission)] = {};
    test->click();
    clock.set(clock.now() + 120ms);
    emit connector.tested(report);
    canvas.draw(u"connection-failed"_s, window, {}, &dialog);

    auto *kinds = dialog.findChild<theme::Segmented *>(u"KindChooser"_s);
    for (const auto &[kind, name] : {std::pair(5, "json"), std::pair(7, "heartbeat")}) {
        kinds->setCurrent(kind);
        emit kinds->chosen(kind);
        canvas.draw(u"connection-"_s + QLatin1String(name), window, {}, &dialog);
    }
    dialog.reject();
}

} // namespace

void drawScenes(ScreenshotCanvas &canvas, shell::MainWindow &window)
{
    static StillSandbox driver; // the window keeps the page that refers to both
    static base::ManualClock clock;
    drawStart(canvas, window, driver, clock);
    drawDialog(canvas, window, clock);
}

} // namespace app
