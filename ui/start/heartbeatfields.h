// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a heartbeat is looked up, and how old it may be: which fields stand there follows the kind of place. GUI thread.

#include "ui/start/watchedfield.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace start {

class TargetBox;

class HeartbeatFields : public QWidget {
    Q_OBJECT
public:
    explicit HeartbeatFields(QWidget *parent = nullptr);

    // environment: whose targets may hold it; may be null
    void fill(const TypedHeartbeat &heartbeat, const environment::EnvironmentPtr &environment);
    [[nodiscard]] TypedHeartbeat typed() const;
    [[nodiscard]] QList<WatchedField> fields() const;
    [[nodiscard]] QList<QWidget *> keyboards() const; // in the order of Tab

signals:
    void changed(); // by a choice; lines are watched by whoever has fields()

private:
    QLineEdit *line(const char *objectName, const QString &example);
    [[nodiscard]] environment::HeartbeatSettings::Where where() const;
    void offerHolders();
    void showFields();

    environment::EnvironmentPtr m_environment;
    QHash<environment::HeartbeatSettings::Where, QStringList> m_holders; // chosen last for each
    QGridLayout *m_grid;
    QComboBox *m_where;
    TargetBox *m_holder;
    QLineEdit *m_key, *m_sql, *m_path, *m_warning, *m_critical;
    FormField *m_whereField, *m_holderField, *m_keyField, *m_sqlField, *m_pathField, *m_warningField, *m_criticalField;
    QString m_wholeSql, m_shownSql; // of a statement of several lines, and as its field shows it
    bool m_filling = false;
};

} // namespace start
