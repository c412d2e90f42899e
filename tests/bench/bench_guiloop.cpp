// SPDX-License-Identifier: GPL-3.0-or-later
// How late the GUI thread of a window on the live sandbox gets to an event, while every fault of the sandbox is put in
// place, seen and healed in turn. Beside it a thread that does nothing else, asked at the same moments: what it is late
// is the machine's doing.

#include "models/environment/parser.h"
#include "models/sandbox/sandbox.h"
#include "models/watch/metriclookup.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/consolescreen.h"
#include "tests/bench/median.h"
#include "tests/support/sandboxfixture.h"
#include "ui/dashboard/dashboardpane.h"

#include <QApplication>
#include <QThread>

#include <atomic>
#include <thread>

namespace {

using bench::wall;

// Notes how late each asking was answered. Lives in the thread that is watched.
class Lateness : public QObject {
public:
    // From any thread.
    void ask()
    {
        const double asked = wall();
        QMetaObject::invokeMethod(
            this,
            [this, asked] {
                late.push_back((wall() - asked) * 1000);
                if (late.back() > longest) {
                    longest = late.back();
                    during = fault.load();
                }
            },
            Qt::QueuedConnection);
    }
    std::vector<double> late; // ms
    double longest = 0;
    int during = -1;
    static inline std::atomic<int> fault{-1}; // which one is being put in place or healed
};

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QApplication application(argc, argv);
    SandboxFixture sandbox;
    sandbox.up();
    const environment::ParseResult parsed = environment::parseFile(sandbox.environmentFile(), watch::metricLookup());
    if (!parsed.environment)
        qFatal("the sandbox's environment file cannot be used");
    bench::ConsoleScreen screen(parsed.environment);
    const auto severity = [&] { return screen.window().dashboard().situation().severity; };
    if (!screen.until(60, [&] { return severity() == base::Severity::Ok; }))
        qFatal("the sandbox is not well: %s", qPrintable(screen.answer()));

    BenchTable table;
    const QStringList faults = sandbox::Sandbox::faultNames();
    Lateness gui;
    QThread idleThread;
    Lateness idle;
    idle.moveToThread(&idleThread);
    idleThread.start();
    std::atomic<bool> over = false;
    std::thread probe([&] {
        while (!over) {
            gui.ask();
            idle.ask();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });

    // The commands run in a thread of their own and wait for the screen as a person does.
    std::atomic<bool> fine = true, driven = false;
    QObject::connect(&screen.window().dashboard(), &dashboard::DashboardPane::situationChanged, &screen, [&] { fine = severity() == base::Severity::Ok; });
    QStringList unseen;
    std::thread driver([&] {
        const auto wait = [&](double seconds, bool wanted) {
            for (const double end = wall() + seconds; wall() < end && fine != wanted;)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return fine == wanted;
        };
        for (int i = 0; i < int(faults.size()); ++i) {
            Lateness::fault = i;
            const SandboxFixture::Outcome injected = sandbox.fault(faults.at(i));
            if (injected.code == 3) {
                std::printf("%s is not possible here: %s\n", qPrintable(faults.at(i)), injected.err.trimmed().constData());
                continue;
            }
            if (injected.code != 0 || !wait(45, false))
                unseen << faults.at(i);
            std::this_thread::sleep_for(std::chrono::seconds(2));
            if (sandbox.heal().code != 0 || !wait(60, true))
                unseen << faults.at(i) + QStringLiteral(" healed");
        }
        driven = true;
    });
    screen.until(1800, [&] { return driven.load(); });
    driver.join();
    over = true;
    probe.join();
    idleThread.quit();
    idleThread.wait();

    for (const QString &fault : std::as_const(unseen))
        table.missing(fault.toStdString(), "was not seen on the screen");
    if (gui.during >= 0)
        std::printf("longest while %s\n", qPrintable(faults.at(gui.during)));
    table.atMost("GUI thread late, every fault in turn: p99.9", bench::share(gui.late, 0.999), 50, "ms");
    table.atMost("GUI thread late, every fault in turn: longest", gui.longest, 100, "ms");
    table.note("GUI thread late: median", bench::median(gui.late), "ms");
    table.note("an empty loop in the same minutes: p99.9", bench::share(idle.late, 0.999), "ms");
    table.note("an empty loop in the same minutes: longest", idle.longest, "ms");
    table.note("askings", double(gui.late.size()), "");
    return table.exitCode();
}
