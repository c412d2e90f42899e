// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was told to whom by which channel, when it was accepted, and why the rest was not; the channels as they stand, what is
// broken and what to do about it. By keyboard: T tests the chosen channel. It shows what the desk knows. GUI thread; the desk
// outlives it.

#include "models/paging/dutydesk.h"

#include <QPointer>
#include <QWidget>

class QListView;
class QStackedWidget;

namespace theme {
class Button;
class EmptyState;
class PlainLabel;
}

namespace notify {
class ChannelModel;
class DeliveryModel;
}

namespace oncall {

class LineCard;
class PlainTable;

class DeliveriesPage : public QWidget {
    Q_OBJECT
public:
    explicit DeliveriesPage(QWidget *parent = nullptr);

    void setDesk(paging::DutyDesk *desk); // null: nothing is known
    void focusList();
    [[nodiscard]] static QString keys(); // in a sentence or two
    [[nodiscard]] int brokenCount() const; // channels that do not work

signals:
    void changed(); // brokenCount()

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void join();
    void refresh();
    void showChannel();
    void showDelivery();
    void test();
    void retranslate();

    QPointer<paging::DutyDesk> m_desk;
    base::Severity m_severity = base::Severity::Unknown;
    QString m_channel, m_delivery; // chosen
    QString m_asked;               // channel whose test was asked for
    bool m_filling = false;
    QStackedWidget *m_pages;
    theme::EmptyState *m_empty;
    theme::PlainLabel *m_answer, *m_rest, *m_none;
    QListView *m_channels;
    notify::ChannelModel *m_channelModel;
    LineCard *m_about, *m_details;
    theme::Button *m_test;
    PlainTable *m_log;
    notify::DeliveryModel *m_logModel;
};

} // namespace oncall
