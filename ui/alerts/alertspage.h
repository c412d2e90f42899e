// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All alerts: what fires, what explains what, why nobody was told, which layers are watched with data, and how old what we
// know is. Shows what the watcher knows (while another program of this machine tells, what that one knows and did, and says
// so) and asks the desk for every act; without a desk there are none. By keyboard: A acknowledges, S silences, M plans
// maintenance, R tells again, X shows what inhibition hides, G goes to where is done what the alert asks for, Enter reads the
// decisions. GUI thread; everything given outlives it.

#include "models/alerts/alertmodel.h"
#include "models/alerts/wish.h"
#include "models/base/clock.h"
#include "models/health/nextstep.h"
#include "models/notify/heartbeatstate.h"
#include "ui/alerts/alertdetail.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QCheckBox;
class QListView;
class QStackedWidget;

namespace theme {
class Button;
class EmptyState;
class FactCard;
class PlainLabel;
class SearchField;
class Segmented;
}

namespace watch {
class Feed;
}

namespace alerts {

class AlertDesk;
class AlertWatch;
class LayerCard;
class WishCard;
class WishDialog;

class AlertsPage : public QWidget {
    Q_OBJECT
public:
    AlertsPage(watch::Feed &feed, const base::Clock &clock, QWidget *parent = nullptr);

    void setAlerts(AlertWatch *watch, AlertDesk *desk); // null: nothing is known; nothing can be done
    void setHeartbeat(const notify::HeartbeatState &state);
    // The incident with which the log of an alert's target was frozen; empty: there is none.
    void setIncidentWithLog(std::function<QString(const Alert &)> incidentWithLog) { m_incidentWithLog = std::move(incidentWithLog); }
    void select(const QString &key);
    [[nodiscard]] QString selected() const { return m_selected; }
    [[nodiscard]] int firing() const; // that nothing explains, told or not
    void focusList();
    [[nodiscard]] static QString keys();

signals:
    void changed(); // firing()
    void refused(const QString &why);
    void targetRequested(const QString &target, health::Problem::Action action, watch::MetricId metric);
    void logRequested(const QString &incident, const QString &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void join();
    void refresh();
    void showAnswer(const QList<Alert> &all);
    [[nodiscard]] QString tellerLine() const;
    void showList(const QList<Alert> &all);
    void narrow();
    void showEmpty();
    void showSelected(const QList<Alert> &all);
    void showSide(const QList<Alert> &all);
    void showPolls();
    void act(AlertDetail::Act act);
    void acknowledge();
    void askFor(Wish::Kind kind, bool ofSelected);
    void releaseSelected();
    void release(const QString &wish);
    void retranslate();
    [[nodiscard]] QString titleOf(const QString &target) const;
    [[nodiscard]] health::Step stepOf(const Alert &alert) const;
    void take(const Alert &alert, const health::Step &step);
    [[nodiscard]] bool known() const;
    [[nodiscard]] std::optional<Alert> current() const;

    watch::Feed &m_feed;
    const base::Clock &m_clock;
    AlertWatch *m_watch = nullptr;
    AlertDesk *m_desk = nullptr;
    notify::HeartbeatState m_heartbeat;
    std::function<QString(const Alert &)> m_incidentWithLog;
    AlertModel *m_model;
    QString m_selected;
    bool m_filling = false; // the list changes by itself
    base::Severity m_worst = base::Severity::Ok;
    theme::PlainLabel *m_answer, *m_rest, *m_teller;
    theme::Button *m_silence, *m_maintain;
    theme::Segmented *m_shown;
    QCheckBox *m_explained;
    theme::SearchField *m_filter;
    QStackedWidget *m_pages;
    theme::EmptyState *m_empty;
    QListView *m_list;
    AlertDetail *m_detail;
    WishCard *m_wishes;
    LayerCard *m_layers;
    theme::FactCard *m_path;
    QTimer m_ticker;
};

} // namespace alerts
