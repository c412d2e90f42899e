// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of a target, a new one or one that is edited; which ones stand there follows its kind. What was typed for one
// kind is kept when the person looks at another. GUI thread.

#include "ui/start/watchedfield.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace theme {
class PlainLabel;
class SecretField;
}

namespace start {

class FigureList;
class HeartbeatFields;
class MoreSection;
class TargetBox;

class ConnectionForm : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void setKind(environment::TargetKind kind);
    // What there is already: ids that are taken, tiers, targets to depend on. May be null.
    void setEnvironment(const environment::EnvironmentPtr &environment);
    void edit(const environment::Target &target); // once, after setEnvironment()
    [[nodiscard]] ConnectionDraft draft() const;
    [[nodiscard]] theme::SecretField &password() { return *m_password; }

    // Shows what is wrong everywhere and puts the keyboard into the first such field. False: something is.
    bool complete();
    void focusFirst();

signals:
    void changed(); // a field that matters to the connection
    void keyboardPut(QWidget *place); // by the form, not by the person: it may be out of sight

private:
    struct Cell {
        QWidget *shown; // a FormField or a part of the form
        int span;       // of twelve
    };
    QLineEdit *line(const char *objectName);
    FormField *field(const QString &name, QWidget *editor, QWidget *keyboard = nullptr);
    void makeFields();
    void watch(Field which, FormField *field, QLineEdit *edit);
    void lay(const QList<QList<Cell>> &rows);
    void edited();
    void showProblems();
    void showHints();
    void fill(const ConnectionDraft &draft);
    void makeParts();
    template <class Part>
    void adopt(Part *part);
    void chain(const QList<QList<Cell>> &rows);
    [[nodiscard]] QList<QWidget *> keyboardsOf(QWidget *shown) const;
    void showFurther();
    void focusOn(const FieldProblem &problem);
    TargetBox *edgeField(const char *objectName, const QString &name, FormField *&shown);
    void chooseCertificate();
    [[nodiscard]] QList<QList<Cell>> cells() const;

    environment::TargetKind m_kind = environment::TargetKind::Postgres;
    environment::EnvironmentPtr m_environment;
    QStringList m_taken;
    std::optional<environment::Target> m_origin; // what is edited
    QHash<environment::TargetKind, ConnectionDraft> m_kept; // of the kinds not shown
    QSet<Field> m_touched;                                  // left once, so that they may complain
    QGridLayout *m_grid;
    QHash<Field, FormField *> m_fields;
    QLineEdit *m_name, *m_host, *m_port, *m_database, *m_user, *m_service, *m_url, *m_status, *m_certificate, *m_id, *m_header;
    QComboBox *m_tier, *m_tls;
    TargetBox *m_runsOn, *m_replicatesFrom, *m_leadsTo;
    FigureList *m_figures;
    HeartbeatFields *m_heartbeat;
    MoreSection *m_more;
    theme::PlainLabel *m_further; // what the file says of the target and no field shows
    QWidget *m_choose = nullptr; // opens a file dialog for the certificate
    theme::SecretField *m_password;
    FormField *m_tierField, *m_passwordField, *m_tlsField, *m_runsOnField, *m_replicatesFromField, *m_leadsToField;
    bool m_filling = false;
};

} // namespace start
