// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The console as the desktop program makes it, offscreen and in folders of its own: engine, series, window. Says when
// the answer line has been painted with given words. The bench's GUI thread only.

#include "models/history/seriesstore.h"
#include "models/secrets/desktopsecrets.h"
#include "models/watch/feed.h"
#include "tests/bench/cputime.h"
#include "tests/bench/ownfolders.h"
#include "ui/dashboard/answerline.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QTimer>

namespace bench {

class ConsoleScreen : public QObject {
public:
    explicit ConsoleScreen(environment::EnvironmentPtr environment)
        : m_feed([](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); }), m_window(m_feed, m_store)
    {
        connect(&m_feed, &watch::Feed::sampled, this, [this](const watch::Delivery &delivery) { m_store.append(delivery); });
        m_window.resize(1280, 800);
        m_window.show();
        m_feed.setEnvironment(std::move(environment));
        m_window.showDashboard();
        m_answer = m_window.findChild<dashboard::AnswerLine *>(QStringLiteral("answer"));
        if (!m_answer)
            qFatal("the window has no answer line");
        m_answer->installEventFilter(this);
    }

    [[nodiscard]] watch::Feed &feed() { return m_feed; }
    [[nodiscard]] shell::MainWindow &window() { return m_window; }
    [[nodiscard]] QString answer() const { return m_answer->answer(); }

    // When the answer was painted with these words in it, by wall(); 0 when that did not happen in time.
    double painted(const QString &words, double seconds)
    {
        m_words = words;
        m_paintedAt = m_answer->answer().contains(words) ? wall() : 0;
        QEventLoop loop;
        m_loop = &loop;
        QTimer::singleShot(int(seconds * 1000), Qt::PreciseTimer, &loop, &QEventLoop::quit);
        if (m_paintedAt == 0)
            loop.exec();
        m_loop = nullptr;
        return m_paintedAt;
    }

    // Runs the event loop until that holds; false when it does not in time.
    template <class Condition>
    bool until(double seconds, Condition holds)
    {
        const double end = wall() + seconds;
        while (!holds() && wall() < end) {
            QEventLoop loop;
            QTimer::singleShot(20, &loop, &QEventLoop::quit);
            loop.exec();
        }
        return holds();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_loop && m_paintedAt == 0 && m_answer->answer().contains(m_words)) {
            // the event comes before the painting: note the time once the window is through with it
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (m_paintedAt == 0 && m_loop) {
                        m_paintedAt = wall();
                        m_loop->quit();
                    }
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    watch::Feed m_feed;
    history::SeriesStore m_store;
    shell::MainWindow m_window;
    dashboard::AnswerLine *m_answer = nullptr;
    QEventLoop *m_loop = nullptr;
    QString m_words;
    double m_paintedAt = 0;
};

} // namespace bench
