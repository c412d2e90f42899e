// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The second pane: a row of views at its top (Incidents, Alerts, On call, Deliveries) and the chosen one below. A view has a
// place in the row only while it has a page. Alt+1 to Alt+4 show one from anywhere in the window (MainWindow binds them), and
// so does the command palette, which lists those that are there; in the row itself the arrow keys move. GUI thread; owned by
// the window. To add a page, in the wiring of the desktop:
//     window.incidentViews().setPage(shell::IncidentViews::OnCall, page, [page] { page->focusList(); }, [] { return keys; });

#include <QKeySequence>
#include <QWidget>

#include <functional>

class QStackedWidget;

namespace theme {
class TabStrip;
}

namespace shell {

class IncidentViews : public QWidget {
    Q_OBJECT
public:
    enum View { Incidents, Alerts, OnCall, Deliveries }; // as they stand in the row
    static constexpr int kViews = Deliveries + 1;

    explicit IncidentViews(QWidget *parent = nullptr);

    // Any widget, which the row owns from here on; null takes the view out again. `focus` puts the keyboard where it is of
    // use first (a list, a table); without it the page itself gets it. `keys` is what F1 says of the page: its keys in a
    // sentence or two. The page draws its own head and margins: an answer line at space(4) from the left as ui/incidents
    // does, nothing above it. A theme::SearchField in it is reached with /; a theme::SideColumn hides while the window is
    // too narrow for it.
    void setPage(View view, QWidget *page, std::function<void()> focus = {}, std::function<QString()> keys = {});
    [[nodiscard]] bool has(View view) const { return m_pages[view].page; }
    [[nodiscard]] QWidget *page(View view) const { return m_pages[view].page; }
    // A number behind the title: what is open, what is not delivered. Negative: none.
    void setCount(View view, int count);

    void showView(View view); // nothing while it has no page
    [[nodiscard]] View view() const;
    void focusPage();   // as Escape does
    void focusFilter(); // as / does
    [[nodiscard]] QString keys() const; // of the page that is shown
    [[nodiscard]] QRect row() const;    // of the views, on the screen

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] static QString title(View view);
    [[nodiscard]] static QKeySequence key(View view);

signals:
    void viewChanged(shell::IncidentViews::View view);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void arrange(); // shows the views that have a page, a row only of two or more
    void choose(int index);
    void fit(QWidget *page) const;

    struct Page {
        QWidget *page = nullptr;
        std::function<void()> focus;
        std::function<QString()> keys;
    };
    Page m_pages[kViews];
    theme::TabStrip *m_strip;
    QStackedWidget *m_stack;
    bool m_arranging = false; // the row is changed by us
};

} // namespace shell
