// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/heartbeatfields.h"

#include "ui/start/formfield.h"
#include "ui/start/targetbox.h"
#include "ui/theme/space.h"

#include <QGridLayout>
#include <QLineEdit>

#include <utility>

using namespace Qt::StringLiterals;
using environment::TargetKind;
using theme::space;
using Where = environment::HeartbeatSettings::Where;

namespace start {

HeartbeatFields::HeartbeatFields(QWidget *parent) :
    QWidget(parent), m_grid(new QGridLayout(this)), m_where(new QComboBox), m_holder(new TargetBox("HolderField")),
    m_key(line("KeyField", u"bot:alive"_s)), m_sql(line("SqlField", u"select max(seen_at) from jobs"_s)),
    m_path(line("PathField", u"/var/lib/bot/alive"_s)), m_warning(line("AgeWarningField", u"5min"_s)),
    m_critical(line("AgeCriticalField", u"15min"_s))
{
    m_where->setObjectName(u"WhereField"_s);
    m_where->addItem(tr("A file of this machine"), int(Where::File));
    m_where->addItem(tr("A key in Redis"), int(Where::RedisKey));
    m_where->addItem(tr("A row in PostgreSQL"), int(Where::Row));
    m_whereField = new FormField(tr("Its sign of life is"), m_where);
    m_holderField = new FormField(tr("Held by"), m_holder);
    m_keyField = new FormField(tr("Key with a Unix time"), m_key);
    m_sqlField = new FormField(tr("Statement that returns one time"), m_sql);
    m_pathField = new FormField(tr("File whose time counts"), m_path);
    m_warningField = new FormField(tr("Warning when older than"), m_warning);
    m_criticalField = new FormField(tr("Critical when older than"), m_critical);

    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space(4));
    m_grid->setVerticalSpacing(space(4));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_whereField, 0, 0);
    m_grid->addWidget(m_holderField, 0, 1);
    int row = 1;
    for (FormField *field : {m_keyField, m_sqlField, m_pathField})
        m_grid->addWidget(field, row++, 0, 1, 2);
    m_grid->addWidget(m_warningField, row, 0);
    m_grid->addWidget(m_criticalField, row, 1);
    connect(m_where, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        offerHolders();
        showFields();
        emit changed();
    });
    connect(m_holder, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        m_holders.insert(where(), m_holder->chosen());
        emit changed();
    });
    fill({}, {});
}

QLineEdit *HeartbeatFields::line(const char *objectName, const QString &example)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1String(objectName));
    edit->setTextMargins(space(1), 0, space(1), 0);
    edit->setPlaceholderText(example);
    return edit;
}

void HeartbeatFields::fill(const TypedHeartbeat &heartbeat, const environment::EnvironmentPtr &environment)
{
    m_filling = true;
    m_environment = environment;
    m_where->setCurrentIndex(m_where->findData(int(heartbeat.where)));
    m_key->setText(heartbeat.key);
    m_sql->setText(heartbeat.sql);
    m_wholeSql = heartbeat.sql;
    m_shownSql = m_sql->text();
    m_path->setText(heartbeat.path);
    m_warning->setText(heartbeat.warning);
    m_critical->setText(heartbeat.critical);
    m_holders.insert(heartbeat.where, heartbeat.via.isEmpty() ? QStringList() : QStringList{heartbeat.via});
    offerHolders();
    m_filling = false;
    showFields();
}

TypedHeartbeat HeartbeatFields::typed() const
{
    return {where(), m_holder->chosen().value(0), m_key->text(), m_sql->text() == m_shownSql ? m_wholeSql : m_sql->text(),
            m_path->text(), m_warning->text(), m_critical->text()};
}

void HeartbeatFields::offerHolders()
{
    const bool filling = std::exchange(m_filling, true);
    m_holder->offer(m_environment, where() == Where::RedisKey ? TargetKind::Redis : TargetKind::Postgres, {}, m_holders.value(where()));
    m_filling = filling;
}

void HeartbeatFields::showFields()
{
    m_holderField->setVisible(where() != Where::File);
    m_keyField->setVisible(where() == Where::RedisKey);
    m_sqlField->setVisible(where() == Where::Row);
    m_pathField->setVisible(where() == Where::File);
}

Where HeartbeatFields::where() const
{
    return Where(m_where->currentData().toInt());
}

QList<WatchedField> HeartbeatFields::fields() const
{
    return {{Field::Holder, m_holderField, nullptr},          {Field::Key, m_keyField, m_key},
            {Field::Sql, m_sqlField, m_sql},                  {Field::Path, m_pathField, m_path},
            {Field::AgeWarning, m_warningField, m_warning},   {Field::AgeCritical, m_criticalField, m_critical}};
}

QList<QWidget *> HeartbeatFields::keyboards() const
{
    return {m_where, m_holder, m_key, m_sql, m_path, m_warning, m_critical};
}

} // namespace start

#include "moc_heartbeatfields.cpp"
