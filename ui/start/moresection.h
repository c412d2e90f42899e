// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// "More settings": what most targets do without, folded away until somebody asks for it. PostgreSQL and PgBouncer have
// some; of other kinds it only keeps what it was filled with. GUI thread.

#include "ui/start/watchedfield.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace theme {
class Button;
}

namespace start {

class TargetBox;

class MoreSection : public QWidget {
    Q_OBJECT
public:
    explicit MoreSection(QWidget *parent = nullptr);

    // ownId: of the target that is edited, which cannot need itself. environment may be null.
    void fill(const TypedMore &more, environment::TargetKind kind, const environment::EnvironmentPtr &environment, const QString &ownId);
    [[nodiscard]] TypedMore typed() const;
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QList<WatchedField> fields() const;
    [[nodiscard]] QList<QWidget *> keyboards() const; // in the order of Tab

signals:
    void changed(); // by a choice; lines are watched by whoever has fields()

private:
    QLineEdit *line(const char *objectName, const QString &example);

    theme::Button *m_toggle;
    QWidget *m_body;
    QLineEdit *m_reader, *m_standbys, *m_backup, *m_config;
    QComboBox *m_readerFrom;
    TargetBox *m_uses;
    FormField *m_readerField, *m_readerFromField, *m_standbysField, *m_backupField, *m_configField, *m_usesField;
    bool m_open = false;
    bool m_filling = false;
};

} // namespace start
