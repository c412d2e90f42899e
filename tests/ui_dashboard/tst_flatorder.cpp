// SPDX-License-Identifier: GPL-3.0-or-later
// A flat table in the order the person asked for: right after any change, the cursor on the row it was put on, and told to
// the view in a way that Qt's own model tester accepts.

#include "models/health/rowsmodel.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/flatorder.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <optional>
#include <tuple>

using namespace dashboard;

namespace {

struct Thing {
    int id = 0;
    std::optional<double> size;
    QString word;
    friend bool operator==(const Thing &, const Thing &) = default;
};

class Things final : public health::RowsModel<Thing> {
protected:
    [[nodiscard]] int columns() const override { return 3; }
    [[nodiscard]] QString title(int column) const override { return QString::number(column); }
    [[nodiscard]] health::HelpSubject helpSubject() const override { return health::HelpSubject::Storage; }
    [[nodiscard]] QString key(const Thing &t) const override { return QString::number(t.id); }
    [[nodiscard]] health::Cell cell(const Thing &t, int column) const override
    {
        return column == 0 ? health::Cell::of(QString::number(t.id)) : column == 1 ? health::Cell::of(t.size, base::Unit::Count) : health::Cell::of(t.word);
    }
};

std::vector<int> shown(const QAbstractItemModel &model)
{
    std::vector<int> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.push_back(model.index(row, 0).data().toInt());
    return ids;
}

// As it should be: by size, absent ones last, equal ones as the model has them.
std::vector<int> wanted(const std::vector<Thing> &things, Qt::SortOrder order)
{
    std::vector<std::tuple<bool, double, int>> places; // absent, size, place
    for (std::size_t i = 0; i < things.size(); ++i) {
        const double size = things[i].size.value_or(0);
        places.emplace_back(!things[i].size, order == Qt::AscendingOrder ? size : -size, int(i));
    }
    std::sort(places.begin(), places.end());
    std::vector<int> ids;
    for (const auto &[absent, size, place] : places)
        ids.push_back(things[std::size_t(place)].id);
    return ids;
}

} // namespace

class TstFlatOrder : public QObject {
    Q_OBJECT

private slots:
    void everyChangeKeepsTheOrderAndTheCursor()
    {
        QRandomGenerator random(20261126);
        Things model;
        FlatOrder order({1});
        order.setSourceModel(&model);
        const QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CellTree view;
        view.setModel(&order);
        view.resize(300, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        connect(&view, &CellTree::seen, &order, &FlatOrder::setSeen);

        std::vector<Thing> things;
        int next = 1;
        auto direction = Qt::AscendingOrder;
        order.sort(1, direction);
        int cursor = 0; // id
        for (int round = 0; round < 400; ++round) {
            switch (random.bounded(6)) {
            case 0: // come, at the end as models add them
                for (int n = random.bounded(5); n >= 0; --n)
                    things.push_back({next++, double(random.bounded(20)), {}});
                break;
            case 1: // go
                std::erase_if(things, [&](const Thing &t) { return t.id != cursor && random.bounded(4) == 0; });
                break;
            case 2:
                direction = direction == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
                order.sort(1, direction);
                break;
            default:
                for (Thing &t : things)
                    if (random.bounded(3) == 0)
                        t.size = random.bounded(8) ? std::optional<double>(random.bounded(20)) : std::nullopt;
            }
            model.setRows(things);
            order.settle();
            // what came in may stand in another place among equals than in the list: models keep what they had
            std::vector<Thing> held;
            for (int row = 0; row < model.rowCount(); ++row)
                held.push_back(*model.row(model.index(row, 0)));
            QCOMPARE(shown(order), wanted(held, direction));
            if (cursor)
                QCOMPARE(view.currentIndex().data().toInt(), cursor);
            if (!things.empty() && random.bounded(10) == 0) {
                view.setCurrentIndex(order.index(random.bounded(order.rowCount()), 0));
                cursor = view.currentIndex().data().toInt();
            }
        }
        QVERIFY(cursor > 0 && next > 100);
    }

    void withoutAnOrderRowsStandAsTheModelHasThem()
    {
        Things model;
        FlatOrder order({1});
        order.setSourceModel(&model);
        model.setRows({{1, 5, {}}, {2, 1, {}}, {3, 3, {}}});
        QCOMPARE(shown(order), (std::vector{1, 2, 3}));
        order.sort(1);
        QCOMPARE(shown(order), (std::vector{2, 3, 1}));
        order.sort(-1);
        QCOMPARE(shown(order), (std::vector{1, 2, 3}));
        model.setRows({{1, 5, {}}, {3, 3, {}}, {4, 0, {}}});
        QCOMPARE(shown(order), (std::vector{1, 3, 4}));
    }

    void wordsAreSortedAsPeopleDo()
    {
        Things model;
        FlatOrder order({1});
        order.setSourceModel(&model);
        model.setRows({{1, 0, QStringLiteral("b")}, {2, 0, QStringLiteral("a")}, {3, 0, QStringLiteral("c")}});
        order.sort(2, Qt::DescendingOrder);
        QCOMPARE(shown(order), (std::vector{3, 1, 2}));
    }

    void whatIsNotSeenIsNotDrawnAnew()
    {
        std::vector<Thing> things;
        for (int i = 0; i < 1000; ++i)
            things.push_back({i, double(i), {}});
        Things model;
        FlatOrder order({1});
        order.setSourceModel(&model);
        model.setRows(things);
        order.sort(1);
        order.setSeen(0, 9);
        QSignalSpy drawn(&order, &QAbstractItemModel::dataChanged);
        things[500].word = QStringLiteral("new");
        model.setRows(things);
        order.settle();
        QCOMPARE(drawn.count(), 0);
        things[500].size = -1; // comes to the top
        model.setRows(things);
        order.settle();
        QVERIFY(drawn.count() >= 1);
        QCOMPARE(order.index(0, 0).data().toInt(), 500);
    }
};

QTEST_MAIN(TstFlatOrder)
#include "tst_flatorder.moc"
