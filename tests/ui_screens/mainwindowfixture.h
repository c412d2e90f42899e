// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The real window on a shop that is made up, and what tests ask of it.

#include "models/health/fleetmodel.h"
#include "models/health/sessionsmodel.h"
#include "models/history/past.h"
#include "models/promises/ledger.h"
#include "tests/support/fitting.h"
#include "tests/support/screenfixture.h"
#include "ui/charts/daychart.h"
#include "ui/charts/trendchart.h"
#include "ui/dashboard/answerline.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "ui/dashboard/problemlist.h"
#include "ui/palette/commandpalette.h"
#include "ui/shell/listpopup.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace test {

using fitting::cutTexts;

// Every text half as long again, as German is at its worst.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString plain = QString::fromUtf8(text);
        return plain + QString(plain.size() / 2, u'm');
    }
};

struct Window {
    explicit Window(void (*trouble)(ScreenFixture &) = [](ScreenFixture &) { })
    {
        fixture.shop();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        trouble(fixture);
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    ScreenFixture fixture;
    std::unique_ptr<shell::MainWindow> window;
};

inline QStringList cutCharts(const QScrollArea &grid)
{
    QStringList cut;
    const QRect sight = grid.viewport()->rect();
    for (const auto *chart : grid.findChildren<charts::TrendChart *>()) {
        const QRect place(chart->mapTo(grid.viewport(), QPoint()), chart->size());
        const int seen = place.intersected(sight).height();
        if (chart->isVisible() && seen > 0 && place.height() - seen > 4)
            cut << u"%1: %2 of %3 px"_s.arg(chart->objectName()).arg(seen).arg(place.height());
    }
    return cut;
}

inline void killPrimary(ScreenFixture &f)
{
    f.fails(u"shop-primary"_s, watch::Condition::Down, "Connection refused");
    f.wait(134);
    f.deliver();
}

} // namespace test
