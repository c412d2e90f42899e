// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that Qt loads into the unchanged program (QT_QPA_GENERIC_PLUGINS=startmarks) and that tells the benchmark,
// as lines on descriptor $QD_BENCH_MARKS, when something first stood on the screen: "paint", "figure", "old" (a figure
// with an age of more than ten seconds, marked as such), "history" (a line in a chart), "charts N", each with the seconds
// of CLOCK_MONOTONIC and of the process's CPU time. With $QD_BENCH_TABS every tab of the selected target is opened after
// the first figure: "tabs" when the last one has been painted.

#include "models/health/roles.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGenericPlugin>
#include <QLineSeries>
#include <QMainWindow>
#include <QTabBar>

#include <cstdio>
#include <ctime>

namespace {

double secondsOf(clockid_t clock)
{
    timespec t;
    clock_gettime(clock, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

class StartMarks : public QObject {
public:
    explicit StartMarks(int descriptor) : m_descriptor(descriptor) { qApp->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType())
            painting(static_cast<QWidget *>(watched));
        return false;
    }

private:
    void painting(QWidget *widget)
    {
        if (!m_paint && qobject_cast<QMainWindow *>(widget->window())) {
            m_paint = true;
            markAfter("paint");
        }
        const QObject *parent = widget->parentWidget();
        if (!m_figure && parent && parent->objectName() == QLatin1String("fleet"))
            if (const auto *view = qobject_cast<const QAbstractItemView *>(parent); view && hasFigure(view->model(), {})) {
                m_figure = true;
                markAfter("figure");
                if (qEnvironmentVariableIsSet("QD_BENCH_TABS"))
                    QMetaObject::invokeMethod(this, &StartMarks::openTabs, Qt::QueuedConnection);
            }
        if (!m_old && parent && parent->objectName() == QLatin1String("fleet"))
            if (const auto *view = qobject_cast<const QAbstractItemView *>(parent); view && hasOldFigure(view->model(), {})) {
                m_old = true;
                markAfter("old");
            }
        if (!m_history && parent && parent->inherits("charts::TrendChart") && hasLine(*static_cast<const QChartView *>(parent))) {
            m_history = true;
            markAfter("history");
        }
        if (widget->parentWidget() && widget->parentWidget()->inherits("charts::TrendChart"))
            countCharts();
    }

    static bool hasFigure(const QAbstractItemModel *model, const QModelIndex &parent)
    {
        for (int row = 0; model && row < model->rowCount(parent); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column)
                if (model->index(row, column, parent).data(health::ValueRole).isValid())
                    return true;
            if (hasFigure(model, model->index(row, 0, parent)))
                return true;
        }
        return false;
    }

    static bool hasOldFigure(const QAbstractItemModel *model, const QModelIndex &parent)
    {
        for (int row = 0; model && row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            if (index.data(health::ValueRole).isValid() && index.data(health::StaleRole).toBool() && index.data(health::AgeRole).toDouble() > 10)
                return true;
            if (hasOldFigure(model, index))
                return true;
        }
        return false;
    }

    static bool hasLine(const QChartView &view)
    {
        const QList<QAbstractSeries *> all = view.chart()->series();
        return std::any_of(all.begin(), all.end(), [](QAbstractSeries *s) {
            const auto *line = qobject_cast<QLineSeries *>(s);
            return line && line->isVisible() && line->count() > 1;
        });
    }

    // One after the other, each painted before the next is asked for.
    void openTabs()
    {
        for (QWidget *w : QApplication::allWidgets())
            if (auto *tabs = qobject_cast<QTabBar *>(w); tabs && tabs->objectName() == QLatin1String("detailTabs")) {
                for (int i = 0; i < tabs->count(); ++i)
                    if (tabs->isTabVisible(i)) {
                        tabs->setCurrentIndex(i);
                        tabs->window()->repaint();
                    }
                markAfter("tabs");
                return;
            }
    }

    void countCharts()
    {
        int charts = 0;
        const QWidgetList all = QApplication::allWidgets();
        for (const QWidget *w : all)
            charts += w->isVisible() && w->inherits("charts::TrendChart") ? 1 : 0;
        if (charts > m_charts)
            markAfter(QByteArray("charts ") + QByteArray::number(charts));
        m_charts = std::max(m_charts, charts);
    }

    // The event comes before the painting: the time counts once the window is through with it.
    void markAfter(const QByteArray &what)
    {
        QMetaObject::invokeMethod(
            this,
            [this, what] {
                dprintf(m_descriptor, "%s %.6f %.6f\n", what.constData(), secondsOf(CLOCK_MONOTONIC), secondsOf(CLOCK_PROCESS_CPUTIME_ID));
            },
            Qt::QueuedConnection);
    }

    int m_descriptor;
    bool m_paint = false, m_figure = false, m_old = false, m_history = false;
    int m_charts = 0;
};

} // namespace

class StartMarksPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "startmarks.json")
public:
    QObject *create(const QString &, const QString &) override
    {
        return new StartMarks(qEnvironmentVariableIntValue("QD_BENCH_MARKS"));
    }
};

#include "startmarks.moc"
