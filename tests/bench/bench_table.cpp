// SPDX-License-Identifier: GPL-3.0-or-later
// A table of 100,000 rows of which one per cent changes each second, sorted on the column that changes, in the view that
// every table of this program has: the rows handed over whole, as a snapshot brings them, compared, sorted and drawn. The
// peer is the same model and view behind QSortFilterProxyModel. By the clock and of the processor's time: a stall is what a
// person waits for, so that the limit stands on the clock. It may be passed in one tick of a thousand, for another program of
// this machine has the core now and then; how often it was, and how late an empty loop was meanwhile, stands beside it.

#include "models/health/rowsmodel.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/cputime.h"
#include "tests/bench/lateness.h"
#include "tests/bench/median.h"
#include "ui/dashboard/celldelegate.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/flatorder.h"

#include <QApplication>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QSortFilterProxyModel>

#include <array>

using namespace dashboard;

namespace {

constexpr int kRows = 100'000, kChanges = kRows / 100, kColumns = 8, kSorted = 2;
constexpr int kTicks = 2000, kTurns = 4;
constexpr double kStall = 16, kMostStalls = 0.001; // ms; share of the ticks

struct Thing {
    int id = 0;
    QString name, state;
    std::array<double, kColumns - 2> figures{};
    friend bool operator==(const Thing &, const Thing &) = default;
};

class Things final : public health::RowsModel<Thing> {
protected:
    [[nodiscard]] int columns() const override { return kColumns; }
    [[nodiscard]] QString title(int column) const override { return QString::number(column); }
    [[nodiscard]] health::HelpSubject helpSubject() const override { return health::HelpSubject::Storage; }
    [[nodiscard]] QString key(const Thing &t) const override { return QString::number(t.id); }
    [[nodiscard]] health::Cell cell(const Thing &t, int column) const override
    {
        return column == 0 ? health::Cell::of(t.name)
            : column == 1  ? health::Cell::of(t.state)
                           : health::Cell::of(t.figures[std::size_t(column - 2)], base::Unit::Milliseconds);
    }
};

struct Paints final : QObject {
    int count = 0;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

struct Ticks {
    std::vector<double> took, cpu; // ms of each: by the clock, and of the processor
    std::vector<double> late, idle; // ms, of the GUI loop and of an empty one, asked at any moment of them
    void add(const Ticks &more)
    {
        const auto append = [](std::vector<double> &to, const std::vector<double> &from) { to.insert(to.end(), from.begin(), from.end()); };
        append(took, more.took);
        append(cpu, more.cpu);
        append(late, more.late);
        append(idle, more.idle);
    }
    [[nodiscard]] double stalls() const
    {
        return double(std::count_if(took.begin(), took.end(), [](double ms) { return ms > kStall; }));
    }
};

Ticks run(QAbstractProxyModel &order, int ticks)
{
    QRandomGenerator random(7);
    std::vector<Thing> things;
    for (int i = 0; i < kRows; ++i) {
        Thing t{i, QStringLiteral("host-%1.db%2").arg(random.bounded(65536)).arg(i % 100), i % 7 ? QStringLiteral("active") : QStringLiteral("idle"), {}};
        for (double &f : t.figures)
            f = random.bounded(100000) / 10.0;
        things.push_back(std::move(t));
    }
    Things model;
    model.setRows(things);
    order.setSourceModel(&model);
    CellTree view;
    CellDelegate delegate({0}, {}, nullptr);
    view.setItemDelegate(&delegate);
    view.setModel(&order);
    if (auto *flat = qobject_cast<FlatOrder *>(&order))
        QObject::connect(&view, &CellTree::seen, flat, &FlatOrder::setSeen);
    view.setSortingEnabled(true);
    view.sortByColumn(kSorted, Qt::DescendingOrder);
    Paints paints;
    view.viewport()->installEventFilter(&paints);
    view.resize(1000, 700);
    view.show();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    view.setCurrentIndex(order.index(3, 0));
    Ticks all;
    bench::Lateness loop;
    for (int tick = 0; tick < ticks; ++tick) {
        for (int i = 0; i < kChanges; ++i)
            things[std::size_t(random.bounded(kRows))].figures[0] = random.bounded(100000) / 10.0;

        const int painted = paints.count;
        const double began = bench::wall(), cpuBegan = bench::ownCpu();
        model.setRows(things);
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        if (paints.count == painted) // once a tick, as on a screen
            view.viewport()->repaint();
        all.took.push_back((bench::wall() - began) * 1000);
        all.cpu.push_back((bench::ownCpu() - cpuBegan) * 1000);
    }
    loop.end();
    all.late = loop.late();
    all.idle = loop.idle();
    double last = order.index(0, kSorted).data(health::ValueRole).toDouble();
    for (int row = 1; row < kRows; ++row) {
        const double here = order.index(row, kSorted).data(health::ValueRole).toDouble();
        if (here > last)
            qFatal("not in order at row %d", row);
        last = here;
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // In turns: what else this machine does in some seconds meets both.
    Ticks own, peer;
    for (int turn = 0; turn < kTurns; ++turn) {
        FlatOrder ours({kSorted});
        QSortFilterProxyModel theirs;
        theirs.setSortRole(health::SortRole);
        peer.add(run(theirs, 5));
        own.add(run(ours, kTicks / kTurns));
    }
    BenchTable table;
    table.atMost("tick of 100,000 rows, 1,000 changed, sorted on that column, median", bench::median(own.took), 10, "ms");
    table.atMost("the same, of the processor's time", bench::median(own.cpu), 10, "ms");
    table.atMost("no stall over 16 ms, but in a tick of a thousand: p99.9", bench::share(own.took, 1 - kMostStalls), kStall, "ms");
    table.atMost("GUI loop late in these ticks: p99.9", bench::share(own.late, 1 - kMostStalls), kStall, "ms");
    table.atMost("a tick's time of the processor: p99.9", bench::share(own.cpu, 1 - kMostStalls), kStall, "ms");
    table.note("ticks over 16 ms, of 2,000", own.stalls(), "");
    table.note("longest tick", bench::share(own.took, 1), "ms");
    table.note("longest tick, of the processor's time", bench::share(own.cpu, 1), "ms");
    table.note("an empty loop in the same seconds late: p99.9", bench::share(own.idle, 1 - kMostStalls), "ms");
    table.note("an empty loop in the same seconds late: longest", bench::share(own.idle, 1), "ms");
    table.timesBetter("the same tick, of the processor's time", bench::median(own.cpu), bench::median(peer.cpu), "QSortFilterProxyModel", 25, "ms");
    return table.exitCode();
}
