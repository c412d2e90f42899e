// SPDX-License-Identifier: GPL-3.0-or-later
// How late the GUI thread of a window on the live sandbox gets to an event, while every fault of the sandbox is put in
// place, seen and healed in turn. Beside it a thread that does nothing else, asked at the same moments: what it is late
// is the machine's doing.

#include "models/environment/parser.h"
#include "models/sandbox/sandbox.h"
#include "models/watch/metriclookup.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/consolescreen.h"
#include "tests/bench/lateness.h"
#include "tests/bench/median.h"
#include "tests/support/sandboxfixture.h"
#include "ui/dashboard/dashboardpane.h"

#include <QApplication>

#include <atomic>
#include <mutex>
#include <thread>

namespace {

using bench::wall;

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
    bench::Lateness gui;

    // The commands run in a thread of their own. A fault is seen when a problem stands on the screen that was not there
    // before; healed, it has a while to go. What it leaves behind does not hold up the next.
    std::mutex guard; // guards both
    QStringList shown, keys;
    std::atomic<bool> driven = false;
    QObject::connect(&screen.window().dashboard(), &dashboard::DashboardPane::situationChanged, &screen, [&] {
        const std::lock_guard lock(guard);
        shown.clear();
        for (const health::Problem &p : screen.window().dashboard().situation().problems)
            shown << p.sentence;
        keys.clear();
        for (const health::Problem &p : screen.window().dashboard().situation().problems)
            keys << p.key;
    });
    QStringList unseen;
    std::thread driver([&] {
        const auto now = [&guard](const QStringList &which) {
            const std::lock_guard lock(guard);
            return which;
        };
        const auto wait = [&](double seconds, auto holds) {
            for (const double end = wall() + seconds; wall() < end && !holds();)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return holds();
        };
        for (int i = 0; i < int(faults.size()); ++i) {
            gui.doing = i;
            const QStringList before = now(keys);
            const double t0 = wall();
            const SandboxFixture::Outcome injected = sandbox.fault(faults.at(i));
            if (injected.code == 3 && faults.at(i) == QLatin1String("fill-disk")) { // the kernel forbids it
                std::printf("%s is not possible here: %s\n", qPrintable(faults.at(i)), injected.err.trimmed().constData());
                continue;
            }
            const bool seen = injected.code == 0 && wait(45, [&] {
                const QStringList present = now(keys);
                return std::any_of(present.begin(), present.end(), [&](const QString &k) { return !before.contains(k); });
            });
            if (!seen)
                unseen << faults.at(i);
            const double t1 = wall();
            std::this_thread::sleep_for(std::chrono::seconds(2));
            if (sandbox.heal().code != 0)
                unseen << QStringLiteral("healing of ") + faults.at(i);
            (void)wait(30, [&] { return now(keys).isEmpty(); });
            std::printf("%s: %s after %.1f s, then %.1f s; left: %s\n", qPrintable(faults.at(i)), seen ? "seen" : "not seen", t1 - t0, wall() - t1,
                        qPrintable(now(shown).join(QStringLiteral(" | "))));
            std::fflush(stdout);
        }
        driven = true;
    });
    screen.until(1800, [&] { return driven.load(); });
    driver.join();
    gui.end();

    for (const QString &fault : std::as_const(unseen))
        table.missing(fault.toStdString(), "did not work");
    if (gui.duringLongest() >= 0)
        std::printf("longest while %s\n", qPrintable(faults.at(gui.duringLongest())));
    table.atMost("GUI thread late, every fault in turn: p99.9", bench::share(gui.late(), 0.999), 50, "ms");
    table.atMost("GUI thread late, every fault in turn: longest", bench::share(gui.late(), 1), 100, "ms");
    table.note("GUI thread late: median", bench::median(gui.late()), "ms");
    table.note("an empty loop in the same minutes: p99.9", bench::share(gui.idle(), 0.999), "ms");
    table.note("an empty loop in the same minutes: longest", bench::share(gui.idle(), 1), "ms");
    table.note("askings", double(gui.late().size()), "");
    return table.exitCode();
}
